//! Choosing a date: typed, or moved through the months.

use jiff::Span;

use crate::progress::{is_kept, read_date};
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

/// Moves the date by `span`, from today where there is none yet.
pub(super) fn move_by(model: &mut Model, span: Span) {
    let today = model.today;
    let Some(writing) = date(model) else { return };
    let chosen = read_date(&writing.content(), today).ok().flatten();
    let moved = chosen.unwrap_or(today).checked_add(span).ok().filter(is_kept);
    if let Some(moved) = moved {
        *writing = writing.clone().saying(&moved.to_string());
    }
}

pub(super) fn clear(model: &mut Model) {
    if let Some(writing) = date(model) {
        *writing = writing.clone().saying("");
    }
}

/// The date that is being written.
fn date(model: &mut Model) -> Option<&mut Writing> {
    match &mut model.mode {
        Mode::Write(writing) if matches!(writing.purpose, Purpose::Due(_)) => Some(writing),
        _ => None,
    }
}
