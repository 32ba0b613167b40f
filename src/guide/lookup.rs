//! Finding items and sources in a guide, and what stands in several places.

use std::collections::HashMap;

use super::content::{Guide, Section, Source};
use super::item::Item;

impl Guide {
    /// Each once, in reading order.
    pub fn items(&self) -> impl Iterator<Item = (&Section, &Item)> {
        self.sections.iter().flat_map(all).filter(|(_, item)| !item.is_repeat())
    }

    /// The items that can be ticked, each once, with their sections, in reading order.
    pub fn tracked(&self) -> impl Iterator<Item = (&Section, &Item)> {
        self.items().filter(|(section, _)| section.is_tracked())
    }

    pub fn find(&self, id: &str) -> Option<(&Section, &Item)> {
        self.items().find(|(_, item)| item.id == id)
    }

    /// The other sections in which an item of this id stands.
    pub fn also_in(&self, id: &str) -> impl Iterator<Item = (&Section, &Item)> {
        let repeats = |section| all(section).filter(|(_, item)| item.is_repeat());
        self.sections.iter().flat_map(repeats).filter(move |(_, item)| item.id == id)
    }

    /// The item that this edition has for what an earlier one called `id`.
    pub fn successor(&self, id: &str) -> Option<&Item> {
        let was = |item: &Item| item.was.iter().any(|old| old == id);
        self.items().find(|(_, item)| was(item)).map(|(_, item)| item)
    }

    /// What each item of earlier editions is now, by the id that it had then.
    pub fn successors(&self) -> HashMap<&str, &Item> {
        self.items().flat_map(|(_, item)| item.was.iter().map(move |old| (old.as_str(), item))).collect()
    }

    /// What became of an item that this edition no longer has: `old-id (its title): why`.
    pub fn removed_words(&self, id: &str) -> String {
        match self.dropped.iter().find(|dropped| dropped.id == id) {
            Some(dropped) => format!("{id} ({}): {}", dropped.title, dropped.change),
            None => id.to_owned(),
        }
    }

    /// Puts the items that stand in several places there.
    pub(super) fn repeat_items(&mut self) {
        let repeats = self.sections.iter().flat_map(all).filter(|(_, item)| item.is_repeat());
        let found: Vec<Option<Item>> = repeats.map(|(_, item)| self.find(&item.same_as).map(|(_, item)| item.clone())).collect();
        let items = self.sections.iter_mut().flat_map(|section| &mut section.items).filter(|item| item.is_repeat());
        for (item, original) in items.zip(found) {
            let Some(original) = original else { continue };
            let (group, same_as, title) = (item.group.clone(), item.same_as.clone(), item.title.clone());
            let title = if title.is_empty() { original.title.clone() } else { title };
            *item = Item { title, group, same_as, ..original };
        }
    }

    /// The mail address of the contact, which may have none.
    pub fn mail(&self) -> Option<&str> {
        let address = self.contact.trim().strip_prefix("mailto:").unwrap_or(self.contact.trim());
        address.contains('@').then_some(address)
    }

    /// Whether some items are for medical-practice applications only.
    pub fn has_medical_practice(&self) -> bool {
        self.items().any(|(_, item)| item.medical_practice)
    }

    /// The sources that `item` cites.
    pub fn sources_of(&self, item: &Item) -> impl Iterator<Item = &Source> {
        self.sources.iter().filter(move |source| item.cites(&source.id))
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}

/// With those that only stand there too.
fn all(section: &Section) -> impl Iterator<Item = (&Section, &Item)> {
    section.items.iter().map(move |item| (section, item))
}
