//! Changes on their way into the file: made, taken back, saved, refused, and what that means for leaving.

use jiff::Timestamp;

use super::edit;
use super::navigate::step_back;
use crate::progress::{Change, Progress, counted};
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::{Effect, Message, Restored, Saved};
use crate::tui::model::{Access, Damage, History, Mode, Model, Saving};
use crate::tui::panels;
use crate::tui::panels::list::{self, Target};
use crate::tui::writing::{Purpose, Writing};

/// Makes `changes`, on screen at once and in the file as soon as the saver gets there.
pub(super) fn make(model: &mut Model, changes: Vec<Change>) -> Effect {
    for change in &changes {
        model.progress.apply(change);
    }
    model.recount();
    model.unsaved.extend(changes.iter().cloned());
    model.saving = Saving::Under;
    Effect::Save(changes)
}

/// Tells of a change, with the key that takes it back.
pub(super) fn tell(model: &mut Model, change: &str) {
    let key = key_of(Context::Browse, &Message::Undo);
    model.remark = Some(format!("{change} · {key} takes it back"));
}

/// What `action` is about, for people.
fn subject(model: &Model, action: &[Change]) -> String {
    match action {
        [Change::Item { id, after, .. }] => format!("{} of {}", after.name(), model.name_of(std::slice::from_ref(id))),
        [Change::Scope { .. }] => "the scope".to_owned(),
        [Change::Extra { .. }] => "what other versions keep in the file".to_owned(),
        several => counted(several.len(), "change"),
    }
}

pub(super) fn undo(model: &mut Model) -> Option<Effect> {
    let Some(action) = model.history.done.pop() else {
        model.remark = Some("Nothing to take back.".to_owned());
        return None;
    };
    take_back(model, &action, "Taken back", |history| &mut history.undone)
}

pub(super) fn redo(model: &mut Model) -> Option<Effect> {
    let Some(action) = model.history.undone.pop() else {
        model.remark = Some("Nothing to make again.".to_owned());
        return None;
    };
    take_back(model, &action, "Made again", |history| &mut history.done)
}

/// Makes the inverse of `action`, unless somebody changed the same since, and remembers that in `list`.
fn take_back(
    model: &mut Model,
    action: &[Change],
    words: &str,
    list: fn(&mut History) -> &mut Vec<Vec<Change>>,
) -> Option<Effect> {
    let subject = subject(model, action);
    let checked = action.iter().rev().map(|change| model.progress.check_undo(change));
    let (inverse, refused): (Vec<_>, Vec<_>) = checked.partition(Result::is_ok);
    let inverse: Vec<Change> = inverse.into_iter().flatten().collect();
    let (count, all) = (inverse.len(), action.len());
    match refused.into_iter().find_map(Result::err) {
        // What one colleague changed again does not hold back the rest.
        Some(_) if count > 0 => {
            model.remark = Some(format!("{words}: {count} of {all} changes; the others were changed again since"));
            list(&mut model.history).push(inverse.clone());
            Some(make(model, inverse))
        }
        None => {
            model.remark = Some(format!("{words}: {subject}"));
            list(&mut model.history).push(inverse.clone());
            Some(make(model, inverse))
        }
        Some(changed) => {
            model.remark = Some(changed.to_string());
            None
        }
    }
}

pub(super) fn retry(model: &mut Model) -> Option<Effect> {
    if model.access != Access::Full {
        return Some(Effect::Reload);
    }
    if model.unsaved.is_empty() {
        return None;
    }
    if matches!(model.mode, Mode::Unsaved) {
        model.mode = Mode::Leaving;
    }
    model.saving = Saving::Under;
    Some(Effect::Retry)
}

pub(super) fn saved_to_file(model: &mut Model, saved: Saved) -> Option<Effect> {
    model.unsaved.drain(..saved.changes.min(model.unsaved.len()));
    load(model, saved.progress);
    if !model.unsaved.is_empty() {
        return None;
    }
    model.saving = Saving::Done(saved.at);
    matches!(model.mode, Mode::Leaving | Mode::Unsaved).then_some(Effect::Quit)
}

