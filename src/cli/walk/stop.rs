//! Where a walk stops: at an item in one of the sections that it stands in.

use crate::guide::{Guide, Item, Section};

/// By their ids.
#[derive(Debug)]
pub struct Stop {
    pub section: String,
    pub item: String,
}

impl Stop {
    pub fn at(section: &Section, item: &Item) -> Self {
        Self { section: section.id.to_string(), item: item.id.to_string() }
    }

    pub fn find<'g>(&self, guide: &'g Guide) -> Option<(&'g Section, &'g Item)> {
        let section = guide.sections.iter().find(|section| section.id == self.section)?;
        Some((section, section.items.iter().find(|item| item.id == self.item)?))
    }
}
