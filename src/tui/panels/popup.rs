//! What opens over the panels: the choice of a status, a question, a note, the warning before leaving.

use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Constraint, Margin, Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Padding, Widget};
use ratatui_textarea::TextArea;

use crate::progress::counted_are;
use crate::text::clean_line;
use crate::tui::keymap::{Context, bindings};
use crate::tui::layout;
use crate::tui::model::{Mode, Model};
use crate::tui::setup::Question;
use crate::tui::wrap::{Indent, wrap};
use crate::tui::writing::{Purpose, Writing};

mod choices;
mod due;
mod evidence;
mod filter;
mod glossary;
mod owner;
mod palette;
mod setup;

pub use choices::{Choices, choices};

/// Some letters of several characters take more than two columns.
const WIDEST_GRAPHEME: u16 = 8;

/// No box but those of addresses needs more columns.
const WIDEST: u16 = 64;

/// Draws what the mode needs, if anything, and tells where the cursor stands.
pub fn draw(model: &Model, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    match &model.mode {
        Mode::Setup(answers) => setup::draw(model, answers, screen, buffer),
        Mode::Palette { words, .. } => palette::draw(model, words, screen, buffer),
        Mode::Write(writing @ Writing { purpose: Purpose::Due(_), .. }) => due::draw(model, writing, screen, buffer),
        Mode::Write(writing @ Writing { purpose: Purpose::Owner(_), .. }) => owner::draw(model, writing, screen, buffer),
        Mode::Status { .. }
        | Mode::Links { .. }
        | Mode::Copy { .. }
        | Mode::Evidence { .. }
        | Mode::Filter { .. }
        | Mode::Glossary { .. } => choices(model, screen)?.draw(model, screen, buffer),
        Mode::Told(told, _) => Some(choices::told(model, told, screen, buffer)),
        Mode::Write(Writing { purpose, text, .. }) => {
            let area = if matches!(purpose, Purpose::Note(_)) { note_area(model, screen) } else { centered(screen, WIDEST, 4) };
            write(model, &question(model, purpose), text, area, buffer)
        }
        Mode::Unsaved => Some(unsaved(model, screen, buffer)),
        Mode::Browse | Mode::Find { .. } | Mode::Help(_) | Mode::Leaving => None,
    }
}

/// Where that is, as it is drawn; nothing where nothing is.
pub fn area(model: &Model) -> Option<Rect> {
    let screen = layout::middle(model);
    let mut buffer = Buffer::empty(screen);
    draw(model, screen, &mut buffer)?;
    let drawn = buffer.content.iter().enumerate().filter(|(_, cell)| cell.symbol() != " ").map(|(index, _)| buffer.pos_of(index));
    let cells = drawn.map(|(x, y)| Rect { x, y, width: 1, height: 1 });
    cells.reduce(Rect::union)
}

/// The room inside a box.
pub fn inside(area: Rect) -> Rect {
    area.inner(Margin { horizontal: 2, vertical: 1 })
}

fn question(model: &Model, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Note(item) => format!("Note: {}", model.name_of(std::slice::from_ref(item))),
        Purpose::Owner(items) => format!("Who does {}?", model.name_of(items)),
        Purpose::Due(items) => format!("Due: {}", model.name_of(items)),
        Purpose::Evidence(items) => format!("Link or file name for {}", model.name_of(items)),
        Purpose::Reason(_, status) => status.asks_for().map_or("Why?", |asked| asked.question).to_owned(),
        Purpose::Subject(_) => format!("Your question to {}?", clean_line(&model.guide.contact)),
        Purpose::Elsewhere => "Write everything into which new file?".to_owned(),
        Purpose::Find => "Find".to_owned(),
        Purpose::Name => setup::question(Question::Name).to_owned(),
    }
}

fn centered(screen: Rect, width: u16, height: u16) -> Rect {
    screen.centered(Constraint::Max(width), Constraint::Max(height))
}

/// A note is written where the item is read; on the overview, in the middle.
fn note_area(model: &Model, screen: Rect) -> Rect {
    let detail = layout::areas(model).detail;
    if detail.is_empty() { centered(screen, 76, 14) } else { detail }
}

/// An empty box; returns the room inside it.
fn frame(model: &Model, title: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    let title =
        Line::styled(format!(" {} ", crate::text::shorten(title, usize::from(area.width.saturating_sub(4)))), model.theme.strong);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(model.theme.drawn)
        .title(title)
        .padding(Padding::horizontal(1));
    let inside = inside(area);
    cut_wide(area, buffer);
    Clear.render(area, buffer);
    buffer.set_style(area, model.theme.ground);
    block.render(area, buffer);
    inside
}

/// A wide character that reaches into `area` from the left would cover its border.
fn cut_wide(area: Rect, buffer: &mut Buffer) {
    for row in area.top()..area.bottom() {
        for column in area.left().saturating_sub(WIDEST_GRAPHEME)..area.left() {
            let cell = &mut buffer[(column, row)];
            // A link takes one column, however long its sequence is.
            if cell.cell_width() > area.left() - column {
                cell.set_symbol(" ");
            }
        }
    }
}

fn write(model: &Model, title: &str, text: &TextArea<'static>, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let inside = frame(model, title, area, buffer);
    text_cursor(text, inside, buffer)
}

/// Draws text that is being written into `inside`, and tells where its cursor stands.
pub fn text_cursor(text: &TextArea<'static>, inside: Rect, buffer: &mut Buffer) -> Option<Position> {
    if inside.is_empty() {
        return None;
    }
    text.render(inside, buffer);
    let (cursor, (top, left)) = (text.screen_cursor(), text.scroll_offset());
    let column = u16::try_from(cursor.col).ok()?.saturating_sub(left).min(inside.width - 1);
    let row = u16::try_from(cursor.row).ok()?.saturating_sub(top).min(inside.height - 1);
    Some(Position { x: inside.x + column, y: inside.y + row })
}

fn unsaved(model: &Model, screen: Rect, buffer: &mut Buffer) -> Position {
    let reason = clean_line(model.failure().unwrap_or_default());
    let count = counted_are(model.unsaved.len(), "change");
    let keys: String = bindings(Context::Unsaved)
        .map(|binding| format!("\n{}: {}", binding.short_keys(), binding.description))
        .collect::<Vec<_>>()
        .concat();
    let text = format!("{count} not in the file.\n\n{reason}\n{keys}");
    let columns = screen.width.min(WIDEST);
    let lines = wrap(&[Span::raw(text)], usize::from(columns.saturating_sub(4)), Indent::NONE);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inside = frame(model, "Not everything is saved", centered(screen, columns, height), buffer);
    for (row, line) in (inside.top()..inside.bottom()).zip(lines) {
        buffer.set_line(inside.x, row, &line, inside.width);
    }
    inside.as_position()
}
