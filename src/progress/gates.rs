//! How far the next gate of the guide is: what it still needs.

use std::collections::HashSet;

use compact_str::CompactString;

use super::state::Progress;
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

    /// In the order in which they are reached.
    pub fn all(guide: &Guide, progress: &Progress) -> Vec<Self> {
        let is_open = |item: &&Item| !progress.is_closed(&item.id) && progress.scope.covers(item);
        let open: Vec<&Item> = guide.tracked().map(|(_, item)| item).filter(is_open).collect();
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
