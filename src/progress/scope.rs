//! What of the guide applies to the product.

use serde::{Deserialize, Serialize};
use toml::Table;

use crate::guide::{Guide, Item};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// Ids of the systems that the product connects to; empty means not narrowed: all of them.
    pub systems: Vec<String>,
    /// Whether it is a medical-practice application.
    pub medical_practice: bool,
    /// Keys of the file that this version does not know; they are kept.
    #[serde(flatten)]
    pub extra: Table,
}

impl Default for Scope {
    fn default() -> Self {
        Self { systems: Vec::new(), medical_practice: true, extra: Table::new() }
    }
}

impl Scope {
    /// Whether `item` counts for this product.
    pub fn covers(&self, item: &Item) -> bool {
        let setting = self.medical_practice || !item.medical_practice;
        let all = self.systems.is_empty() || item.systems.is_empty();
        setting && (all || item.systems.iter().any(|system| self.systems.contains(system)))
    }

    /// The chosen systems by their names, in the guide's order; one that the guide does not have by its id.
    pub fn system_names(&self, guide: &Guide) -> Vec<String> {
        let known = guide.systems.iter().filter(|system| self.systems.contains(&system.id)).map(|system| &system.title);
        let is_known = |id: &String| guide.systems.iter().any(|system| system.id == *id);
        known.chain(self.systems.iter().filter(|id| !is_known(id))).cloned().collect()
    }
}
