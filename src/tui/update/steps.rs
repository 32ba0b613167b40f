//! The steps of an item, ticked one by one in their list.

use super::change::change;
use crate::progress::{Change, Field};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;

/// Ticks the step of this number, or unticks it; the list stays open.
pub(super) fn toggle(model: &mut Model, number: u32) -> Option<Effect> {
    let Mode::List(List { kind: ListKind::Steps, items, .. }) = &model.mode else { return None };
    let item = items.first()?.clone();
    let mut ticked = model.progress.record(&item).ticked.clone();
    if !ticked.remove(&number) {
        ticked.insert(number);
    }
    change(model, [Change::field(&model.progress, &item, Field::Ticked(ticked))])
}
