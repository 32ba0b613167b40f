//! Fits lines to a width: aligns text left and right, and shortens lines.

use ratatui::text::Line;

use super::wrap::width_of;
use crate::text::{shorten as shorten_text, width};

/// `left` and `right` at the two ends of a line of `columns`; `left` is shortened if necessary.
pub fn apart(left: Line<'static>, right: Line<'static>, columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(width_of(&right.spans));
    let mut spans = shorten(left, room.saturating_sub(usize::from(width_of(&right.spans) > 0))).spans;
    let used = width_of(&spans);
    spans.push(" ".repeat(room.saturating_sub(used)).into());
    spans.extend(right.spans);
    Line::from(spans)
}

/// `line` in at most `columns`, ending in `…` where it was cut.
pub fn shorten(line: Line<'static>, columns: usize) -> Line<'static> {
    if width_of(&line.spans) <= columns {
        return line;
    }
    let mut left = columns;
    let mut spans = Vec::new();
    for mut span in line.spans {
        let width = width(&span.content);
        if width >= left {
            // The blank makes the text too long, so that the ellipsis always shows.
            let cut = shorten_text(&format!("{} ", span.content), left).into_owned();
            span.content = cut.into();
            spans.push(span);
            break;
        }
        left -= width;
        spans.push(span);
    }
    Line::from(spans)
}
