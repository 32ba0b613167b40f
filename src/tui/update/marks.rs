//! Several items at once: marked one by one, changed together, taken back together.

use super::edit::selected;
use super::navigate;
use crate::progress::{Field, counted};
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::{Message, Motion};
use crate::tui::model::{Model, Panel};
use crate::tui::panels::items;

/// Marks the selected item, or takes its mark away, and goes on to the next.
pub(super) fn toggle(model: &mut Model) {
    let Some(item) = selected(model) else { return };
    if !model.marked.remove(&item) {
        model.marked.insert(item);
    }
    let key = key_of(Context::Browse, &Message::Back);
    model.remark = Some(match model.marked.len() {
        0 => "Nothing is marked.".to_owned(),
        count => format!("{} marked: the next change is for all; {key} unmarks", counted(count, "item")),
    });
    if model.panel == Panel::Items {
        navigate::motion_in_mode(model, Motion::Down);
    }
}

/// Takes away the marks of items that are no longer shown: nobody should change what they cannot see.
pub(super) fn settle(model: &mut Model) {
    let mut marked = std::mem::take(&mut model.marked);
    marked.retain(|id| model.guide.find(id).is_some_and(|(section, item)| items::hidden(model, section, item).is_none()));
    model.marked = marked;
}

/// Takes every mark away; whether there was one.
pub(super) fn clear(model: &mut Model) -> bool {
    let was_marked = !model.marked.is_empty();
    model.marked.clear();
    was_marked
}

/// Ids of the items that a key changes: the marked ones in the guide's order, or else the selected one.
pub(super) fn targets(model: &Model) -> Vec<String> {
    if model.marked.is_empty() {
        return selected(model).into_iter().collect();
    }
    let marked = model.guide.tracked().filter(|(_, item)| model.marked.contains(&item.id));
    marked.map(|(_, item)| item.id.clone()).collect()
}

/// The field like `like` of each of `items`, as the user sees it now.
pub(super) fn seen(model: &Model, items: &[String], like: &Field) -> Vec<Field> {
    items.iter().map(|item| like.same_in(model.progress.record(item))).collect()
}
