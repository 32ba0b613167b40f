//! What all lists have in common: lines of which some can be selected, a cursor, and an offset that follows it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::{Scrollbar, ScrollbarOrientation, ScrollbarState, StatefulWidget};

use crate::tui::model::Model;
use crate::tui::theme::Theme;

/// Lines kept in view above and below the cursor, so that headings show.
const MARGIN: usize = 1;

/// Lower lists have no line to spare for that.
const LOWEST_WITH_MARGIN: usize = 8;

/// One line of a list.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What is shown.
    pub line: Line<'static>,
    /// Where it leads, if it can be selected.
    pub target: Option<Target>,
}

/// Where a line of a list leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a page, by its number.
    Page(usize),
    /// To an item, by its id.
    Item(String),
    /// To the questions about the scope.
    Scope,
    /// Nowhere by itself: a row of a choice.
    Row,
}

impl Entry {
    /// A line to read.
    pub fn text(line: impl Into<Line<'static>>) -> Self {
        Self { line: line.into(), target: None }
    }

    /// A line to select.
    pub fn selectable(line: impl Into<Line<'static>>, target: Target) -> Self {
        Self { line: line.into(), target: Some(target) }
    }
}

/// Where the selected line of the middle panel leads.
pub fn target(model: &Model) -> Option<Target> {
    super::entries(model).into_iter().filter_map(|entry| entry.target).nth(model.place().cursor)
}

/// Which of `entries` can be selected.
pub fn targets(entries: &[Entry]) -> Vec<usize> {
    let selectable = entries.iter().enumerate().filter(|(_, entry)| entry.target.is_some());
    selectable.map(|(line, _)| line).collect()
}

/// The first visible line, so that `line` of `lines` is among `height` visible ones, moved as little as possible.
pub fn offset(offset: usize, line: usize, lines: usize, height: usize) -> usize {
    let margin = if height < LOWEST_WITH_MARGIN { 0 } else { MARGIN };
    let lowest = (line + margin + 1).saturating_sub(height);
    let highest = line.saturating_sub(margin);
    let last = lines.saturating_sub(height);
    offset.clamp(lowest.min(highest), highest).min(last)
}

/// The first visible line of a list that has no place of its own: as near to the beginning as the cursor allows.
pub fn offset_of(entries: &[Entry], cursor: usize, area: Rect) -> usize {
    let selected = targets(entries).get(cursor).copied().unwrap_or(0);
    offset(0, selected, entries.len(), usize::from(area.height))
}

/// Which of the lines of a list in `area` that can be selected is at `position`.
pub fn chosen(entries: &[Entry], offset: usize, area: Rect, position: Position) -> Option<usize> {
    let line = offset + usize::from(position.y.checked_sub(area.y)?);
    targets(entries).iter().position(|target| *target == line && area.contains(position))
}

/// A list with its cursor.
#[derive(Debug)]
pub struct List<'a> {
    /// All lines.
    pub entries: &'a [Entry],
    /// Which of the lines that can be selected is.
    pub cursor: usize,
    /// First visible line.
    pub offset: usize,
    /// Whether keys move its cursor.
    pub is_focused: bool,
    /// The styles.
    pub theme: &'a Theme,
}

impl List<'_> {
    /// Draws into `area` and tells where the cursor stands.
    pub fn draw(&self, area: Rect, buffer: &mut Buffer) -> Option<Position> {
        let selected = targets(self.entries).get(self.cursor).copied();
        let mut cursor = None;
        for (row, (index, entry)) in (area.top()..area.bottom()).zip(self.entries.iter().enumerate().skip(self.offset)) {
            let line = Rect { y: row, height: 1, width: area.width.saturating_sub(1), ..area };
            buffer.set_line(area.x, row, &entry.line, line.width);
            if Some(index) == selected {
                buffer.set_style(line, if self.is_focused { self.theme.selected } else { self.theme.marked });
                cursor = self.is_focused.then_some(line.as_position());
            }
        }
        scroll_bar(self.entries.len(), self.offset, area, buffer, self.theme);
        cursor
    }
}

/// A scroll bar on the right edge of `area`, where `lines` are more than fit.
pub fn scroll_bar(lines: usize, offset: usize, area: Rect, buffer: &mut Buffer, theme: &Theme) {
    let height = usize::from(area.height);
    if lines <= height {
        return;
    }
    let bar = Scrollbar::new(ScrollbarOrientation::VerticalRight).begin_symbol(None).end_symbol(None);
    let bar = bar.track_symbol(Some("│")).thumb_symbol("┃").track_style(theme.quiet).thumb_style(theme.drawn);
    // The widget counts positions of the offset, not lines.
    let mut state = ScrollbarState::new(lines - height + 1).viewport_content_length(height).position(offset);
    bar.render(area, buffer, &mut state);
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
