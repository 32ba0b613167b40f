//! Draws text that is being typed.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::TextArea;

/// The visible part of a text, with its cursor.
#[derive(Debug)]
pub struct Field {
    cells: Buffer,
    pub cursor: Position,
}

impl Field {
    /// `text` in `area`, on `ground`; `None` if there is no room.
    pub fn new(text: &TextArea<'static>, area: Rect, ground: Style) -> Option<Self> {
        if area.is_empty() {
            return None;
        }
        let mut cells = Buffer::empty(area);
        cells.set_style(area, ground);
        text.render(area, &mut cells);
        let (cursor, (top, left)) = (text.screen_cursor(), text.scroll_offset());
        let column = u16::try_from(cursor.col).ok()?.saturating_sub(left).min(area.width - 1);
        let row = u16::try_from(cursor.row).ok()?.saturating_sub(top).min(area.height - 1);
        Some(Self { cells, cursor: Position { x: area.x + column, y: area.y + row } })
    }

    pub fn draw(&self, buffer: &mut Buffer) {
        for position in self.cells.area.intersection(buffer.area).positions() {
            buffer[position] = self.cells[position].clone();
        }
    }
}
