//! What shows how an item was done: links and names of files, shown, added and removed.

use super::change::{change, tell};
use super::lists;
use crate::progress::Change;
use crate::store::evidence::{Condition, Found};
use crate::text::clean_line;
use crate::tui::state::context::ListKind;
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::parts::FoundEvidence;
use crate::tui::state::prompt::{Draft, Prompt, Purpose};

/// Asks for another piece.
pub(super) fn ask(model: &mut Model) {
    if let Mode::List(List { kind: ListKind::Evidence, items, .. }) = &model.mode {
        model.mode = Mode::Prompt(Prompt::new(Purpose::Evidence(items.clone()), ""));
    }
}

/// Has `given` looked for; until it is kept as evidence of `items`, it is kept as a draft.
pub(super) fn accept(model: &mut Model, items: Vec<String>, given: String) -> Option<Effect> {
    if given.is_empty() {
        return None;
    }
    model.draft = Some(draft(&items, &given));
    model.remark = Some(format!("Looking for {}…", clean_line(&given)));
    model.marked.clear();
    Some(Effect::FindEvidence { items, given, progress: Box::new(model.progress.clone()) })
}

fn draft(items: &[String], given: &str) -> Draft {
    Draft { purpose: Purpose::Evidence(items.to_vec()), text: given.to_owned(), seen: Vec::new() }
}

/// Keeps what was found as evidence.
pub(super) fn found(model: &mut Model, FoundEvidence { items, given, found }: &FoundEvidence) -> Option<Effect> {
    if model.draft.as_ref() == Some(&draft(items, given)) {
        model.draft = None;
    }
    let with = |(item, found): (&String, &Found)| {
        let kept = model.progress.record(item).details.get(&found.reference);
        Change::evidence(&model.progress, item, &found.reference, found.detail(kept))
    };
    let changes: Vec<Change> = items.iter().zip(found).flat_map(with).collect();
    let effect = change(model, changes);
    let problem = found.first().and_then(|found| problem(&found.condition));
    match effect {
        Some(_) => tell(model, &problem.unwrap_or_else(|| format!("Evidence for {}", model.name_of(items)))),
        None => model.remark = Some("It is already there.".to_owned()),
    }
    effect
}

/// What is wrong with a file that is kept as evidence all the same.
fn problem(condition: &Condition) -> Option<String> {
    match condition {
        Condition::NotAFile | Condition::There(_) | Condition::Changed(_) => None,
        Condition::Missing => Some("Added; there is no such file yet".to_owned()),
        Condition::Unreadable(reason) => Some(format!("Added; it cannot be read: {reason}")),
    }
}

/// Takes the selected piece away.
pub(super) fn remove(model: &mut Model) -> Option<Effect> {
    let Mode::List(List { kind: ListKind::Evidence, items, cursor }) = &model.mode else { return None };
    let (item, cursor) = (items.first()?.clone(), *cursor);
    let is_a_piece = matches!(lists::chosen(model), Some(Message::OpenLink(_)));
    let reference = model.progress.record(&item).evidence.get(cursor).filter(|_| is_a_piece).cloned();
    let Some(reference) = reference else {
        model.remark = Some("Select what to remove.".to_owned());
        return None;
    };
    tell(model, "Removed");
    let removed = Change::without_evidence(&model.progress, &item, &reference);
    change(model, removed)
}
