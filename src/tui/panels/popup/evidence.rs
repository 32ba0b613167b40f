//! What shows how an item was done, as a list; its last row adds to it.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::choices::WIDEST;
use super::{centered, frame, title};
use crate::text::clean_line;
use crate::tui::keymap::{Context, key_for};
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::panels::list::{self, Entry, List, Target};
use crate::tui::wrap::{Indent, wrap};

/// Draws the list and tells where the cursor stands.
pub(super) fn draw(model: &Model, item: &str, cursor: usize, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let columns = screen.width.min(WIDEST);
    let entries = entries(model, item, usize::from(columns.saturating_sub(5)));
    let height = u16::try_from(entries.len() + 2).unwrap_or(u16::MAX);
    let area = centered(screen, columns, height.min(screen.height));
    let inside = frame(model, &format!("Evidence: {}", title(model, item)), area, buffer);
    let selected = list::targets(&entries).get(cursor).copied().unwrap_or(0);
    let offset = list::offset(0, selected, entries.len(), usize::from(inside.height));
    List { entries: &entries, cursor, offset, is_focused: true, theme: &model.theme }.draw(inside, buffer)
}

/// Long addresses go on in lines that cannot be selected.
fn entries(model: &Model, item: &str, columns: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    for evidence in &model.progress.record(item).evidence {
        let text = [Span::raw(clean_line(evidence).into_owned())];
        let mut lines = wrap(&text, columns, Indent { first: " ", rest: "   " }).into_iter();
        entries.extend(lines.next().map(|line| Entry::selectable(line, Target::Row)));
        entries.extend(lines.map(Entry::text));
    }
    let key = key_for(Context::Evidence, |message| matches!(message, Message::AddEvidence));
    let add = vec![Span::raw(" "), Span::styled(key, model.theme.accent), Span::raw(" add a link or the name of a file")];
    entries.push(Entry::selectable(Line::from(add), Target::Row));
    entries
}