/// Takes over what the file holds, with the changes on top that are not in it yet; what is selected stays so.
pub(super) fn load(model: &mut Model, progress: Progress) {
    let selected = list::target(model);
    model.access = Access::Full;
    model.progress = progress;
    for change in &model.unsaved {
        model.progress.apply(change);
    }
    model.recount();
    keep_selected(model, selected.as_ref());
}

/// Puts the cursor onto `selected`, wherever it is listed now; where it already is, it stays.
pub(super) fn keep_selected(model: &mut Model, selected: Option<&Target>) {
    let entries = panels::entries(model);
    let targets: Vec<&Target> = entries.iter().filter_map(|entry| entry.target.as_ref()).collect();
    if selected.is_none() || targets.get(model.place().cursor).copied() == selected {
        return;
    }
    if let Some(cursor) = targets.iter().position(|target| Some(*target) == selected) {
        model.place_mut().cursor = cursor;
    }
}

pub(super) fn not_saved(model: &mut Model, reason: String) {
    model.saving = Saving::Failed(reason);
    if matches!(model.mode, Mode::Leaving) {
        model.mode = Mode::Unsaved;
    }
}

/// Leaves when everything is saved; what is being written is kept first, a note in the file, anything else as a draft.
pub(super) fn quit(model: &mut Model, now: Timestamp) -> Option<Effect> {
    if matches!(model.mode, Mode::Leaving) {
        model.mode = Mode::Unsaved;
        return None;
    }
    if matches!(model.mode, Mode::Told(..)) {
        step_back(model);
    }
    let kept = match &model.mode {
        Mode::Write(writing) if writing.is_a_note() => edit::accept(model, now),
        Mode::Write(writing) => {
            model.draft = writing.draft();
            None
        }
        _ => None,
    };
    if model.unsaved.is_empty() {
        return Some(Effect::Quit);
    }
    model.mode = Mode::Leaving;
    match model.saving {
        Saving::Failed(_) => retry(model),
        _ => kept,
    }
}

/// Asks where to write what cannot be saved.
pub(super) fn ask_elsewhere(model: &mut Model) {
    model.mode = Mode::Write(Writing::new(Purpose::Elsewhere, "hie-onboard-unsaved.toml"));
}

pub(super) fn elsewhere(model: &mut Model, path: String) -> Effect {
    model.mode = Mode::Leaving;
    model.saving = Saving::Under;
    let mut progress = model.progress.clone();
    progress.make_dense(&model.guide);
    Effect::SaveElsewhere { path, progress: Box::new(progress) }
}

/// Everything is in another file as well.
pub(super) fn written_elsewhere(model: &mut Model, path: &str) -> Option<Effect> {
    model.remark = Some(format!("Everything is also in {path}"));
    matches!(model.mode, Mode::Leaving).then_some(Effect::Quit)
}

/// The backup is in the place of the damaged file.
pub(super) fn restored(model: &mut Model, restored: Restored) {
    load(model, restored.progress);
    model.remark = Some(match restored.kept {
        Some(name) => format!("The backup is back, without the last change; the damaged file is kept as {name}"),
        None => "The backup is back, without the last change.".to_owned(),
    });
}

/// The file cannot be read, so nothing is changed until it can; what waits to be saved cannot be, and leaving asks about it.
pub(super) fn damaged(model: &mut Model, damage: Damage) {
    if !model.unsaved.is_empty() {
        model.saving = Saving::Failed(damage.reason.clone());
    }
    match model.mode {
        Mode::Leaving if !model.unsaved.is_empty() => model.mode = Mode::Unsaved,
        Mode::Unsaved => model.remark = Some("The file still cannot be read.".to_owned()),
        _ => {}
    }
    model.access = Access::ReadOnly(damage);
}
