//! A note in the user's own editor: handed over, and taken back as a change like any other.

use super::edit::{accept_note, selected};
use crate::progress::Field;
use crate::tui::message::{Edited, Effect};
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

/// Hands over the note of the selected item, or what is written of it so far.
pub(super) fn open(model: &Model) -> Option<Effect> {
    if let Mode::Write(writing) = &model.mode
        && let Purpose::Note(item) = &writing.purpose
    {
        return Some(Effect::Edit { item: item.clone(), text: writing.content() });
    }
    let item = selected(model)?;
    let text = model.progress.record(&item).note.clone();
    Some(Effect::Edit { item, text })
}

/// Takes the note back: into the place where it is being written, or as a change.
pub(super) fn edited(model: &mut Model, edited: Edited) -> Option<Effect> {
    let Edited { item, before, after } = edited;
    if before == after {
        model.remark = Some("The editor changed nothing.".to_owned());
        return None;
    }
    let purpose = Purpose::Note(item.clone());
    match &mut model.mode {
        Mode::Write(writing) if writing.purpose == purpose => {
            *writing = Writing::new(purpose, &after).over(std::mem::take(&mut writing.seen));
            None
        }
        _ => accept_note(model, &item, after, vec![Field::Note(before)]),
    }
}
