//! What opens over the panels, as data: a title, lines above, a text that is being typed, and rows.

use ratatui::text::{Line, Span};
use ratatui_textarea::TextArea;

use crate::text::clean_line;
use crate::tui::draw::list::Lines;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

mod due;
mod line;
mod list;
mod messages;
mod palette;
mod setup;

/// No box but those of addresses needs more columns.
const WIDEST: u16 = 64;

/// Columns of a box that are not for text: its border, padding, and the scroll bar of its rows.
const AROUND_ROWS: u16 = 5;

/// Columns of a box that are its border and padding.
const AROUND_TEXT: u16 = 4;

/// What opens over the panels, from top to bottom.
#[derive(Debug, Default)]
pub struct Popup<'m> {
    pub title: String,
    /// Columns of the box, with its border.
    pub columns: u16,
    /// Rows inside the box, where they do not follow from what is in it.
    pub height: Option<usize>,
    pub above: Vec<Line<'static>>,
    pub typed: Option<Typed<'m>>,
    pub lines: Lines,
    /// The selected row.
    pub cursor: Option<usize>,
    /// Whether it takes the place of the detail, if that is shown.
    pub is_over_detail: bool,
}

/// Text that is being typed in a popup.
#[derive(Debug)]
pub struct Typed<'m> {
    pub text: &'m TextArea<'static>,
    /// What stands before it.
    pub prompt: Span<'static>,
    /// How many rows it has.
    pub rows: u16,
}

/// Screens that leave a box less than this on either side give it all their columns: slivers beside it only distract.
const LEAST_BESIDE: u16 = 8;

/// The columns of a box that needs no more than `widest`, on a screen of `columns`.
pub fn box_columns(columns: u16, widest: u16) -> u16 {
    if columns < widest.saturating_add(2 * LEAST_BESIDE) { columns } else { widest }
}

/// What is open, on a screen with so many columns and rows for it.
pub fn popup(model: &Model, columns: u16, rows: u16) -> Option<Popup<'_>> {
    Some(match &model.mode {
        Mode::List(list) => list::popup(model, list, columns),
        Mode::Palette { words, actions, cursor } => palette::popup(model, words, actions, *cursor, columns),
        Mode::Setup(setup) => setup::popup(model, setup, columns, rows),
        Mode::Announcement(announcement, _) => messages::announcement(model, announcement, columns),
        Mode::Unsaved => messages::unsaved(model, columns),
        Mode::Prompt(prompt) => self::prompt(model, prompt, columns, rows),
        Mode::Browse | Mode::Find { .. } | Mode::Help(_) | Mode::Leaving => return None,
    })
}

fn prompt<'m>(model: &'m Model, prompt: &'m Prompt, columns: u16, rows: u16) -> Popup<'m> {
    let typed = |rows| Some(Typed { text: &prompt.text, prompt: Span::raw(""), rows });
    let line = Popup { title: question(model, &prompt.purpose), columns: WIDEST, typed: typed(2), ..Popup::default() };
    match &prompt.purpose {
        Purpose::Note(_) => Popup { columns: 76, typed: typed(12), is_over_detail: true, ..line },
        Purpose::Due(_) | Purpose::FollowUp(_) => due::popup(model, prompt, rows, Popup { typed: typed(1), ..line }),
        purpose if purpose.is_an_owner() => list::owners(model, columns, line),
        Purpose::Line(_, said) => line::popup(model, said, columns, rows, Popup { typed: typed(line::ROWS), ..line }),
        _ => line,
    }
}

/// What a prompt asks for.
fn question(model: &Model, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Note(item) => format!("Note: {}", model.name_of(std::slice::from_ref(item))),
        Purpose::Owner(items) => format!("Owner: {}", model.name_of(items)),
        Purpose::Due(items) => format!("Due: {}", model.name_of(items)),
        Purpose::FollowUp(items) => format!("Follow up: {}", model.name_of(items)),
        Purpose::Line(part, line) => line::question(*part, line.act).to_owned(),
        Purpose::Order(blank, order) => order.question(*blank),
        Purpose::Evidence(items) => format!("Evidence for {}: a link or file name", model.name_of(items)),
        Purpose::Product(field, _) => field.question().to_owned(),
        Purpose::Reason(_, status) => status.reason_prompt().map_or("Why?", |asked| asked.question).to_owned(),
        Purpose::Subject(_) => format!("Your question to {}", clean_line(&model.guide.contact)),
        Purpose::Elsewhere => "Save everything to a new file".to_owned(),
        Purpose::Find => "Find".to_owned(),
        Purpose::Name => "Name".to_owned(),
    }
}
