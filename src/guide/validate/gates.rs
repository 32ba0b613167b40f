//! The gates of a guide: each needs items that can be ticked, and an item belongs to one gate.

use std::collections::{BTreeMap, BTreeSet};

use super::{Problems, each};
use crate::guide::{Guide, PRODUCT_FACTS};

/// What a gate lacks is counted with all that the gates before it lack.
pub const MOST_GATES: usize = 50;

impl Problems<'_> {
    pub(super) fn gates(&mut self, guide: &Guide) {
        if guide.gates.len() > MOST_GATES {
            self.add(&format!("gate.{MOST_GATES}"), &format!("there are more than {MOST_GATES} gates: leave some out"));
        }
        let pages = guide.items().filter(|(section, _)| !section.is_tracked());
        let pages: BTreeSet<&str> = pages.map(|(_, item)| item.id.as_str()).collect();
        let tracked = guide.tracked().map(|(_, item)| item.id.as_str()).collect();
        let needs = guide.gates.iter().enumerate();
        let needs: Vec<_> = needs.map(|(number, gate)| each(&format!("gate.{number}.needs"), &gate.needs, "", |id| id)).collect();
        let mut needed_by: BTreeMap<&str, &str> = BTreeMap::new();
        for (gate, needs) in guide.gates.iter().zip(needs) {
            for (place, id) in &needs {
                match needed_by.insert(id, &gate.id) {
                    Some(first) if first == gate.id => {
                        self.add(place, &format!("`{id}` is in this list already: remove it here"));
                    }
                    Some(first) => {
                        self.add(place, &format!("`{id}` is needed for the gate `{first}` already: remove it from one of them"));
                    }
                    None => {}
                }
            }
            let (to_read, others): (Vec<_>, Vec<_>) = needs.into_iter().partition(|(_, id)| pages.contains(id.as_str()));
            for (place, id) in to_read {
                self.add(&place, &format!("`{id}` is a reference page, with nothing to tick: remove it here"));
            }
            self.known("item", &tracked, others);
        }
        for (number, gate) in guide.gates.iter().enumerate() {
            let facts = each(&format!("gate.{number}.product"), &gate.product, "", |fact| fact);
            for (place, fact) in facts.into_iter().filter(|(_, fact)| !PRODUCT_FACTS.contains(&fact.as_str())) {
                self.add(&place, &format!("`{fact}` is no fact about the product: use one of {}", PRODUCT_FACTS.join(", ")));
            }
        }
        for (number, gate) in guide.gates.iter().enumerate().filter(|(_, gate)| gate.needs.is_empty()) {
            self.add(&format!("gate.{number}.needs"), &format!("the gate `{}` needs nothing: name its items", gate.id));
        }
    }
}
