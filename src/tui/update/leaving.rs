//! Leaving, as soon as everything is saved and written.

use jiff::Timestamp;

use super::back::close;
use super::prompts;
use super::saving::retry;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::{Access, Saving};

/// Leaves when everything is saved and what was ordered is written, or given up by asking twice; what is being written is kept first, a note in the file, anything else as a draft.
pub(super) fn quit(model: &mut Model, now: Timestamp) -> Option<Effect> {
    match model.mode {
        Mode::Leaving if model.unsaved.is_empty() => return Some(Effect::Quit),
        Mode::Leaving => {
            model.mode = Mode::Unsaved;
            return None;
        }
        // Asked for a second time, and nothing here can be saved: notes among it are kept as drafts.
        Mode::Unsaved => return Some(Effect::Quit),
        _ => {}
    }
    if matches!(model.mode, Mode::Announcement(..)) {
        close(model);
    }
    let kept = match &model.mode {
        Mode::Prompt(prompt) if prompt.is_a_note() && model.access == Access::Full => prompts::accept_prompt(model, now),
        Mode::Prompt(prompt) => {
            model.draft = prompt.draft();
            None
        }
        _ => None,
    };
    if model.unsaved.is_empty() && model.orders == 0 {
        return Some(Effect::Quit);
    }
    model.mode = Mode::Leaving;
    if model.orders > 0 {
        model.remark = Some("Quitting as soon as it is written; Ctrl-C quits without it.".to_owned());
    }
    match model.saving {
        Saving::Failed(_) => retry(model),
        _ => kept,
    }
}
