//! Changes to the progress: made, undone and redone, on screen at once and in the file as soon as the saver gets there.

use crate::progress::{Change, Field, counted};
use crate::tui::keys::key_of;
use crate::tui::state::context::Context;
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::model::Model;
use crate::tui::state::parts::{History, Saving};

/// Makes the changes that change anything, as one action that can be undone.
pub(super) fn change(model: &mut Model, changes: impl IntoIterator<Item = Change>) -> Option<Effect> {
    let changes = changes.into_iter().filter(|change| !change.is_empty()).collect();
    let changes = Change::with_waits(&model.progress, changes);
    if changes.is_empty() {
        return None;
    }
    model.history.done.push(changes.clone());
    model.history.undone.clear();
    model.pin();
    Some(apply(model, changes))
}

/// The same row stays selected, wherever it is listed now.
fn apply(model: &mut Model, changes: Vec<Change>) -> Effect {
    let selected = model.target();
    for change in &changes {
        model.progress.apply(change);
    }
    model.recount();
    model.select(selected.as_ref());
    model.unsaved.extend(changes.iter().cloned());
    model.saving = Saving::Under;
    Effect::Save(changes)
}

/// Says what was changed, with the key that undoes it.
pub(super) fn tell(model: &mut Model, change: &str) {
    let key = key_of(Context::Browse, &Message::Undo);
    model.remark = Some(format!("{change} · {key} undoes it"));
}

/// What `action` is about, for people.
fn subject(model: &Model, action: &[Change]) -> String {
    // The line that keeps what was waited for comes with its status, what is known of evidence with the evidence.
    let follows = |field: &Field, change: &Change| {
        matches!(
            (field, change),
            (Field::Standing(_), Change::Item { after: Field::Correspondence(_), .. })
                | (Field::Evidence(_), Change::Item { after: Field::Details(_), .. })
        )
    };
    if let Some(release) = Change::recorded_release(action, &model.guide) {
        return release;
    }
    match action {
        [Change::Item { id, after, .. }, other] if follows(after, other) && other.item() == Some(id) => {
            format!("{} of {}", after.name(), model.name_of(std::slice::from_ref(id)))
        }
        [Change::Item { id, after, .. }] => format!("{} of {}", after.name(), model.name_of(std::slice::from_ref(id))),
        [Change::Scope { .. }] => "the scope".to_owned(),
        [Change::Product { .. }] => "the product".to_owned(),
        [Change::Extra { .. }] => "what other versions keep in the file".to_owned(),
        several => counted(several.len(), "change"),
    }
}

/// In which direction an action is inverted.
#[derive(Debug, Clone, Copy)]
pub(super) enum Way {
    Undo,
    Redo,
}

impl Way {
    fn word(self) -> &'static str {
        match self {
            Self::Undo => "Undone",
            Self::Redo => "Redone",
        }
    }

    /// Where the inverse is remembered.
    fn list(self, history: &mut History) -> &mut Vec<Vec<Change>> {
        match self {
            Self::Undo => &mut history.undone,
            Self::Redo => &mut history.done,
        }
    }
}

/// Makes the inverse of `action`, unless somebody changed the same since, and remembers that.
pub(super) fn invert(model: &mut Model, action: &[Change], way: Way) -> Option<Effect> {
    let words = way.word();
    let checked = model.progress.check_undo_of(action);
    let (inverse, refused): (Vec<_>, Vec<_>) = checked.into_iter().partition(Result::is_ok);
    let inverse: Vec<Change> = inverse.into_iter().flatten().collect();
    let (count, all) = (inverse.len(), action.len());
    match refused.into_iter().find_map(Result::err) {
        // What one colleague changed again does not hold back the rest.
        Some(_) if count > 0 => {
            model.remark = Some(format!("{words}: {count} of {all} changes; the others have changed since"));
            way.list(&mut model.history).push(inverse.clone());
            Some(apply(model, inverse))
        }
        None => {
            let made = match way {
                Way::Undo => action,
                Way::Redo => &inverse,
            };
            model.remark = Some(format!("{words}: {}", subject(model, made)));
            way.list(&mut model.history).push(inverse.clone());
            Some(apply(model, inverse))
        }
        Some(changed) => {
            model.remark = Some(changed.to_string());
            None
        }
    }
}
