//! What shows how an item was done: links and names of files, looked at, added and removed.

use super::edit::change;
use super::saving::tell;
use super::{marks, share};
use crate::progress::{Change, Field};
use crate::text::is_openable;
use crate::tui::message::Effect;
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

/// Shows the evidence; asks for some where there is none yet, or where several items get the same.
pub(super) fn show(model: &mut Model) {
    let items = marks::targets(model);
    match items.as_slice() {
        [item] if !evidence(model, item).is_empty() => model.mode = Mode::Evidence { item: item.clone(), cursor: 0 },
        [] => {}
        _ => ask_for(model, items),
    }
}

/// Asks for another piece.
pub(super) fn ask(model: &mut Model) {
    if let Mode::Evidence { item, .. } = &model.mode {
        let items = vec![item.clone()];
        ask_for(model, items);
    }
}

fn ask_for(model: &mut Model, items: Vec<String>) {
    model.mode = Mode::Write(Writing::new(Purpose::Evidence(items), ""));
}

/// Opens the selected link; the row after the last asks for another.
pub(super) fn open(model: &mut Model, item: &str, cursor: usize) -> Option<Effect> {
    match evidence(model, item).get(cursor).cloned() {
        Some(link) if is_openable(&link) => share::open(model, &link),
        Some(_) => {
            model.mode = Mode::Evidence { item: item.to_owned(), cursor };
            model.remark = Some("That is the name of a file: only web and mail links are opened.".to_owned());
            None
        }
        None => {
            ask_for(model, vec![item.to_owned()]);
            None
        }
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
        None => model.remark = Some("It is there already.".to_owned()),
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
    let Mode::Evidence { item, cursor } = &model.mode else { return None };
    let (item, cursor) = (item.clone(), *cursor);
    let mut left = evidence(model, &item).to_vec();
    if cursor >= left.len() {
        model.remark = Some("Select what to take away.".to_owned());
        return None;
    }
    left.remove(cursor);
    model.mode = if left.is_empty() { Mode::Browse } else { Mode::Evidence { item: item.clone(), cursor } };
    tell(model, "Taken away");
    let removed = Change::field(&model.progress, &item, Field::Evidence(left));
    change(model, [removed])
}

/// What `item` has.
fn evidence<'m>(model: &'m Model, item: &str) -> &'m [String] {
    &model.progress.record(item).evidence
}
