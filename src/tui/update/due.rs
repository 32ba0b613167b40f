//! Choosing a date: typed, or moved through the months.

use jiff::Span;

use crate::progress::read_date;
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

/// Moves the date by `span`, from today where there is none yet.
pub(super) fn move_by(model: &mut Model, span: Span) {
    let today = model.today;
    let Some(writing) = date(model) else { return };
    let chosen = read_date(&writing.content(), today).ok().flatten();
    if let Ok(moved) = chosen.unwrap_or(today).checked_add(span) {
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
