//! A list: lines, some of which are rows to select, a cursor, and an offset that follows it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget};

use super::theme::Theme;

/// Columns at the right end of a list that are kept free: for the scroll bar, or to keep it apart where it is on the rule.
pub const SCROLL_BAR: u16 = 1;

/// Lines kept in view above and below the cursor, so that headings show.
const MARGIN: usize = 1;

/// Lower lists have no margin.
const LOWEST_WITH_MARGIN: usize = 8;

/// The lines of a list.
#[derive(Debug, Default)]
pub struct Lines {
    entries: Vec<Entry>,
    rows: usize,
}

#[derive(Debug)]
struct Entry {
    line: Line<'static>,
    /// The row it belongs to; only the first line of a row is drawn as selected.
    row: Option<usize>,
}

impl Lines {
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Adds a line that belongs to no row.
    pub fn text(&mut self, line: impl Into<Line<'static>>) {
        self.entries.push(Entry { line: line.into(), row: None });
    }

    pub fn row(&mut self, line: impl Into<Line<'static>>) {
        self.entries.push(Entry { line: line.into(), row: Some(self.rows) });
        self.rows += 1;
    }

    /// Adds a line to the last row.
    pub fn below(&mut self, line: impl Into<Line<'static>>) {
        self.entries.push(Entry { line: line.into(), row: self.rows.checked_sub(1) });
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The first and the last line of a row.
    fn span_of(&self, row: usize) -> (usize, usize) {
        let is_of_row = |entry: &Entry| entry.row == Some(row);
        let first = self.entries.iter().position(is_of_row).unwrap_or(0);
        let last = self.entries.iter().rposition(is_of_row).unwrap_or(0);
        (first, last)
    }

    /// The first visible line of a list of `height` lines that showed `offset_before` first: every line of the row `cursor` is
    /// visible, or at least its first.
    pub fn offset(&self, offset_before: usize, cursor: usize, height: usize) -> usize {
        let (first, last) = self.span_of(cursor);
        let lines = self.entries.len();
        offset(offset(offset_before, last, lines, height), first, lines, height)
    }
}

impl Extend<Line<'static>> for Lines {
    /// Adds lines that belong to no row.
    fn extend<T: IntoIterator<Item = Line<'static>>>(&mut self, lines: T) {
        lines.into_iter().for_each(|line| self.text(line));
    }
}

/// The first visible line, moved as little as possible so that `line` of `lines` is among the `height` visible ones.
pub fn offset(offset: usize, line: usize, lines: usize, height: usize) -> usize {
    let margin = if height < LOWEST_WITH_MARGIN { 0 } else { MARGIN };
    let lowest = (line + margin + 1).saturating_sub(height);
    let highest = line.saturating_sub(margin);
    let last = lines.saturating_sub(height);
    offset.clamp(lowest.min(highest), highest).min(last)
}

#[derive(Debug)]
pub struct List {
    pub lines: Lines,
    pub area: Rect,
    /// The column of the scroll bar.
    pub bar: u16,
    /// The selected row, if there are rows to select.
    pub cursor: Option<usize>,
    /// The first visible line.
    pub offset: usize,
    /// Whether keys move its cursor.
    pub is_focused: bool,
}

impl List {
    /// Draws it, and returns the position of the cursor.
    pub fn draw(&self, buffer: &mut Buffer, theme: &Theme) -> Option<Position> {
        let area = self.area;
        let selected = self.cursor.filter(|cursor| *cursor < self.lines.rows).map(|cursor| self.lines.span_of(cursor).0);
        // A list without a cursor is laid out to fit, and needs no scroll bar.
        let width = if self.cursor.is_some() { area.width.saturating_sub(SCROLL_BAR) } else { area.width };
        let mut cursor = None;
        for (row, (index, entry)) in (area.top()..area.bottom()).zip(self.lines.entries.iter().enumerate().skip(self.offset)) {
            let line = Rect { y: row, height: 1, width, ..area };
            buffer.set_line(area.x, row, &entry.line, line.width);
            if Some(index) == selected {
                buffer.set_style(line, if self.is_focused { theme.selected } else { theme.marked });
                cursor = self.is_focused.then_some(line.as_position());
            }
        }
        if self.cursor.is_some() {
            scroll_bar(self.lines.entries.len(), self.offset, area, self.bar, buffer, theme);
        }
        cursor
    }

    /// The row at `position`.
    pub fn row_at(&self, position: Position) -> Option<usize> {
        let line = self.offset + usize::from(position.y.checked_sub(self.area.y)?);
        self.lines.entries.get(line).filter(|_| self.area.contains(position))?.row
    }
}

/// A scroll bar in the column `bar` beside `area`, if not all `lines` fit there.
pub fn scroll_bar(lines: usize, offset: usize, area: Rect, bar: u16, buffer: &mut Buffer, theme: &Theme) {
    let height = usize::from(area.height);
    if lines <= height {
        return;
    }
    let place = Rect { x: bar, width: 1, ..area }.intersection(buffer.area);
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight).begin_symbol(None).end_symbol(None);
    // The rule below it may be dim.
    let thumb = Style::new().remove_modifier(Modifier::DIM).patch(theme.drawn);
    let bar = bar.track_symbol(Some("│")).thumb_symbol("┃").track_style(theme.quiet).thumb_style(thumb);
    // The widget counts positions of the offset, not lines.
    let mut state = ScrollbarState::new(lines - height + 1).viewport_content_length(height).position(offset);
    bar.render(place, buffer, &mut state);
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn the_cursor_stays_in_view_and_the_list_moves_as_little_as_possible() {
        assert_eq!(offset(0, 3, 20, 10), 0);
        assert_eq!(offset(0, 9, 20, 10), 1);
        assert_eq!(offset(8, 5, 20, 10), 4);
        assert_eq!(offset(15, 19, 20, 10), 10);
        assert_eq!(offset(3, 0, 20, 10), 0);
        assert_eq!(offset(3, 0, 0, 0), 0);
        assert_eq!(offset(0, 7, 20, 1), 7);
    }
}
