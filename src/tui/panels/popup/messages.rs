//! Messages that need more than a line.

use ratatui::text::{Line, Span};

use super::{AROUND_TEXT, Popup, WIDEST, box_columns};
use crate::progress::counted_are;
use crate::text::clean_line;
use crate::tui::draw::list::Lines;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::keys::bindings;
use crate::tui::state::context::Context;
use crate::tui::state::message::Announcement;
use crate::tui::state::model::Model;

/// Addresses and paths are long.
const WIDEST_ADDRESS: u16 = 100;

/// Something to read, whole.
pub(super) fn announcement(model: &Model, announcement: &Announcement, columns: u16) -> Popup<'static> {
    let columns = box_columns(columns, WIDEST_ADDRESS);
    let room = usize::from(columns.saturating_sub(AROUND_TEXT));
    let wrapped = |text: &str, style| wrap(&[Span::styled(clean_line(text).into_owned(), style)], room, Indent::NONE);
    let mut lines = Lines::default();
    lines.extend(wrapped(&announcement.text, model.theme.code));
    lines.text(Line::default());
    lines.extend(wrapped(&announcement.hint, model.theme.quiet));
    Popup { title: clean_line(&announcement.title).into_owned(), columns, lines, ..Popup::default() }
}

/// What to do about changes that cannot be saved.
pub(super) fn unsaved(model: &Model, columns: u16) -> Popup<'static> {
    let columns = box_columns(columns, WIDEST);
    let reason = clean_line(model.failure().unwrap_or_default());
    let count = counted_are(model.unsaved.len(), "change");
    let keys = bindings(Context::Unsaved).map(|binding| format!("\n{}: {}", binding.short_keys(), binding.description));
    let text = format!("{count} not in the file.\n\n{reason}\n{}", keys.collect::<String>());
    let mut lines = Lines::default();
    lines.extend(wrap(&[Span::raw(text)], usize::from(columns.saturating_sub(AROUND_TEXT)), Indent::NONE));
    Popup { title: "Not everything is saved".to_owned(), columns, lines, ..Popup::default() }
}
