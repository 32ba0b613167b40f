//! A note in the user's own editor: handed over, and taken back as a change like any other.

use super::answer::{Action, Refusal, does, task};
use super::prompts::accept_note;
use crate::progress::Field;
use crate::tui::state::message::{Edited, Effect};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Hands over the note of the selected item, or what is typed of it so far.
///
/// # Errors
/// When there is no item whose note can be changed.
pub(super) fn open(model: &Model) -> Result<Action, Refusal> {
    if matches!(&model.mode, Mode::Prompt(prompt) if prompt.is_a_note()) {
        return does(|model: &mut Model, _| typed(model));
    }
    let item = task(model)?;
    does(move |model, _| {
        let text = model.progress.record(&item).note.clone();
        Some(Effect::Edit { item, text })
    })
}

/// The note as it is typed so far.
fn typed(model: &Model) -> Option<Effect> {
    let Mode::Prompt(prompt) = &model.mode else { return None };
    let Purpose::Note(item) = &prompt.purpose else { return None };
    Some(Effect::Edit { item: item.clone(), text: prompt.content() })
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
        Mode::Prompt(prompt) if prompt.purpose == purpose => {
            *prompt = Prompt::new(purpose, &after).over(std::mem::take(&mut prompt.seen));
            None
        }
        _ => accept_note(model, &item, after, vec![Field::Note(before)]),
    }
}
