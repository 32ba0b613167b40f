//! Which items the lists show, and why the others are hidden.

use super::lens::Lens;
use super::model::Model;
use crate::guide::{Item, Section};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    OutOfScope,
    Filtered,
}

/// Why the lists hide `item` of `section`, if they do.
pub fn hidden(model: &Model, section: &Section, item: &Item) -> Option<Hidden> {
    let Lens { filter, shows_out_of_scope, .. } = &model.lens;
    if !shows_out_of_scope && is_out_of_scope(model, item) {
        return Some(Hidden::OutOfScope);
    }
    // Reference items have no status, owner or date to filter by.
    let is_pinned = || model.pinned.as_ref().is_some_and(|pinned| pinned.id == item.id);
    let is_accepted = || filter.accepts(item, &model.progress, model.today, &model.zone);
    let is_wanted = !section.is_tracked() || filter.is_empty() || is_pinned() || is_accepted();
    (!is_wanted).then_some(Hidden::Filtered)
}

pub fn is_out_of_scope(model: &Model, item: &Item) -> bool {
    !model.progress.scope.covers(item)
}

/// The items of `section` that the lists show.
pub fn visible<'m>(model: &'m Model, section: &'m Section) -> impl Iterator<Item = &'m Item> {
    section.items.iter().filter(move |item| hidden(model, section, item).is_none())
}
