//! Saving: undone, retried, confirmed or refused, and what that means for leaving.

use super::change::{Way, invert};
use crate::progress::Progress;
use crate::tui::state::message::{Effect, Restored, Saved};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::{Access, Damage, Saving};

pub(super) fn undo(model: &mut Model) -> Option<Effect> {
    let action = model.history.done.pop()?;
    invert(model, &action, Way::Undo)
}

pub(super) fn redo(model: &mut Model) -> Option<Effect> {
    let action = model.history.undone.pop()?;
    invert(model, &action, Way::Redo)
}

pub(super) fn retry(model: &mut Model) -> Option<Effect> {
    if matches!(model.mode, Mode::Unsaved) {
        model.mode = Mode::Leaving;
    }
    if model.access != Access::Full {
        return Some(Effect::Reload);
    }
    if model.unsaved.is_empty() {
        return None;
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
    if matches!(model.mode, Mode::Unsaved) {
        model.mode = Mode::Leaving;
    }
    model.can_leave().then_some(Effect::Quit)
}

/// Takes over what was read from the file; what could not be saved while it was unreadable is saved now by whoever is leaving.
pub(super) fn loaded(model: &mut Model, progress: Progress) -> Option<Effect> {
    let was_unreadable = model.access != Access::Full;
    load(model, progress);
    (was_unreadable && matches!(model.mode, Mode::Leaving)).then(|| retry(model)).flatten()
}

/// Takes over what the file holds, with the changes on top that are not in it yet; what is selected stays so.
pub(super) fn load(model: &mut Model, progress: Progress) {
    let selected = model.target();
    model.access = Access::Full;
    model.progress = progress;
    for change in &model.unsaved {
        model.progress.apply(change);
    }
    model.recount();
    model.select(selected.as_ref());
}

pub(super) fn not_saved(model: &mut Model, reason: String) {
    model.saving = Saving::Failed(reason);
    if matches!(model.mode, Mode::Leaving) {
        model.mode = Mode::Unsaved;
    }
}

/// Writes everything into another file, then leaves.
pub(super) fn save_elsewhere(model: &mut Model, path: String) -> Effect {
    model.mode = Mode::Leaving;
    model.saving = Saving::Under;
    let mut progress = model.progress.clone();
    progress.make_dense(&model.guide);
    Effect::SaveElsewhere { path, progress: Box::new(progress) }
}

/// Everything is in another file as well.
pub(super) fn saved_elsewhere(model: &mut Model, path: &str) -> Option<Effect> {
    model.remark = Some(format!("Everything is also in {path}"));
    matches!(model.mode, Mode::Leaving).then_some(Effect::QuitUnsaved)
}

/// The backup is in the place of the damaged file.
pub(super) fn restored(model: &mut Model, restored: Restored) {
    load(model, restored.progress);
    model.remark = Some(match restored.kept {
        Some(name) => format!("Restored from the backup, without the last change; the damaged file is kept as {name}"),
        None => "Restored from the backup, without the last change.".to_owned(),
    });
}

/// Takes over what git's versions were merged into, and saves what could not be saved until then.
pub(super) fn resolved(model: &mut Model, progress: Progress) -> Option<Effect> {
    load(model, progress);
    model.remark = Some("Both sides are merged. Next: `git add` the file, and continue in git.".to_owned());
    if model.unsaved.is_empty() {
        model.saving = Saving::Untouched;
        return None;
    }
    // What was typed meanwhile belongs into the file before git gets it.
    model.saving = Saving::Under;
    Some(Effect::Retry)
}

/// The file cannot be read, so nothing is changed until it can; what waits to be saved cannot be, and leaving asks about it.
pub(super) fn damaged(model: &mut Model, damage: Damage) {
    if !model.unsaved.is_empty() {
        model.saving = Saving::Failed(damage.reason.clone());
        model.remark = Some("Not saved: the file cannot be read.".to_owned());
    }
    if matches!(model.mode, Mode::Leaving) && !model.unsaved.is_empty() {
        model.mode = Mode::Unsaved;
        if model.access != Access::Full {
            model.remark = Some("The file still cannot be read.".to_owned());
        }
    }
    model.access = Access::ReadOnly(damage);
}
