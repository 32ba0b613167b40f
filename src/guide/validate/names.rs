//! The names inside a guide: written in one way, and each of one thing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problems, each, items};
use crate::guide::Guide;
use compact_str::CompactString;

const LONGEST_ID: usize = 64;

impl Problems<'_> {
    pub(super) fn names(&mut self, guide: &Guide) {
        self.kebab_case("id", &guide.id);
        self.unique("the source", each("source", &guide.sources, ".id", |source| &source.id));
        self.unique("the system", each("system", &guide.systems, ".id", |system| &system.id));
        self.unique("the gate", each("gate", &guide.gates, ".id", |gate| &gate.id));
        let mut ids = each("section", &guide.sections, ".id", |section| &section.id);
        ids.extend(items(guide).filter(|(_, _, item)| !item.is_repeat()).map(|(place, _, item)| (place + ".id", &item.id)));
        self.unique("the section or item", ids);
        self.earlier_names(guide);
    }

    /// Ids of earlier editions: each was one item, and is none now.
    fn earlier_names(&mut self, guide: &Guide) {
        let mut earlier = each("dropped", &guide.dropped, ".id", |dropped| &dropped.id);
        let all = items(guide).filter(|(_, _, item)| !item.is_repeat());
        earlier.extend(all.flat_map(|(place, _, item)| each(&format!("{place}.was"), &item.was, "", |was| was)));
        let present: BTreeSet<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
        for (place, id) in &earlier {
            if present.contains(id.as_str()) {
                self.add(place, &format!("`{id}` is an item of this edition, not only of an earlier one: remove it here"));
            }
        }
        self.unique("the item of an earlier edition", earlier);
    }

    fn unique(&mut self, kind: &str, ids: Vec<(String, &CompactString)>) {
        let mut seen: BTreeMap<&str, String> = BTreeMap::new();
        for (place, id) in ids {
            self.kebab_case(&place, id);
            match seen.get(id.as_str()) {
                None => drop(seen.insert(id, place)),
                Some(first) => {
                    let line = self.line_of(first);
                    self.add(&place, &format!("{kind} `{id}` is there already, on line {line}: rename or remove one"));
                }
            }
        }
    }

    fn kebab_case(&mut self, place: &str, id: &str) {
        if !is_kebab_case(id) {
            let wanted = format!("use a-z, 0-9 and single hyphens, at most {LONGEST_ID}");
            self.add(place, &format!("the id `{id}` is not kebab-case: {wanted}"));
        }
    }
}

fn is_kebab_case(id: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    id.chars().count() <= LONGEST_ID && id.split('-').all(word)
}
