//! Changes that the last session could not save: offered, made after all, or dropped.

use super::change::{change, tell};
use crate::progress::{Change, counted};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::parts::Access;

/// Asks what becomes of `changes`, before anything else; `false` where nothing can be changed now.
pub fn offer(model: &mut Model, changes: Vec<Change>) -> bool {
    if changes.is_empty() || model.access != Access::Full {
        return false;
    }
    model.kept = changes;
    model.mode = Mode::List(List { kind: ListKind::Kept, items: Vec::new(), cursor: 0 });
    true
}

pub(super) fn save(model: &mut Model) -> Option<Effect> {
    model.mode = Mode::Browse;
    let changes = std::mem::take(&mut model.kept);
    tell(model, &format!("{} of the last session", counted(changes.len(), "change")));
    change(model, changes)
}

pub(super) fn drop_all(model: &mut Model) {
    model.mode = Mode::Browse;
    model.remark = Some(format!("Dropped: {}", counted(model.kept.len(), "change")));
    model.kept.clear();
}
