//! Choosing a date: typed, or moved through the months.

use jiff::Span;

use crate::progress::{is_storable, read_date};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::Prompt;

/// Moves the date by `span`, from today where there is none yet.
pub(super) fn move_by(model: &mut Model, span: Span) {
    let today = model.today;
    let Some(prompt) = date(model) else { return };
    let chosen = read_date(&prompt.content(), today).ok().flatten();
    let moved = chosen.unwrap_or(today).checked_add(span).ok().filter(is_storable);
    if let Some(moved) = moved {
        *prompt = prompt.clone().saying(&moved.to_string());
    }
}

pub(super) fn clear(model: &mut Model) {
    if let Some(prompt) = date(model) {
        *prompt = prompt.clone().saying("");
    }
}

/// The date that is being written.
fn date(model: &mut Model) -> Option<&mut Prompt> {
    match &mut model.mode {
        Mode::Prompt(prompt) if prompt.purpose.is_a_date() => Some(prompt),
        _ => None,
    }
}
