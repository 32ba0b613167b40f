//! What shows how an item was done, as a list; its last row adds to it.

use ratatui::text::{Line, Span};

use super::choices::Choices;
use crate::text::clean_line;
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::panels::list::{Entry, Target};
use crate::tui::wrap::{Indent, wrap};

/// The evidence of `item` to choose from, in a box of `columns`.
pub(super) fn choices(model: &Model, item: &str, cursor: usize, columns: u16) -> Choices {
    let entries = entries(model, item, usize::from(columns.saturating_sub(5)));
    Choices { title: format!("Evidence: {}", model.name_of(&[item.to_owned()])), entries, cursor, columns, ..Choices::default() }
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
    let key = key_of(Context::Evidence, &Message::AddEvidence);
    let add = vec![Span::raw(" "), Span::styled(key, model.theme.accent), Span::raw(" add a link or the name of a file")];
    entries.push(Entry::selectable(Line::from(add), Target::Row));
    entries
}
