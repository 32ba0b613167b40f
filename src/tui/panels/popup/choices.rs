//! Choices over the panels, with the whole text of what is opened or copied; drawn and clicked by the same lines.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{centered, evidence, filter, frame, glossary, palette, setup};
use crate::guide::Link;
use crate::progress::Status;
use crate::text::clean_line;
use crate::tui::keymap::{Context, key_for};
use crate::tui::message::Message;
use crate::tui::model::{Mode, Model, Told};
use crate::tui::panels::list::{self, Entry, List, Target};
use crate::tui::panels::shorten;
use crate::tui::share::Copyable;
use crate::tui::wrap::{Indent, wrap};

/// Addresses are long.
const WIDEST: u16 = 100;

/// A choice over the panels.
#[derive(Debug, Default)]
pub struct Choices {
    /// What is chosen.
    pub(super) title: String,
    /// What stands above the rows.
    pub(super) above: Vec<Line<'static>>,
    /// The rows.
    pub(super) entries: Vec<Entry>,
    /// Which of those that can be selected is.
    pub(super) cursor: usize,
    /// Columns of the box.
    pub(super) columns: u16,
    /// Rows inside the box, where they do not depend on what is in it.
    pub(super) height: Option<usize>,
}

/// The choice that the mode offers, if it offers one, on `screen`.
pub fn choices(model: &Model, screen: Rect) -> Option<Choices> {
    let wide = screen.width.min(WIDEST);
    let room = usize::from(wide.saturating_sub(5));
    Some(match &model.mode {
        Mode::Evidence { item, cursor } => evidence::choices(model, item, *cursor, wide),
        Mode::Filter { cursor } => filter::choices(model, *cursor, screen),
        Mode::Glossary { terms, cursor } => glossary::choices(model, terms, *cursor, screen),
        Mode::Palette { words, cursor } => palette::choices(model, words, *cursor, screen),
        Mode::Setup(answers) => setup::choices(model, answers, screen),
        Mode::Status { items, cursor } => {
            let entries = Status::ALL.iter().map(|status| self::status(model, *status)).collect();
            Choices { title: model.name_of(items), entries, cursor: *cursor, columns: 40, ..Choices::default() }
        }
        Mode::Links { links, cursor } => {
            let entry = |link: &Link| with_text(model, vec![Span::raw(clean_line(&link.title).into_owned())], &link.url, room);
            let entries = links.iter().flat_map(entry).collect();
            Choices { title: "Open which link?".to_owned(), entries, cursor: *cursor, columns: wide, ..Choices::default() }
        }
        Mode::Copy { choices, cursor } => {
            let entries = choices.iter().flat_map(|choice| copyable(model, choice, room)).collect();
            Choices { title: "Copy what?".to_owned(), entries, cursor: *cursor, columns: wide, ..Choices::default() }
        }
        _ => return None,
    })
}

impl Choices {
    /// How many can be chosen.
    pub fn rows(&self) -> usize {
        list::targets(&self.entries).len()
    }

    /// Draws it in the middle of `screen`, and tells where the cursor stands.
    pub fn draw(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
        let inside = self.frame(model, screen, buffer);
        self.list(model, inside, buffer)
    }

    /// Draws the box with what stands above the rows; returns the room inside it.
    pub(super) fn frame(&self, model: &Model, screen: Rect, buffer: &mut Buffer) -> Rect {
        let rows = self.height.unwrap_or(self.above.len() + self.entries.len());
        let height = u16::try_from(rows + 2).unwrap_or(u16::MAX).min(screen.height);
        let inside = frame(model, &self.title, centered(screen, self.columns, height), buffer);
        for (row, line) in (inside.top()..inside.bottom()).zip(&self.above) {
            buffer.set_line(inside.x, row, line, inside.width);
        }
        inside
    }

    /// Draws the rows into the box with the room `inside`.
    pub(super) fn list(&self, model: &Model, inside: Rect, buffer: &mut Buffer) -> Option<Position> {
        let area = self.below(inside);
        let offset = self.offset(area);
        List { entries: &self.entries, cursor: self.cursor, offset, is_focused: true, theme: &model.theme }.draw(area, buffer)
    }

    /// The room of the rows.
    pub(super) fn below(&self, inside: Rect) -> Rect {
        let above = u16::try_from(self.above.len()).unwrap_or(u16::MAX).min(inside.height);
        Rect { y: inside.y + above, height: inside.height - above, ..inside }
    }

    /// The first visible row: all that belongs to what is selected comes into sight, its first row above all.
    fn offset(&self, area: Rect) -> usize {
        let (targets, rows) = (list::targets(&self.entries), self.entries.len());
        let begin = targets.get(self.cursor).copied().unwrap_or(0);
        let end = targets.get(self.cursor + 1).copied().unwrap_or(rows).saturating_sub(1);
        let height = usize::from(area.height);
        list::offset(list::offset(0, end, rows, height), begin, rows, height)
    }

    /// Which of them is at `position`, drawn in the room `inside`; the text below a title belongs to it.
    pub fn chosen(&self, inside: Rect, position: Position) -> Option<usize> {
        let area = self.below(inside);
        let line = self.offset(area) + usize::from(position.y.checked_sub(area.y)?);
        let is_in = area.contains(position) && line < self.entries.len();
        list::targets(&self.entries).iter().rposition(|target| *target <= line).filter(|_| is_in)
    }
}

fn status(model: &Model, status: Status) -> Entry {
    let key = key_for(Context::Status, |message| matches!(message, Message::Status(other) if *other == status));
    let key = Span::styled(format!("{key} "), model.theme.accent);
    let line = Line::from(vec![Span::raw(" "), key, Span::raw(format!("{} {}", status.mark(), status.label()))]);
    Entry::selectable(line, Target::Row)
}

fn copyable(model: &Model, choice: &Copyable, room: usize) -> Vec<Entry> {
    let key = Span::styled(format!("{} ", choice.key), model.theme.accent);
    with_text(model, vec![key, Span::raw(clean_line(&choice.title).into_owned())], &choice.text, room)
}

/// A title, and the whole text below it.
fn with_text(model: &Model, title: Vec<Span<'static>>, text: &str, room: usize) -> Vec<Entry> {
    let title: Line = std::iter::once(Span::raw(" ")).chain(title).collect();
    let title = Entry::selectable(shorten(title, room), Target::Row);
    let text = [Span::styled(clean_line(text).into_owned(), model.theme.quiet)];
    let text = wrap(&text, room, Indent { first: "   ", rest: "   " });
    std::iter::once(title).chain(text.into_iter().map(Entry::text)).collect()
}

/// Something to tell, whole.
pub fn told(model: &Model, told: &Told, screen: Rect, buffer: &mut Buffer) -> Position {
    let columns = screen.width.min(WIDEST);
    let room = usize::from(columns.saturating_sub(4));
    let mut lines = wrap(&[Span::styled(clean_line(&told.text).into_owned(), model.theme.code)], room, Indent::NONE);
    lines.push(Line::default());
    lines.extend(wrap(&[Span::styled(clean_line(&told.hint).into_owned(), model.theme.quiet)], room, Indent::NONE));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inside = frame(model, &clean_line(&told.title), centered(screen, columns, height.min(screen.height)), buffer);
    for (row, line) in (inside.top()..inside.bottom()).zip(lines) {
        buffer.set_line(inside.x, row, &line, inside.width);
    }
    inside.as_position()
}
