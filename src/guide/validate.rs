//! Everything wrong with the text of a guide, all at once and each with its position: what the types cannot say, and what they
//! say one at a time.

mod gates;
mod items;
mod mend;
mod names;
mod order;
mod page;
mod references;
#[expect(dead_code, reason = "the build script reads what types and fields are called")]
mod shape;
mod statements;
mod words;

use std::collections::BTreeSet;

use compact_str::CompactString;
pub use gates::MOST_GATES;
pub use items::MOST_ITEMS;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::content::{Guide, Section};
use super::item::Item;
use super::problem::Problem;
use crate::document::Position;

/// The guide in `text`.
///
/// # Errors
/// With everything that is wrong with it, in the order of the file; if it is not TOML, with the first place where it is not.
pub(super) fn read(text: &str) -> Result<Guide, Vec<Problem>> {
    let not_toml = |error: toml::de::Error| {
        let start = error.span().map_or(0, |span| span.start);
        positioned(text, vec![(start, format!("this is not TOML: {}: correct it there", error.message().trim()))])
    };
    let root = DeValue::Table(DeTable::parse(text).map_err(not_toml)?.into_inner());
    let lines = text.match_indices('\n').map(|(at, _)| at).collect();
    let mut problems = Problems { root: &root, lines, found: Vec::new(), mended: BTreeSet::new(), compared: 0 };
    let whole = mend::Place { path: "", start: 0, above: &[] };
    let table = root.as_table().map(|table| problems.table(&whole, table, &shape::GUIDE)).unwrap_or_default();
    let guide: Guide = table.try_into().map_err(not_toml)?;
    problems.rules(&guide);
    if problems.found.is_empty() { Ok(guide) } else { Err(positioned(text, problems.found)) }
}

/// In the order of the file, with lines and columns; each is counted from where the last one was.
fn positioned(text: &str, mut found: Vec<(usize, String)>) -> Vec<Problem> {
    found.sort_by_key(|(start, _)| *start);
    found.dedup();
    let (mut reached, mut position) = (0, Position { line: 1, column: 1 });
    let problem = |(start, sentence): (usize, String)| {
        position = position.after(text.get(reached..start).unwrap_or_default());
        reached = start.max(reached);
        Problem { position, sentence }
    };
    found.into_iter().map(problem).collect()
}

/// Every item with its place: keys and numbers of tables, as in `section.0.item.3`.
fn items(guide: &Guide) -> impl Iterator<Item = (String, &Section, &Item)> {
    guide.sections.iter().enumerate().flat_map(|(outer, section)| {
        let numbered = section.items.iter().enumerate();
        numbered.map(move |(inner, item)| (format!("section.{outer}.item.{inner}"), section, item))
    })
}

/// What each of `list`, which is called `key`, has in `field`, with its place.
fn each<'g, T>(
    key: &str,
    list: &'g [T],
    suffix: &str,
    field: impl Fn(&'g T) -> &'g CompactString,
) -> Vec<(String, &'g CompactString)> {
    list.iter().enumerate().map(|(number, entry)| (format!("{key}.{number}{suffix}"), field(entry))).collect()
}

struct Problems<'a> {
    root: &'a DeValue<'a>,
    /// Where each line ends, in bytes.
    lines: Vec<usize>,
    /// Where each begins, in bytes, and what it is.
    found: Vec<(usize, String)>,
    /// Places whose value was filled in, so that the rest could be read.
    mended: BTreeSet<String>,
    /// How many missing names were compared with those that are there.
    compared: usize,
}

impl Problems<'_> {
    fn rules(&mut self, guide: &Guide) {
        self.names(guide);
        self.references(guide);
        self.definitions(guide);
        self.gates(guide);
        self.order(guide);
        for (place, section, item) in items(guide).filter(|(_, _, item)| !item.is_repeat()) {
            self.content(&place, section, item);
            self.statements(&place, section, item);
            self.editions(&place, guide, item);
        }
        self.page(guide);
        self.whole(guide);
    }

    /// Adds a sentence with the position of `place`, or of what holds it; what was mended there has been told already.
    fn add(&mut self, place: &str, sentence: &str) {
        if !self.mended.contains(place) {
            self.found.push((self.start_of(place), sentence.to_owned()));
        }
    }

    fn line_of(&self, place: &str) -> usize {
        let start = self.start_of(place);
        1 + self.lines.partition_point(|end| *end < start)
    }

    fn start_of(&self, place: &str) -> usize {
        let mut value = Some(self.root);
        let mut start = 0;
        for step in place.split('.') {
            let inner = value.and_then(|value| match step.parse::<usize>() {
                Ok(number) => value.get(number),
                Err(_) => value.get(step),
            });
            start = inner.map_or(start, |inner| inner.span().start);
            value = inner.map(Spanned::get_ref);
        }
        start
    }
}
