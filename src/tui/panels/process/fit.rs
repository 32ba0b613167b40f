//! How wide each box is, so that the boxes side by side are as low as possible.

use super::boxes::{self, BEFORE_DETAILS, MOST_TITLE_ROWS};
use super::stages::{Phase, Stage};
use crate::tui::draw::wrap::width_of;

/// Narrower boxes break too many words.
const NARROWEST: usize = 24;

/// The width of each box in `columns`, `gap` columns apart, with at most `rows` rows inside; `None` if they do not fit side by side.
pub(super) fn widths(stages: &[Stage], columns: usize, gap: usize, rows: usize, with_details: bool) -> Option<Vec<usize>> {
    let room = columns.checked_sub(gap * stages.len().checked_sub(1)?)?;
    if room / stages.len() < NARROWEST || stages.iter().any(|stage| stage.phases.len() > rows) {
        return None;
    }
    // Indexed by width: how high each box would be.
    let heights = |stage: &Stage| {
        let needs: Vec<Needs<'_>> = stage.phases.iter().map(|phase| Needs::of(phase, with_details)).collect();
        (NARROWEST..=room).map(|columns| needs.iter().map(|needs| needs.rows(columns)).sum()).collect()
    };
    let heights: Vec<Vec<usize>> = stages.iter().map(heights).collect();
    let least = |rows: usize| {
        let widths = heights.iter().map(|heights| heights.iter().position(|height| *height <= rows));
        let widths: Vec<usize> = widths.map(|index| index.map(|index| index + NARROWEST)).collect::<Option<_>>()?;
        (widths.iter().sum::<usize>() <= room).then_some(widths)
    };
    let mut widths = (1..=rows).find_map(least)?;
    // What is left makes them alike.
    for _ in widths.iter().sum()..room {
        widths.iter_mut().min().into_iter().for_each(|narrowest| *narrowest += 1);
    }
    Some(widths)
}

/// Columns that a phase needs before its title, in words of its title, and behind it.
struct Needs<'s> {
    indent: usize,
    words: &'s [usize],
    details: usize,
}

impl<'s> Needs<'s> {
    fn of(phase: &'s Phase, with_details: bool) -> Self {
        let details = if with_details { width_of(&phase.details[0]) } else { 0 };
        Self { indent: boxes::indent(phase), words: &phase.words, details }
    }

    /// How many rows of a box of so many columns.
    fn rows(&self, columns: usize) -> usize {
        let room = columns.saturating_sub(2 + self.indent).max(1);
        let (mut rows, mut used) = (1, 0);
        for &word in self.words {
            let gap = usize::from(used > 0);
            if used + gap + word <= room {
                used += gap + word;
            } else {
                rows += usize::from(used > 0) + word.saturating_sub(1) / room;
                used = word - word.saturating_sub(1) / room * room;
            }
        }
        let needs_row = self.details > 0 && used + BEFORE_DETAILS + self.details > room;
        // A name that has to be shortened is worth a row.
        rows.min(MOST_TITLE_ROWS) + usize::from(needs_row) + usize::from(self.details > room)
    }
}
