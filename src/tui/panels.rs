//! The panels: each turns what it needs of the model into lines; none can change anything.

use ratatui::text::Line;

use super::layout::{self, Areas};
use super::model::{Mode, Model};
use crate::text::width;
use crate::tui::wrap::width_of;
use list::Entry;

pub mod addresses;
pub mod detail;
pub mod find;
pub mod footer;
pub mod header;
pub mod help;
pub mod items;
pub mod list;
pub mod overview;
pub mod pages;
pub mod popup;
pub mod process;

/// Columns at the right end of a list that are the scroll bar's.
const SCROLL_BAR: u16 = 1;

/// The lines of the middle panel: the items of the open section, or the overview.
pub fn entries(model: &Model) -> Vec<Entry> {
    entries_in(model, layout::areas(model))
}

/// The same for who knows where everything stands.
pub fn entries_in(model: &Model, areas: Areas) -> Vec<Entry> {
    let columns = usize::from(areas.items.width.saturating_sub(SCROLL_BAR));
    if matches!(model.mode, Mode::Find { .. }) {
        return find::entries(model, columns);
    }
    match model.section() {
        Some(section) => items::entries(model, section, columns),
        None => overview::entries(model, columns),
    }
}

/// `left` and `right` at the two ends of a line of `columns`; `left` gives way.
fn apart(left: Line<'static>, right: Line<'static>, columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(width_of(&right.spans));
    let mut spans = shorten(left, room.saturating_sub(usize::from(width_of(&right.spans) > 0))).spans;
    let used = width_of(&spans);
    spans.push(" ".repeat(room.saturating_sub(used)).into());
    spans.extend(right.spans);
    Line::from(spans)
}

/// `line` in at most `columns`, ending in `…` where something had to go.
pub fn shorten(line: Line<'static>, columns: usize) -> Line<'static> {
    if width_of(&line.spans) <= columns {
        return line;
    }
    let mut left = columns;
    let mut spans = Vec::new();
    for mut span in line.spans {
        let width = width(&span.content);
        if width >= left {
            // One column less than there is, so that the sign of shortening always shows.
            let cut = crate::text::shorten(&format!("{} ", span.content), left).into_owned();
            span.content = cut.into();
            spans.push(span);
            break;
        }
        left -= width;
        spans.push(span);
    }
    Line::from(spans)
}
