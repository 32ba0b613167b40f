//! Which parts of the guide apply to the product.

use serde::{Deserialize, Serialize};
use toml::Table;

use crate::guide::{Guide, Item};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Ids of the systems that the product connects to; empty means all.
    pub systems: Vec<String>,
    pub medical_practice: bool,
    /// Keys that this version does not know; they are kept.
    #[serde(flatten)]
    pub extra: Table,
}

impl Default for Scope {
    fn default() -> Self {
        Self { systems: Vec::new(), medical_practice: true, extra: Table::new() }
    }
}

impl Scope {
    pub fn covers(&self, item: &Item) -> bool {
        let setting = self.medical_practice || !item.medical_practice;
        let all = self.systems.is_empty() || item.systems.is_empty();
        setting && (all || item.systems.iter().any(|system| self.systems.contains(system)))
    }

    /// In the guide's order; a system that the guide does not have is named by its id.
    pub fn system_names(&self, guide: &Guide) -> Vec<String> {
        let known = guide.systems.iter().filter(|system| self.systems.contains(&system.id)).map(|system| &system.title);
        let is_known = |id: &String| guide.systems.iter().any(|system| system.id == *id);
        known.chain(self.systems.iter().filter(|id| !is_known(id))).cloned().collect()
    }
}
