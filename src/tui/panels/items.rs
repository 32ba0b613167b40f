//! The items of a section, under the headings of their groups.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::list::{Entry, Target};
use super::{apart, shorten};
use crate::guide::{Item, Section};
use crate::text::clean_line;
use crate::tui::highlight;
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::Message;
use crate::tui::model::{Lens, Model};
use crate::tui::wrap::{Indent, wrap};

/// The columns of a line where the mark stands.
pub const MARK: Range<u16> = 1..4;

/// Stands before items that keys change together.
const MARKED: &str = "*";

/// Narrower lists say more shortly that an item is outside the scope: its title matters more.
const NARROWEST_WITH_SCOPE: usize = 64;

/// Why an item is not in the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hidden {
    /// It does not count for the user's product.
    Outside,
    /// The filter leaves it out.
    Filtered,
}

/// Why `item` of `section` is not in the lists, if it is not.
pub fn hidden(model: &Model, section: &Section, item: &Item) -> Option<Hidden> {
    let Lens { filter, shows_outside, .. } = &model.lens;
    if !shows_outside && is_outside(model, item) {
        return Some(Hidden::Outside);
    }
    // Pages to read have no status, owner or date to filter by.
    let is_wanted = !section.is_tracked() || filter.lets_through(item, &model.progress, model.today);
    (!is_wanted).then_some(Hidden::Filtered)
}

/// Whether `item` does not count for the user's product.
pub fn is_outside(model: &Model, item: &Item) -> bool {
    !model.progress.scope.covers(item)
}

/// The items of `section` that the lists show.
pub fn visible<'m>(model: &'m Model, section: &'m Section) -> impl Iterator<Item = &'m Item> {
    section.items.iter().filter(move |item| hidden(model, section, item).is_none())
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
    entries.extend(left_out(model, section, entries.is_empty(), columns));
    entries
}

/// How much of `section` is not shown, and the keys that show it.
pub fn left_out(model: &Model, section: &Section, is_empty: bool, columns: usize) -> Vec<Entry> {
    let count = |why: Hidden| section.items.iter().filter(|item| hidden(model, section, item) == Some(why)).count();
    let keys = [Message::Filter, Message::Back, Message::Outside].map(|message| key_of(Context::Browse, &message));
    let [filter, back, outside] = keys;
    let counts = [
        (count(Hidden::Filtered), format!("filtered away; {filter} changes, {back} clears")),
        (count(Hidden::Outside), format!("outside the scope; {outside} shows")),
    ];
    let lines = counts.into_iter().filter(|(count, _)| *count > 0).flat_map(|(count, words)| {
        let text = [Span::styled(format!("{count} {words}"), model.theme.quiet)];
        wrap(&text, columns, Indent { first: " ", rest: " " })
    });
    let lines: Vec<Entry> = lines.map(Entry::text).collect();
    let gap = (!is_empty && !lines.is_empty()).then(|| Entry::text(""));
    gap.into_iter().chain(lines).collect()
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
    if section.is_tracked() { tracked(model, item, columns) } else { plain(model, item, columns) }
}

/// An item with its mark, and at the right end whether the guide changed it and how much is attached.
pub fn tracked(model: &Model, item: &Item, columns: usize) -> Line<'static> {
    let record = model.progress.record(&item.id);
    let is_quiet = record.standing.status.is_closed() || is_outside(model, item);
    let style = if is_quiet { model.theme.quiet } else { model.theme.text };
    let title = title(model, item, style);
    let left = mark(model, item).into_iter().chain([Span::raw(" ")]).chain(title);
    let changed = if model.progress.is_changed(item) { "▲ " } else { "" };
    let attached = match record.attachments() {
        0 => String::new(),
        count => format!("{count} "),
    };
    let outside = match is_outside(model, item) {
        true if columns < NARROWEST_WITH_SCOPE => "outside ",
        true => "outside the scope ",
        false => "",
    };
    let quiet = Span::styled(format!("{outside}{attached}"), model.theme.quiet);
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
