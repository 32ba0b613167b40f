//! What a guide refers to by name: each must be there, once in a list, and addresses must be of a kind that can be opened.

use std::collections::BTreeSet;

use super::{Problems, each, items};
use crate::guide::{Guide, Item};
use crate::text::{is_openable, nearest};
use compact_str::CompactString;

/// How alike two names must be for one to be suggested for the other.
const ALIKE: f64 = 0.8;

/// For so many missing names others are looked for: each is compared with all that there are.
const MOST_COMPARED: usize = 100;

/// The ids that an item may refer to.
struct Known<'g> {
    sources: BTreeSet<&'g str>,
    systems: BTreeSet<&'g str>,
    items: BTreeSet<&'g str>,
}

impl Problems<'_> {
    pub(super) fn references(&mut self, guide: &Guide) {
        let known = Known {
            sources: guide.sources.iter().map(|source| source.id.as_str()).collect(),
            systems: guide.systems.iter().map(|system| system.id.as_str()).collect(),
            items: guide.items().map(|(_, item)| item.id.as_str()).collect(),
        };
        self.known("source", &known.sources, each("system", &guide.systems, ".source", |system| &system.source));
        let terms = each("term", &guide.terms, ".source", |term| &term.source);
        self.known("source", &known.sources, named(terms));
        if !guide.notice.is_empty() {
            self.known("source", &known.sources, vec![("notice.source".to_owned(), &guide.notice.source)]);
        }
        for (place, _, item) in items(guide) {
            self.of_item(&place, item, &known);
        }
        self.addresses(each("source", &guide.sources, ".url", |source| &source.url));
    }

    fn of_item(&mut self, place: &str, item: &Item, known: &Known) {
        let at = |key: &str| format!("{place}.{key}");
        self.known("source", &known.sources, each(&at("sources"), &item.sources, "", |id| id));
        self.known("source", &known.sources, each(&at("fact"), &item.facts, ".source", |fact| &fact.source));
        let questions = each(&at("question"), &item.questions, ".source", |question| &question.source);
        self.known("source", &known.sources, named(questions));
        self.known("item", &known.items, each(&at("after"), &item.after, "", |id| id));
        self.known("item", &known.items, named(vec![(at("same_as"), &item.same_as)]));
        self.addresses(each(&at("link"), &item.links, ".url", |link| &link.url));
        for (key, ids) in systems(item) {
            self.known("system", &known.systems, each(&at(&key), ids, "", |id| id));
            self.once(each(&at(&key), ids, "", |id| id));
        }
        for (key, ids) in [("sources", &item.sources), ("after", &item.after)] {
            self.once(each(&at(key), ids, "", |id| id));
        }
    }

    pub(super) fn known(&mut self, kind: &str, known: &BTreeSet<&str>, used: Vec<(String, &CompactString)>) {
        for (place, id) in used.into_iter().filter(|(_, id)| !known.contains(id.as_str())) {
            self.compared += 1;
            let others = if self.compared > MOST_COMPARED { &BTreeSet::new() } else { known };
            let remedy = match nearest(id, others.iter().copied(), ALIKE) {
                Some(near) => format!("define it, or write `{near}`"),
                None => "define it or correct the name".to_owned(),
            };
            self.add(&place, &format!("there is no {kind} `{id}`: {remedy}"));
        }
    }

    pub(super) fn once(&mut self, ids: Vec<(String, &CompactString)>) {
        let mut seen = BTreeSet::new();
        for (place, id) in ids.into_iter().filter(|(_, id)| !seen.insert(*id)) {
            self.add(&place, &format!("`{id}` is in this list already: remove it here"));
        }
    }

    pub(super) fn addresses(&mut self, urls: Vec<(String, &CompactString)>) {
        for (place, url) in urls.into_iter().filter(|(_, url)| !is_openable(url)) {
            self.add(&place, &format!("`{url}` is not an address that can be opened: use https, http or mailto, without spaces"));
        }
    }
}

/// Without those that are left empty.
pub(super) fn named(ids: Vec<(String, &CompactString)>) -> Vec<(String, &CompactString)> {
    ids.into_iter().filter(|(_, id)| !id.is_empty()).collect()
}

/// Every list of systems of an item, with its key.
fn systems(item: &Item) -> Vec<(String, &[CompactString])> {
    let key = |key: &str, number: usize| format!("{key}.{number}.systems");
    let steps = item.steps.iter().enumerate().map(|(number, step)| (key("steps", number), &*step.systems));
    let facts = item.facts.iter().enumerate().map(|(number, fact)| (key("fact", number), &*fact.systems));
    let links = item.links.iter().enumerate().map(|(number, link)| (key("link", number), &*link.systems));
    let asked = item.questions.iter().enumerate().map(|(number, asked)| (key("question", number), &*asked.systems));
    let whole = [("systems".to_owned(), &*item.systems)];
    whole.into_iter().chain(steps).chain(facts).chain(links).chain(asked).collect()
}
