//! What shows how an item was done: links and names of files, shown, added and removed.

use super::change::{change, tell};
use super::lists;
use crate::progress::{Change, Field};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Asks for another piece.
pub(super) fn ask(model: &mut Model) {
    if let Mode::List(List { kind: ListKind::Evidence, items, .. }) = &model.mode {
        model.mode = Mode::Prompt(Prompt::new(Purpose::Evidence(items.clone()), ""));
    }
}

/// Adds `reference` to what `items` have.
pub(super) fn accept(model: &mut Model, items: &[String], reference: &str) -> Option<Effect> {
    if reference.is_empty() {
        return None;
    }
    let changes: Vec<Change> = items.iter().map(|item| with(model, item, reference)).collect();
    let effect = change(model, changes);
    match effect {
        Some(_) => tell(model, &format!("Evidence for {}", model.name_of(items))),
        None => model.remark = Some("It is already there.".to_owned()),
    }
    model.marked.clear();
    effect
}

fn with(model: &Model, item: &str, reference: &str) -> Change {
    let mut evidence = evidence(model, item).to_vec();
    if !evidence.iter().any(|known| known == reference) {
        evidence.push(reference.to_owned());
    }
    Change::field(&model.progress, item, Field::Evidence(evidence))
}

/// Takes the selected piece away.
pub(super) fn remove(model: &mut Model) -> Option<Effect> {
    let Mode::List(List { kind: ListKind::Evidence, items, cursor }) = &model.mode else { return None };
    let (item, cursor) = (items.first()?.clone(), *cursor);
    let is_a_piece = matches!(lists::chosen(model), Some(Message::OpenLink(_)));
    let mut left = evidence(model, &item).to_vec();
    if !is_a_piece {
        model.remark = Some("Select what to remove.".to_owned());
        return None;
    }
    left.remove(cursor);
    tell(model, "Removed");
    let removed = Change::field(&model.progress, &item, Field::Evidence(left));
    change(model, [removed])
}

/// What `item` has.
fn evidence<'m>(model: &'m Model, item: &str) -> &'m [String] {
    &model.progress.record(item).evidence
}
