//! How far the next gate of the guide is: what it still needs.

use std::collections::HashSet;

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
        let is_open = |item: &&Item| !progress.record(&item.id).standing.status.is_closed() && progress.scope.covers(item);
        let open: Vec<&Item> = guide.tracked().map(|(_, item)| item).filter(is_open).collect();
        let mut needed: HashSet<&String> = HashSet::new();
        let state = |gate: &'_ Gate, needed: &HashSet<&String>| Self {
            id: gate.id.clone(),
            title: gate.title.clone(),
            short: gate.short.clone(),
            open: open.iter().filter(|item| needed.contains(&item.id)).map(|item| item.id.clone()).collect(),
        };
        let mut gates = Vec::new();
        for gate in &guide.gates {
            needed.extend(&gate.needs);
            gates.push(state(gate, &needed));
        }
        gates
    }
}
