//! Places a popup in a box over the panels.

use ratatui::layout::{Margin, Position, Rect, Size};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::areas::{Areas, cut_rows};
use crate::text::width;
use crate::tui::draw::field::Field;
use crate::tui::draw::list::List;
use crate::tui::panels::popup::{Popup, Typed, box_columns, popup};
use crate::tui::state::model::Model;

/// Rows of a box that are its border.
const BORDER: usize = 2;

/// Where a box leaves fewer rows than this, it takes them.
const LEAST_BESIDE: u16 = 4;

#[derive(Debug)]
pub struct PopupBox {
    pub title: String,
    /// The box with its border.
    pub area: Rect,
    /// The room inside it.
    pub inside: Rect,
    pub above: Vec<Line<'static>>,
    /// The label before the text that is being typed, and its position.
    pub prompt: (Span<'static>, Position),
    pub field: Option<Field>,
    pub list: List,
}

impl PopupBox {
    pub(super) fn new(model: &Model, areas: &Areas) -> Option<Self> {
        let room = areas.middle();
        popup(model, room.width, room.height).map(|popup| place(popup, room, areas.detail, model.theme.ground))
    }

    pub fn rows(&self) -> usize {
        self.list.lines.rows()
    }
}

fn place(popup: Popup<'_>, room: Rect, detail: Rect, ground: Style) -> PopupBox {
    let Popup { title, columns, height, above, typed, lines, cursor, is_over_detail } = popup;
    let typed_rows = typed.as_ref().map_or(0, |typed| usize::from(typed.rows));
    let rows = height.unwrap_or(above.len() + typed_rows + lines.len());
    let height = u16::try_from(rows + BORDER).unwrap_or(u16::MAX).min(room.height);
    let is_over_detail = is_over_detail && !detail.is_empty();
    let area = if is_over_detail {
        detail
    } else {
        let columns = box_columns(room.width, columns);
        // Single rows of what is below would only distract, as columns would.
        let height = if columns == room.width && room.height - height < LEAST_BESIDE { room.height } else { height };
        centered(room, Size { width: columns, height })
    };
    let inside = area.inner(Margin { horizontal: 2, vertical: 1 });
    let below_text = below(inside, above.len());
    let field_rows = if is_over_detail { below_text.height } else { below_text.height.min(typed_rows.try_into().unwrap_or(0)) };
    let line = Rect { height: field_rows, ..below_text };
    let (prompt, field) = match typed {
        Some(Typed { text, prompt, .. }) => {
            let before = u16::try_from(width(&prompt.content)).unwrap_or(0).min(line.width);
            let area = Rect { x: line.x + before, width: line.width - before, ..line };
            (prompt, Field::new(text, area, ground))
        }
        None => (Span::raw(""), None),
    };
    let list_area = below(below_text, usize::from(field_rows));
    let offset = cursor.map_or(0, |cursor| lines.offset(0, cursor, usize::from(list_area.height)));
    let bar = list_area.right().saturating_sub(1);
    let list = List { lines, area: list_area, bar, cursor, offset, is_focused: true };
    PopupBox { title, area, inside, above, prompt: (prompt, line.as_position()), field, list }
}

/// The part of `area` below so many rows.
fn below(area: Rect, rows: usize) -> Rect {
    cut_rows(area, u16::try_from(rows).unwrap_or(u16::MAX)).1
}

/// The middle of `room`, as large as `size` where it has so much.
fn centered(room: Rect, size: Size) -> Rect {
    let (width, height) = (room.width.min(size.width), room.height.min(size.height));
    Rect { x: room.x + (room.width - width).div_ceil(2), y: room.y + (room.height - height).div_ceil(2), width, height }
}
