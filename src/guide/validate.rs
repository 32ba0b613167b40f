//! Contradictions inside a guide, each with its line: what serde's types cannot say.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Guide, Item, Section};

const LONGEST_ID: usize = 64;
const MOST_ITEMS: usize = 2_000;

/// Everything wrong with `guide`, one sentence each; `text` is where it was read from.
pub(super) fn problems(guide: &Guide, text: &str) -> Vec<String> {
    let mut found = Problems { text, sentences: Vec::new() };
    found.ids(guide);
    found.references(guide);
    for (section, item) in guide.items() {
        found.content(section, item);
        found.editions(guide, item);
    }
    if guide.items().count() > MOST_ITEMS {
        found.add("schema", &format!("it has more than {MOST_ITEMS} items: split it"));
    }
    found.sentences
}

struct Problems<'a> {
    text: &'a str,
    sentences: Vec<String>,
}

impl Problems<'_> {
    /// Adds a sentence, placed at the last line that names `needle`: the second of two equal ids, the use of a name.
    fn add(&mut self, needle: &str, sentence: &str) {
        let quoted = format!("\"{needle}\"");
        let lines = || self.text.lines().enumerate();
        let place = lines().filter(|(_, line)| line.contains(&quoted)).last();
        let line = place.map_or(1, |(index, _)| index + 1);
        self.sentences.push(format!("line {line}: {sentence}"));
    }

    fn ids(&mut self, guide: &Guide) {
        let mut seen = BTreeSet::new();
        let sections = guide.sections.iter().map(|section| &section.id);
        let named = guide.sources.iter().map(|source| &source.id).chain(guide.systems.iter().map(|system| &system.id));
        for id in named {
            self.name(id);
        }
        for id in sections.chain(guide.items().map(|(_, item)| &item.id)) {
            self.name(id);
            if !seen.insert(id) {
                self.add(id, &format!("the id `{id}` is used twice: rename one"));
            }
        }
        self.unique("source", guide.sources.iter().map(|source| &source.id));
        self.unique("system", guide.systems.iter().map(|system| &system.id));
    }

    fn name(&mut self, id: &str) {
        if !is_kebab_case(id) {
            self.add(id, &format!("the id `{id}` is not kebab-case: use a-z, 0-9 and single hyphens, at most {LONGEST_ID}"));
        }
    }

    fn unique<'g>(&mut self, kind: &str, ids: impl Iterator<Item = &'g String>) {
        let mut counts = BTreeMap::<_, u32>::new();
        for id in ids {
            *counts.entry(id).or_default() += 1;
        }
        for (id, _) in counts.into_iter().filter(|&(_, count)| count > 1) {
            self.add(id, &format!("the {kind} `{id}` is defined twice: rename one"));
        }
    }

    fn references(&mut self, guide: &Guide) {
        let sources: BTreeSet<&str> = guide.sources.iter().map(|source| source.id.as_str()).collect();
        let systems: BTreeSet<&str> = guide.systems.iter().map(|system| system.id.as_str()).collect();
        let items: BTreeSet<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
        let shared = guide.systems.iter().map(|system| &system.source);
        let shared = shared.chain(guide.terms.iter().map(|term| &term.source).filter(|source| !source.is_empty()));
        self.known("source", &sources, shared.chain([&guide.notice.source]));
        for (_, item) in guide.items() {
            self.known("source", &sources, item.sources.iter().chain(item.facts.iter().map(|fact| &fact.source)));
            self.known("system", &systems, item.systems.iter());
            self.known("item", &items, item.after.iter());
        }
        for source in &guide.sources {
            self.address(&source.url);
        }
    }

    fn known<'g>(&mut self, kind: &str, known: &BTreeSet<&str>, used: impl Iterator<Item = &'g String>) {
        for id in used.filter(|id| !known.contains(id.as_str())) {
            self.add(id, &format!("there is no {kind} `{id}`: define it or correct the name"));
        }
    }

    fn content(&mut self, section: &Section, item: &Item) {
        let id = &item.id;
        if section.is_tracked() && (item.why.trim().is_empty() || item.steps.is_empty()) {
            self.add(id, &format!("`{id}` can be ticked, so it needs `why` and `steps`"));
        }
        if !section.is_tracked() && item.body.trim().is_empty() && item.shows.is_none() {
            self.add(id, &format!("the reference page `{id}` needs a `body` or `shows`"));
        }
        if item.sources.is_empty() {
            self.add(id, &format!("`{id}` has no source: name at least one"));
        }
        if item.after.contains(id) {
            self.add(id, &format!("`{id}` cannot come after itself"));
        }
        for link in &item.links {
            self.address(&link.url);
        }
    }

    fn address(&mut self, url: &str) {
        if !crate::text::is_openable(url) {
            self.add(url, &format!("`{url}` is not an address that can be opened: use https, http or mailto, without spaces"));
        }
    }

    fn editions(&mut self, guide: &Guide, item: &Item) {
        let id = &item.id;
        if item.revised == 0 || item.revised > guide.edition {
            self.add(id, &format!("`{id}` was revised in edition {}, but the guide is edition {}", item.revised, guide.edition));
        }
        if item.revised > 1 && item.change.is_empty() {
            self.add(id, &format!("`{id}` was revised, so `change` must say what changed"));
        }
    }
}

fn is_kebab_case(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.chars().count() <= LONGEST_ID && id.split('-').all(word)
}
