//! Which statement of a page is which part of the guide's index.

use std::collections::{HashMap, HashSet};

use super::address;
use super::parts::{Kind, Page, Statement};
use super::words::{Overlap, significant};
use crate::guide::{PagePart, PartKind, SourcePage};

/// The best candidates of each part are looked at closely.
const MOST_CANDIDATES: usize = 64;

/// How alike two texts of the same kind must be to be one, from 0 to 1.
const ALIKE: f64 = 0.5;
/// The same for a heading that became a paragraph, or the like.
const ALIKE_ELSEWHERE: f64 = 0.7;
/// Two words are soon alike.
const ALIKE_IF_SHORT: f64 = 0.75;
const SHORT: usize = 2;

/// The index of a guide, made ready for looking up.
pub struct Index {
    pub words: Vec<Vec<String>>,
    /// The keys of the addresses that each part links to.
    links: Vec<Vec<String>>,
    /// The parts in which a word stands.
    places: HashMap<String, Vec<usize>>,
}

/// A part found on the page.
#[derive(Debug)]
pub struct Found {
    pub part: usize,
    pub statement: usize,
    pub overlap: Overlap,
}

impl Index {
    pub fn new(page: &SourcePage) -> Self {
        let words: Vec<Vec<String>> = page.parts.iter().map(|part| significant(&part.words)).collect();
        let mut places: HashMap<String, Vec<usize>> = HashMap::new();
        for (part, words) in words.iter().enumerate().filter(|(part, _)| is_statement(&page.parts[*part])) {
            for word in words {
                places.entry(word.clone()).or_default().push(part);
            }
        }
        let keys = |part: &PagePart| part.links.iter().map(|link| address::key(link)).collect();
        Self { words, links: page.parts.iter().map(keys).collect(), places }
    }

    /// Each part that shares words with `statement`, and how alike they are without typing errors.
    pub fn candidates(&self, words: &[String]) -> Vec<(usize, f64)> {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for part in words.iter().filter_map(|word| self.places.get(word)).flatten() {
            *shared.entry(*part).or_default() += 1;
        }
        shared.into_iter().map(|(part, count)| (part, dice(count, self.words[part].len(), words.len()))).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "texts have fewer than 2^52 words")]
fn dice(common: usize, one: usize, other: usize) -> f64 {
    2.0 * common as f64 / (one + other).max(1) as f64
}

/// A statement, made ready for being held against parts.
struct Said {
    place: usize,
    kind: Kind,
    words: Vec<String>,
    /// The keys of its addresses.
    links: HashSet<String>,
}

impl Said {
    fn of((place, statement): (usize, &Statement)) -> Self {
        let links = statement.links.iter().map(|link| address::key(link)).collect();
        Self { place, kind: statement.kind, words: significant(&statement.text), links }
    }
}

/// Whether the part is told by its words.
pub fn is_statement(part: &PagePart) -> bool {
    !matches!(part.kind, PartKind::Figure | PartKind::Contact)
}

/// The parts found on the page, each once, in the order of the index.
pub fn find(source: &SourcePage, index: &Index, page: &Page) -> Vec<Found> {
    let mut pairs = pairs(source, index, page);
    pairs.sort_by(|(one, first), (other, second)| {
        other.total_cmp(one).then((first.part, first.statement).cmp(&(second.part, second.statement)))
    });
    let (mut parts, mut statements) = (vec![false; source.parts.len()], HashSet::new());
    let mut found: Vec<Found> = Vec::new();
    for (_, pair) in pairs {
        if !parts[pair.part] && statements.insert(pair.statement) {
            parts[pair.part] = true;
            found.push(pair);
        }
    }
    found.sort_by_key(|pair| pair.part);
    found
}

/// Everything that could be the same, with how well it fits.
fn pairs(source: &SourcePage, index: &Index, page: &Page) -> Vec<(f64, Found)> {
    // An entry of a table of contents is not the heading that it leads to.
    let said = page.statements.iter().enumerate().filter(|(_, statement)| Page::is_said(statement));
    let said: Vec<Said> = said.map(Said::of).collect();
    let mut nearest: Vec<Vec<(f64, usize)>> = vec![Vec::new(); source.parts.len()];
    for (number, statement) in said.iter().enumerate() {
        for (part, likeness) in index.candidates(&statement.words) {
            let list = &mut nearest[part];
            list.push((likeness + bonus(source, index, part, statement), number));
            if list.len() > 4 * MOST_CANDIDATES {
                keep_best(list);
            }
        }
    }
    nearest.iter_mut().for_each(keep_best);
    let candidates = nearest.iter().enumerate().flat_map(|(part, list)| list.iter().map(move |(_, number)| (part, *number)));
    candidates.filter_map(|(part, number)| pair(source, index, part, &said[number])).collect()
}

fn keep_best(list: &mut Vec<(f64, usize)>) {
    list.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    list.truncate(MOST_CANDIDATES);
}

fn pair(source: &SourcePage, index: &Index, part: usize, statement: &Said) -> Option<(f64, Found)> {
    let words = &index.words[part];
    let overlap = Overlap::of(words, &statement.words);
    let likeness = overlap.likeness();
    let enough = match () {
        () if !is_same_kind(source.parts[part].kind, statement.kind) => ALIKE_ELSEWHERE,
        () if words.len() <= SHORT => ALIKE_IF_SHORT,
        () => ALIKE,
    };
    let found = |overlap| Found { part, statement: statement.place, overlap };
    (likeness >= enough).then(|| (likeness + bonus(source, index, part, statement), found(overlap)))
}

/// What speaks for a statement beside its words.
fn bonus(source: &SourcePage, index: &Index, part: usize, statement: &Said) -> f64 {
    let has_link = index.links[part].iter().any(|link| statement.links.contains(link));
    let kind = if is_same_kind(source.parts[part].kind, statement.kind) { 0.1 } else { 0.0 };
    let link = if has_link { 0.1 } else { 0.0 };
    kind + link
}

fn is_same_kind(part: PartKind, kind: Kind) -> bool {
    match kind {
        Kind::Notice => part == PartKind::Notice,
        Kind::Heading => part == PartKind::Heading,
        Kind::Step => part == PartKind::Step,
        Kind::Bullet => matches!(part, PartKind::Commitment | PartKind::Requirement),
        Kind::Paragraph => matches!(part, PartKind::Requirement | PartKind::Text),
    }
}

/// What a statement would be in an index.
pub fn part_kind(kind: Kind) -> PartKind {
    match kind {
        Kind::Notice => PartKind::Notice,
        Kind::Heading => PartKind::Heading,
        Kind::Step => PartKind::Step,
        Kind::Bullet => PartKind::Commitment,
        Kind::Paragraph => PartKind::Text,
    }
}
