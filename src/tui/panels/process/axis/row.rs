//! One row of the axis, filled place by place.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Characters of one column each, with their styles.
pub(super) struct Row {
    cells: Vec<(char, Style)>,
    filling: char,
}

impl Row {
    /// So many columns, all with the same character.
    pub fn of(filling: char, columns: usize, style: Style) -> Self {
        Self { cells: vec![(filling, style); columns], filling }
    }

    /// Writes `text` from `column` on, as far as the row goes.
    pub fn put(&mut self, column: usize, text: &str, style: Style) {
        for (cell, character) in self.cells.iter_mut().skip(column).zip(text.chars()) {
            *cell = (character, style);
        }
    }

    /// Whether nothing was written on `needed` columns from `column` on, and no word right beside them.
    pub fn is_free(&self, column: usize, needed: usize) -> bool {
        let is_word = |column: usize| self.cells.get(column).is_some_and(|(cell, _)| cell.is_alphanumeric());
        let cells = self.cells.get(column..column + needed);
        cells.is_some_and(|cells| cells.iter().all(|(cell, _)| *cell == self.filling))
            && !is_word(column + needed)
            && !column.checked_sub(1).is_some_and(is_word)
    }

    /// The row as text, neighbours of the same style together.
    pub fn line(&self) -> Line<'static> {
        let runs = self.cells.chunk_by(|(_, one), (_, other)| one == other);
        runs.map(|run| Span::styled(run.iter().map(|(character, _)| *character).collect::<String>(), run[0].1)).collect()
    }
}
