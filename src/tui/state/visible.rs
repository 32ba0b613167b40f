//! Which items the lists show, and why they leave out the others.

use super::lens::Lens;
use super::model::Model;
use crate::guide::{Item, Section};

/// Why an item is not in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    OutOfScope,
    Filtered,
}

/// Why `item` of `section` is not in the lists, if it is not.
pub fn hidden(model: &Model, section: &Section, item: &Item) -> Option<Hidden> {
    let Lens { filter, shows_out_of_scope, .. } = &model.lens;
    if !shows_out_of_scope && is_out_of_scope(model, item) {
        return Some(Hidden::OutOfScope);
    }
    // Pages to read have no status, owner or date to filter by.
    let is_pinned = model.pinned.as_ref().is_some_and(|pinned| pinned.id == item.id);
    let is_wanted = !section.is_tracked() || is_pinned || filter.lets_through(item, &model.progress, model.today);
    (!is_wanted).then_some(Hidden::Filtered)
}

pub fn is_out_of_scope(model: &Model, item: &Item) -> bool {
    !model.progress.scope.covers(item)
}

/// The items of `section` that the lists show.
pub fn visible<'m>(model: &'m Model, section: &'m Section) -> impl Iterator<Item = &'m Item> {
    section.items.iter().filter(move |item| hidden(model, section, item).is_none())
}
