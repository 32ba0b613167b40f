//! Contradictions inside a guide, each with its line: what serde's types cannot say.

mod page;

use std::collections::BTreeSet;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::content::{Guide, Section};
use super::evidence::EvidenceClass;
use super::item::Item;
use crate::document::Position;

const LONGEST_ID: usize = 64;
const MOST_ITEMS: usize = 2_000;

/// Everything wrong with `guide`, one sentence each; `text` is where it was read from.
pub(super) fn problems(guide: &Guide, text: &str) -> Vec<String> {
    let root = DeTable::parse(text).map(|table| DeValue::Table(table.into_inner()));
    let mut found = Problems { text, root: root.ok(), sentences: Vec::new() };
    found.ids(guide);
    found.references(guide);
    for (place, section, item) in items(guide).filter(|(_, _, item)| !item.is_repeat()) {
        found.content(&place, section, item);
        found.editions(&place, guide, item);
    }
    found.page(guide);
    if guide.items().count() > MOST_ITEMS {
        found.add("schema", &format!("it has more than {MOST_ITEMS} items: split it"));
    }
    found.sentences
}

/// Every item with its place: keys and numbers of tables, as in `section.0.item.3`.
fn items(guide: &Guide) -> impl Iterator<Item = (String, &Section, &Item)> {
    guide.sections.iter().enumerate().flat_map(|(outer, section)| {
        let numbered = section.items.iter().enumerate();
        numbered.map(move |(inner, item)| (format!("section.{outer}.item.{inner}"), section, item))
    })
}

/// What each of `list`, which is called `key`, has in `field`, with its place.
fn each<'g, T>(key: &str, list: &'g [T], suffix: &str, field: impl Fn(&'g T) -> &'g String) -> Vec<(String, &'g String)> {
    list.iter().enumerate().map(|(number, entry)| (format!("{key}.{number}{suffix}"), field(entry))).collect()
}

struct Problems<'a> {
    text: &'a str,
    root: Option<DeValue<'a>>,
    sentences: Vec<String>,
}

impl Problems<'_> {
    /// Adds a sentence with the line of `place`, or of what holds it.
    fn add(&mut self, place: &str, sentence: &str) {
        let mut value = self.root.as_ref();
        let mut start = 0;
        for step in place.split('.') {
            let inner = value.and_then(|value| match step.parse::<usize>() {
                Ok(number) => value.get(number),
                Err(_) => value.get(step),
            });
            start = inner.map_or(start, |inner| inner.span().start);
            value = inner.map(Spanned::get_ref);
        }
        let line = Position::of(self.text, start).line;
        self.sentences.push(format!("line {line}: {sentence}"));
    }

    fn ids(&mut self, guide: &Guide) {
        self.unique(each("source", &guide.sources, ".id", |source| &source.id), |id| {
            format!("the source `{id}` is defined twice")
        });
        self.unique(each("system", &guide.systems, ".id", |system| &system.id), |id| {
            format!("the system `{id}` is defined twice")
        });
        let mut ids = each("section", &guide.sections, ".id", |section| &section.id);
        ids.extend(items(guide).filter(|(_, _, item)| !item.is_repeat()).map(|(place, _, item)| (place + ".id", &item.id)));
        self.unique(ids, |id| format!("the id `{id}` is used twice"));
    }

    fn unique(&mut self, ids: Vec<(String, &String)>, sentence: impl Fn(&str) -> String) {
        let mut seen = BTreeSet::new();
        for (place, id) in ids {
            if !is_kebab_case(id) {
                let wanted = format!("use a-z, 0-9 and single hyphens, at most {LONGEST_ID}");
                self.add(&place, &format!("the id `{id}` is not kebab-case: {wanted}"));
            }
            if !seen.insert(id) {
                self.add(&place, &format!("{}: rename one", sentence(id)));
            }
        }
    }

    fn references(&mut self, guide: &Guide) {
        let sources: BTreeSet<&str> = guide.sources.iter().map(|source| source.id.as_str()).collect();
        let systems: BTreeSet<&str> = guide.systems.iter().map(|system| system.id.as_str()).collect();
        let known_items: BTreeSet<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
        self.known("source", &sources, each("system", &guide.systems, ".source", |system| &system.source));
        let terms = each("term", &guide.terms, ".source", |term| &term.source);
        self.known("source", &sources, terms.into_iter().filter(|(_, source)| !source.is_empty()).collect());
        self.known("source", &sources, vec![("notice.source".to_owned(), &guide.notice.source)]);
        for (place, _, item) in items(guide) {
            let at = |key: &str| format!("{place}.{key}");
            self.known("source", &sources, each(&at("sources"), &item.sources, "", |id| id));
            self.known("source", &sources, each(&at("fact"), &item.facts, ".source", |fact| &fact.source));
            self.known("system", &systems, each(&at("systems"), &item.systems, "", |id| id));
            self.known("item", &known_items, each(&at("after"), &item.after, "", |id| id));
            let same_as = Some((at("same_as"), &item.same_as)).filter(|_| item.is_repeat());
            self.known("item", &known_items, same_as.into_iter().collect());
            self.addresses(each(&at("link"), &item.links, ".url", |link| &link.url));
        }
        self.addresses(each("source", &guide.sources, ".url", |source| &source.url));
    }

    fn known(&mut self, kind: &str, known: &BTreeSet<&str>, used: Vec<(String, &String)>) {
        for (place, id) in used.into_iter().filter(|(_, id)| !known.contains(id.as_str())) {
            self.add(&place, &format!("there is no {kind} `{id}`: define it or correct the name"));
        }
    }

    fn content(&mut self, place: &str, section: &Section, item: &Item) {
        let (id, place) = (&item.id, &format!("{place}.id"));
        if section.is_tracked() && (item.why.trim().is_empty() || item.steps.is_empty()) {
            self.add(place, &format!("`{id}` can be ticked, so it needs `why` and `steps`"));
        }
        if !section.is_tracked() && item.body.trim().is_empty() && item.shows.is_none() {
            self.add(place, &format!("the reference page `{id}` needs a `body` or `shows`"));
        }
        let is_about_the_guide = !section.is_tracked() && item.class == EvidenceClass::General;
        if item.sources.is_empty() && !is_about_the_guide {
            self.add(place, &format!("`{id}` has no source: name at least one"));
        }
        if item.after.contains(id) {
            self.add(place, &format!("`{id}` cannot come after itself"));
        }
    }

    fn addresses(&mut self, urls: Vec<(String, &String)>) {
        for (place, url) in urls.into_iter().filter(|(_, url)| !crate::text::is_openable(url)) {
            self.add(&place, &format!("`{url}` is not an address that can be opened: use https, http or mailto, without spaces"));
        }
    }

    fn editions(&mut self, place: &str, guide: &Guide, item: &Item) {
        let (id, place) = (&item.id, &format!("{place}.id"));
        if item.revised == 0 || item.revised > guide.edition {
            self.add(
                place,
                &format!("`{id}` was revised in edition {}, but the guide is edition {}", item.revised, guide.edition),
            );
        }
        if item.revised > 1 && item.change.is_empty() {
            self.add(place, &format!("`{id}` was revised, so `change` must say what changed"));
        }
    }
}

fn is_kebab_case(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.chars().count() <= LONGEST_ID && id.split('-').all(word)
}
