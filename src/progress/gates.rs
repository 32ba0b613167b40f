//! How far the next gate of the guide is: what it still needs.

use std::collections::HashSet;

use compact_str::CompactString;

use super::entry::Entry;
use crate::guide::{Gate, Guide, Item};

/// A gate with what holds it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateState {
    pub id: String,
    pub title: String,
    pub short: String,
    /// Ids of the open items in scope that it or a gate before it needs, in the guide's order.
    pub open: Vec<String>,
}

impl GateState {
    pub fn is_reached(&self) -> bool {
        self.open.is_empty()
    }

    /// In the order in which they are reached; `open` are the open items in scope.
    pub(super) fn all<'g>(guide: &Guide, open: impl Iterator<Item = &'g Entry<'g>>) -> Vec<Self> {
        let open: Vec<&Item> = open.map(|entry| entry.item).collect();
        let mut needed: HashSet<&str> = HashSet::new();
        let gates = guide.gates.iter().map(|gate| {
            needed.extend(gate.needs.iter().map(CompactString::as_str));
            let Gate { id, title, short, .. } = gate;
            let open = open.iter().filter(|item| needed.contains(item.id.as_str())).map(|item| item.id.to_string()).collect();
            Self { id: id.to_string(), title: title.to_string(), short: short.to_string(), open }
        });
        gates.collect()
    }
}
