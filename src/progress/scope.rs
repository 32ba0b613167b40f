//! Which parts of the guide apply to the product.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use toml::Table;

use crate::guide::{Fact, Guide, Item, Link, Question, Step};

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
        (self.medical_practice || !item.medical_practice) && self.includes(&item.systems)
    }

    /// Whether what is about `systems` applies; none stands for all.
    pub(super) fn includes(&self, systems: &[CompactString]) -> bool {
        self.systems.is_empty()
            || systems.is_empty()
            || systems.iter().any(|system| self.systems.iter().any(|chosen| chosen == system))
    }

    /// The steps of `item` that apply, with their numbers in the guide.
    pub fn steps<'g>(&self, item: &'g Item) -> impl Iterator<Item = (u32, &'g Step)> {
        (1..).zip(&item.steps).filter(|(_, step)| self.includes(&step.systems))
    }

    pub fn facts<'g>(&self, item: &'g Item) -> impl Iterator<Item = &'g Fact> {
        item.facts.iter().filter(|fact| self.includes(&fact.systems))
    }

    pub fn links<'g>(&self, item: &'g Item) -> impl Iterator<Item = &'g Link> {
        item.links.iter().filter(|link| self.includes(&link.systems))
    }

    pub fn questions<'g>(&self, item: &'g Item) -> impl Iterator<Item = &'g Question> {
        item.questions.iter().filter(|question| self.includes(&question.systems))
    }

    /// In the guide's order; a system that the guide does not have is named by its id.
    pub fn system_names(&self, guide: &Guide) -> Vec<String> {
        let known = guide.systems.iter().filter(|system| self.systems.iter().any(|id| *id == system.id));
        let is_known = |id: &str| guide.systems.iter().any(|system| system.id == *id);
        let others = self.systems.iter().filter(|id| !is_known(id)).cloned();
        known.map(|system| system.title.to_string()).chain(others).collect()
    }
}
