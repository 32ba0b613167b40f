//! A line of the correspondence: what is asked for, below what it is about.

use ratatui::text::Span;

use super::{AROUND_TEXT, Popup, box_columns};
use crate::progress::Act;
use crate::text::clean_line;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Line, Part};

/// Rows to type in: people write sentences.
pub(super) const ROWS: u16 = 4;

/// Columns of the box, with its border.
const WIDTH: u16 = 76;

/// Rows of the screen that the box does not leave to what it is about: its border, and where one types.
const TAKEN: usize = 6;

/// What is asked for.
pub(super) fn question(part: Part, act: Act) -> &'static str {
    match (part, act) {
        (Part::Text, Act::Answered) => "What was the answer?",
        (Part::With, Act::Answered) => "Who answered?",
        (Part::Text, Act::Asked) => "What do you ask?",
        (Part::With, Act::Asked) => "Whom did you ask?",
        (Part::Text, _) => "What happened, or was said?",
        (Part::With, _) => "With whom?",
    }
}

/// The box with the question or the text so far above the line, as far as there is room.
pub(super) fn popup<'m>(model: &Model, said: &Line, columns: u16, rows: u16, line: Popup<'m>) -> Popup<'m> {
    let about = if said.question.is_empty() { &said.text } else { &said.question };
    let room = usize::from(box_columns(columns, WIDTH).saturating_sub(AROUND_TEXT));
    let about = Span::styled(clean_line(about).into_owned(), model.theme.quiet);
    let mut above = if about.content.is_empty() { Vec::new() } else { wrap(&[about], room, Indent::NONE) };
    above.truncate(usize::from(rows).saturating_sub(TAKEN));
    Popup { columns: WIDTH, above, ..line }
}
