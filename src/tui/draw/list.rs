//! A list: lines, some of which are rows to select, a cursor, and an offset that follows it.
//!
//! Of a long list only the lines in sight are made: what a key costs does not depend on how much there is.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;
use ratatui::widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget};

use super::line::draw_line;
use super::theme::Theme;

/// Columns at the right end of a list that are kept free: for the scroll bar, or to keep it apart where it is on the rule.
pub const SCROLL_BAR: u16 = 1;

/// Lines kept in view above and below the cursor, so that headings show.
const MARGIN: usize = 1;

/// Lower lists have no margin.
const LOWEST_WITH_MARGIN: usize = 8;

/// The lines of a list.
#[derive(Debug, PartialEq, Eq)]
pub struct Lines {
    /// The row that each line belongs to; only the first line of a row is drawn as selected.
    row_of: Vec<Option<usize>>,
    rows: usize,
    /// Which lines are made.
    seen: Range<usize>,
    /// Those that are made.
    made: Vec<Line<'static>>,
}

impl Default for Lines {
    /// All are made.
    fn default() -> Self {
        Self::seen(0..usize::MAX)
    }
}

impl Lines {
    fn seen(seen: Range<usize>) -> Self {
        Self { row_of: Vec::new(), rows: 0, seen, made: Vec::new() }
    }

    /// The lines that `add` adds, of which only those in sight are made, and the first of those: for a list of `height` lines that
    /// showed `offset_before` first.
    pub fn in_sight(add: impl Fn(&mut Self), offset_before: usize, cursor: usize, height: usize) -> (Self, usize) {
        let lines_from = |offset: usize| {
            let mut lines = Self::seen(offset..offset.saturating_add(height));
            add(&mut lines);
            lines
        };
        // A list that stays where it was is made once.
        let lines = lines_from(offset_before);
        let offset = lines.offset(offset_before, cursor, height);
        let lines = if offset == offset_before { lines } else { lines_from(offset) };
        (lines, offset)
    }

    pub fn is_empty(&self) -> bool {
        self.row_of.is_empty()
    }

    pub fn len(&self) -> usize {
        self.row_of.len()
    }

    /// Adds a line that belongs to no row.
    pub fn text(&mut self, line: impl Into<Line<'static>>) {
        self.text_with(|| line.into());
    }

    /// The same with a line that is made if it is in sight.
    pub fn text_with(&mut self, line: impl FnOnce() -> Line<'static>) {
        self.add(None, line);
    }

    pub fn row(&mut self, line: impl Into<Line<'static>>) {
        self.row_with(|| line.into());
    }

    /// Adds a row that is made if it is in sight.
    pub fn row_with(&mut self, line: impl FnOnce() -> Line<'static>) {
        self.add(Some(self.rows), line);
        self.rows += 1;
    }

    /// Adds a line to the last row.
    pub fn below(&mut self, line: impl Into<Line<'static>>) {
        self.below_with(|| line.into());
    }

    /// The same with a line that is made if it is in sight.
    pub fn below_with(&mut self, line: impl FnOnce() -> Line<'static>) {
        self.add(self.rows.checked_sub(1), line);
    }

    fn add(&mut self, row: Option<usize>, line: impl FnOnce() -> Line<'static>) {
        if self.seen.contains(&self.row_of.len()) {
            self.made.push(line());
        }
        self.row_of.push(row);
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Those in sight.
    pub fn made(&self) -> &[Line<'static>] {
        &self.made
    }

    /// The first and the last line of a row.
    fn span_of(&self, row: usize) -> (usize, usize) {
        let is_of_row = |of: &Option<usize>| *of == Some(row);
        let first = self.row_of.iter().position(is_of_row).unwrap_or(0);
        let last = self.row_of.iter().rposition(is_of_row).unwrap_or(0);
        (first, last)
    }

    /// The first visible line of a list of `height` lines that showed `offset_before` first: every line of the row `cursor` is
    /// visible, or at least its first.
    pub fn offset(&self, offset_before: usize, cursor: usize, height: usize) -> usize {
        let (first, last) = self.span_of(cursor);
        let lines = self.len();
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

#[derive(Debug, PartialEq, Eq)]
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
    /// The same lines with the cursor elsewhere, unless others come into sight in a list that showed `offset_before` first.
    pub fn moved(self, offset_before: usize, cursor: usize, is_focused: bool) -> Option<Self> {
        let offset = self.lines.offset(offset_before, cursor, usize::from(self.area.height));
        (offset == self.offset).then_some(Self { cursor: Some(cursor), is_focused, ..self })
    }

    /// Draws it, and returns the position of the cursor.
    pub fn draw(&self, buffer: &mut Buffer, theme: &Theme) -> Option<Position> {
        let area = self.area;
        let selected = self.cursor.filter(|cursor| *cursor < self.lines.rows).map(|cursor| self.lines.span_of(cursor).0);
        // A list without a cursor is laid out to fit, and needs no scroll bar.
        let width = if self.cursor.is_some() { area.width.saturating_sub(SCROLL_BAR) } else { area.width };
        let mut cursor = None;
        let first = self.lines.seen.start;
        let made = self.lines.made.iter().enumerate().map(|(index, made)| (first + index, made));
        for (row, (index, made)) in (area.top()..area.bottom()).zip(made.skip_while(|(index, _)| *index < self.offset)) {
            let line = Rect { y: row, height: 1, width, ..area };
            draw_line(made, line, buffer);
            if Some(index) == selected {
                buffer.set_style(line, if self.is_focused { theme.selected } else { theme.marked });
                cursor = self.is_focused.then_some(line.as_position());
            }
        }
        if self.cursor.is_some() {
            scroll_bar(self.lines.len(), self.offset, area, self.bar, buffer, theme);
        }
        cursor
    }

    /// The row at `position`.
    pub fn row_at(&self, position: Position) -> Option<usize> {
        let line = self.offset + usize::from(position.y.checked_sub(self.area.y)?);
        *self.lines.row_of.get(line).filter(|_| self.area.contains(position))?
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
