//! The items of a section, under the headings of their groups.

use ratatui::text::{Line, Span};

use super::list::{Entry, Target};
use super::{apart, shorten};
use crate::guide::{Item, Section};
use crate::text::clean_line;
use crate::tui::model::Model;

/// Stands before items that keys change together.
const MARKED: &str = "*";

/// The items of `section` that count for the user's product.
pub fn visible<'m>(model: &'m Model, section: &'m Section) -> impl Iterator<Item = &'m Item> {
    section.items.iter().filter(|item| model.progress.scope.covers(item))
}

/// The selected item of `section`.
pub fn selected<'m>(model: &'m Model, section: &'m Section) -> Option<&'m Item> {
    visible(model, section).nth(model.place().cursor)
}

/// The lines of the panel.
pub fn entries(model: &Model, section: &Section, columns: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut group = "";
    for item in visible(model, section) {
        if item.group != group {
            group = &item.group;
            if !entries.is_empty() {
                entries.push(Entry::text(""));
            }
            let heading = Span::styled(format!(" {}", clean_line(group)), model.theme.strong);
            entries.push(Entry::text(shorten(heading.into(), columns)));
        }
        let line = line(model, section, item, columns);
        entries.push(Entry::selectable(line, Target::Item(item.id.clone())));
    }
    if let Some(hidden) = hidden(model, section, columns) {
        entries.extend([Entry::text(""), Entry::text(hidden)]);
    }
    entries
}

/// How many items of `section` are not shown, if there are any.
pub fn hidden(model: &Model, section: &Section, columns: usize) -> Option<Line<'static>> {
    let hidden = section.items.len() - visible(model, section).count();
    let text = format!(" {hidden} outside the scope, not shown");
    (hidden > 0).then(|| shorten(Span::styled(text, model.theme.quiet).into(), columns))
}

/// The beginning of every line about `item`: whether it is marked, and how far it is.
pub fn mark(model: &Model, item: &Item) -> Vec<Span<'static>> {
    let status = model.progress.record(&item.id).standing.status;
    let style = if status.is_closed() { model.theme.accent } else { model.theme.text };
    let chosen = if model.marked.contains(&item.id) { Span::styled(MARKED, model.theme.accent) } else { Span::raw(" ") };
    vec![chosen, Span::styled(status.mark(), style)]
}

/// An item as lists show it.
pub fn line(model: &Model, section: &Section, item: &Item, columns: usize) -> Line<'static> {
    if section.is_tracked() { tracked(model, item, columns) } else { plain(item, columns) }
}

/// An item with its mark, and at the right end whether the guide changed it and how much is attached.
pub fn tracked(model: &Model, item: &Item, columns: usize) -> Line<'static> {
    let record = model.progress.record(&item.id);
    let style = if record.standing.status.is_closed() { model.theme.quiet } else { model.theme.text };
    let mut left = mark(model, item);
    left.push(Span::styled(format!(" {}", clean_line(&item.title)), style));
    let changed = if model.progress.is_changed(item) { "▲ " } else { "" };
    let attached = match record.attachments() {
        0 => String::new(),
        count => format!("{count} "),
    };
    let right = vec![Span::styled(changed, model.theme.alert), Span::styled(attached, model.theme.quiet)];
    apart(left.into(), right.into(), columns)
}

fn plain(item: &Item, columns: usize) -> Line<'static> {
    shorten(Line::raw(format!(" {}", clean_line(&item.title))), columns)
}
