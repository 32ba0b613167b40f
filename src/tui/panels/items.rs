//! The items of a section, under the headings of their groups.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::guide::{Item, Section};
use crate::text::clean_line;
use crate::tui::draw::highlight;
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::{apart, shorten};
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::keys::key_of;
use crate::tui::state::context::{Context, ListKind};
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;
use crate::tui::state::visible::{Hidden, hidden, is_out_of_scope, visible};

/// The columns of a line where the mark stands.
pub const MARK: Range<u16> = 1..4;

/// Stands before items that keys change together.
const MARKED: &str = "*";

/// Adds the lines of the panel.
pub fn add(lines: &mut Lines, model: &Model, section: &Section, columns: usize) {
    let mut group = "";
    for item in visible(model, section) {
        if item.group != group {
            group = &item.group;
            if !lines.is_empty() {
                lines.text("");
            }
            let heading = || Span::styled(format!(" {}", clean_line(group)), model.theme.strong);
            lines.text_with(|| shorten(heading().into(), columns));
        }
        lines.row_with(|| line(model, section, item, columns));
    }
    let left_out = left_out(model, section, columns);
    if !lines.is_empty() && !left_out.is_empty() {
        lines.text("");
    }
    lines.extend(left_out);
}

/// How much of `section` is not shown, and the keys that show it.
pub fn left_out(model: &Model, section: &Section, columns: usize) -> Vec<Line<'static>> {
    let (mut filtered, mut outside) = (0, 0);
    for item in &section.items {
        match hidden(model, section, item) {
            Some(Hidden::Filtered) => filtered += 1,
            Some(Hidden::OutOfScope) => outside += 1,
            None => {}
        }
    }
    let keys = [Message::Open(ListKind::Filter), Message::Back, Message::OutOfScope];
    let [filter, back, out_of_scope] = keys.map(|message| key_of(Context::Browse, &message));
    let counts = [
        (filtered, format!("filtered out; {filter} changes the filter, {back} clears it")),
        (outside, format!("out of scope; {out_of_scope} shows them")),
    ];
    let lines = counts.into_iter().filter(|(count, _)| *count > 0).flat_map(|(count, words)| {
        let text = [Span::styled(format!("{count} {words}"), model.theme.quiet)];
        wrap(&text, columns, Indent { first: " ", rest: " " })
    });
    lines.collect()
}

/// The beginning of every line about `item`: whether it is marked, and how far it is.
pub fn mark(model: &Model, item: &Item) -> Vec<Span<'static>> {
    let status = model.progress.record(&item.id).standing.status;
    let style = if status.is_closed() { model.theme.accent } else { model.theme.text };
    let chosen = if model.marked.contains(item.id.as_str()) { Span::styled(MARKED, model.theme.accent) } else { Span::raw(" ") };
    vec![chosen, Span::styled(status.mark(), style)]
}

/// An item as lists show it.
pub fn line(model: &Model, section: &Section, item: &Item, columns: usize) -> Line<'static> {
    if section.is_tracked() { tracked(model, item, columns) } else { plain(model, item, columns) }
}

/// An item with its mark, and at the right end whether the guide changed it and how much is attached.
pub fn tracked(model: &Model, item: &Item, columns: usize) -> Line<'static> {
    let record = model.progress.record(&item.id);
    let is_quiet = record.standing.status.is_closed() || is_out_of_scope(model, item);
    let style = if is_quiet { model.theme.quiet } else { model.theme.text };
    let title = title(model, item, style);
    let left = mark(model, item).into_iter().chain([Span::raw(" ")]).chain(title);
    let changed = if model.progress.is_changed(item) { "▲ " } else { "" };
    let attached = match record.attachments() {
        0 => String::new(),
        count => format!("+{count} "),
    };
    let out_of_scope = if is_out_of_scope(model, item) { "out of scope " } else { "" };
    let quiet = Span::styled(format!("{out_of_scope}{attached}"), model.theme.quiet);
    apart(left.collect(), vec![Span::styled(changed, model.theme.alert), quiet].into(), columns)
}

fn plain(model: &Model, item: &Item, columns: usize) -> Line<'static> {
    let title = title(model, item, model.theme.text);
    shorten(std::iter::once(Span::raw(" ")).chain(title).collect(), columns)
}

/// The title with what is searched for in it.
fn title(model: &Model, item: &Item, style: Style) -> Vec<Span<'static>> {
    let title = Line::from(Span::styled(clean_line(&item.title).into_owned(), style));
    match &model.lens.finding {
        Some(finding) => highlight::line(&finding.search, title, &model.theme).spans,
        None => title.spans,
    }
}
