//! The overview: readiness in words, what is next and why, what waits, and how far each section is.

use std::borrow::Cow;

use jiff::{Timestamp, civil::Date};
use ratatui::text::{Line, Span};

use super::list::{Entry, Target};
use super::{items, shorten};
use crate::guide::Item;
use crate::progress::{Reason, Summary, counted};
use crate::text::{clean_line, shorten as shorten_text, width};
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::Message;
use crate::tui::model::{Access, Model};

/// So many next items are worth reading.
const NEXT: usize = 5;

/// So many dates are worth reading here.
const DUE: usize = 5;

/// Columns of a gauge.
const GAUGE: usize = 20;

/// Columns of an item; beside it stands why it is there.
const ITEM: usize = 52;

/// Columns of the reason where there is little room.
const BRIEF: usize = 12;

/// Narrower screens need their columns for the titles.
const NARROWEST_WITH_WORDS: usize = 44;

/// Fewer columns are not worth beginning a sentence.
const SHORTEST: usize = 8;

/// Text lines wider than this are hard to follow from one end to the other.
const WIDEST: usize = 96;

/// Id of the selected item, if the selected line leads to one.
pub fn selected(model: &Model) -> Option<String> {
    match super::list::target(model)? {
        Target::Item(id) => Some(id),
        Target::Page(_) | Target::Scope | Target::Row => None,
    }
}

/// The lines of the panel.
pub fn entries(model: &Model, columns: usize) -> Vec<Entry> {
    let columns = columns.min(WIDEST);
    let mut entries: Vec<Entry> = Vec::new();
    let readiness =
        crate::tui::wrap::wrap(&readiness(model), columns.saturating_sub(2), crate::tui::wrap::Indent { first: " ", rest: " " });
    entries.extend(readiness.into_iter().map(Entry::text));
    if model.lens.filter.is_empty() {
        groups(&mut entries, model, columns);
    } else {
        entries.extend(wanted(model, columns));
    }
    heading(&mut entries, model, "Sections");
    sections(&mut entries, model, columns);
    heading(&mut entries, model, "Scope");
    entries.push(Entry::selectable(shorten(Line::raw(format!(" {}", scope(model))), columns), Target::Scope));
    entries
}

/// What the filter lets through, of every section.
fn wanted(model: &Model, columns: usize) -> Vec<Entry> {
    let sections = model.guide.sections.iter().filter(|section| section.is_tracked());
    let items: Vec<&Item> = sections.flat_map(|section| items::visible(model, section)).collect();
    let filter = clean_line(&model.lens.filter.describe()).into_owned();
    let key = key_of(Context::Browse, &Message::Back);
    let title = Line::from(vec![
        Span::styled(format!(" Only {filter}: {}", items.len()), model.theme.strong),
        Span::styled(format!(" · {key} shows all"), model.theme.quiet),
    ]);
    let lines = items.into_iter().map(|item| {
        let due = model.progress.record(&item.id).due.map_or_else(Words::default, |due| due_words(model, due));
        entry(model, item, &due, columns)
    });
    [Entry::text(""), Entry::text(shorten(title, columns))].into_iter().chain(lines).collect()
}

/// What matters now, by the reason why.
fn groups(entries: &mut Vec<Entry>, model: &Model, columns: usize) {
    let ids: Vec<String> = model.summary.next.iter().take(NEXT).map(|next| next.id.clone()).collect();
    let reasons: Vec<Words> = model.summary.next.iter().take(NEXT).map(|next| reason(model, &next.reason)).collect();
    group(entries, model, "Next", &ids, &reasons, columns);
    let Summary { waiting, due, changed, .. } = &model.summary;
    group(entries, model, "Waiting", waiting, &describe(waiting, |id| waiting_since(model, id)), columns);
    let soonest = &due[..due.len().min(DUE)];
    group(entries, model, "Due", soonest, &describe(soonest, |id| due_on(model, id)), columns);
    entries.extend(later(model, due.len() - soonest.len(), columns));
    group(entries, model, "Changed in the guide since it was ticked", changed, &describe(changed, |_| Words::default()), columns);
}

/// Why an item stands here.
#[derive(Debug, Default)]
struct Words {
    /// Where there is room.
    whole: String,
    /// Where there is little.
    brief: String,
}

impl Words {
    fn new(whole: impl Into<String>, brief: impl Into<String>) -> Self {
        Self { whole: whole.into(), brief: brief.into() }
    }

    fn short(words: &str) -> Self {
        Self::new(words, words)
    }
}

fn describe(ids: &[String], words: impl Fn(&str) -> Words) -> Vec<Words> {
    ids.iter().map(|id| words(id)).collect()
}

/// How it stands, and what decides it.
fn readiness(model: &Model) -> Vec<Span<'static>> {
    if model.access != Access::Full {
        return vec![Span::raw("The file cannot be read, so how far you are is not known here.")];
    }
    let Summary { readiness, .. } = &model.summary;
    vec![Span::styled(format!("{}:", readiness.label()), model.theme.strong), Span::raw(format!(" {}.", model.summary.verdict()))]
}

fn heading(entries: &mut Vec<Entry>, model: &Model, title: &'static str) {
    entries.push(Entry::text(""));
    entries.push(Entry::text(Span::styled(format!(" {title}"), model.theme.strong)));
}

fn group(entries: &mut Vec<Entry>, model: &Model, title: &'static str, ids: &[String], words: &[Words], columns: usize) {
    let lines = ids.iter().zip(words).filter_map(|(id, words)| Some((model.guide.find(id)?.1, words)));
    let lines: Vec<Entry> = lines.map(|(item, words)| entry(model, item, words, columns)).collect();
    if !lines.is_empty() {
        heading(entries, model, title);
        entries.extend(lines);
    }
}

/// An item and, where there is room, why it stands here.
fn entry(model: &Model, item: &Item, words: &Words, columns: usize) -> Entry {
    let room = columns.saturating_sub(ITEM + 1);
    let (item_columns, words) = match columns {
        ..NARROWEST_WITH_WORDS => (columns, Cow::Borrowed("")),
        _ if room < SHORTEST => (columns.saturating_sub(BRIEF + 2), Cow::Borrowed(words.brief.as_str())),
        _ => (ITEM, shorten_text(&words.whole, room)),
    };
    let left = items::tracked(model, item, item_columns);
    let right = Span::styled(words.into_owned(), model.theme.quiet);
    let spans = left.spans.into_iter().chain([Span::raw(" "), right]);
    Entry::selectable(spans.collect::<Line<'_>>(), Target::Item(item.id.clone()))
}

fn reason(model: &Model, reason: &Reason) -> Words {
    match reason {
        Reason::Overdue(date) | Reason::Due(date) => due_words(model, *date),
        Reason::Waiting(since) => Words::new(format!("waiting {}: ask again", days_between(model, *since)), "ask again"),
        Reason::Unblocked(_) => Words::short("possible now"),
        Reason::Begun => Words::short("in progress"),
        Reason::Required => Words::short("required"),
        Reason::Optional => Words::short("optional"),
        Reason::After(id) => {
            let title = model.guide.find(id).map_or(id.as_str(), |(_, item)| item.title.as_str());
            Words::new(format!("do first: {}", clean_line(title)), "not yet")
        }
    }
}

fn due_words(model: &Model, due: Date) -> Words {
    if due < model.today {
        return Words::new(format!("overdue since {due}"), "overdue");
    }
    Words::new(format!("due {due}"), due.to_string())
}

/// How many due items are not listed, and the key that lists them.
fn later(model: &Model, count: usize, columns: usize) -> Option<Entry> {
    let key = key_of(Context::Browse, &Message::Filter);
    let text = Span::styled(format!(" {count} more later; {key} filters by due date"), model.theme.quiet);
    (count > 0).then(|| Entry::text(shorten(text.into(), columns)))
}

fn waiting_since(model: &Model, id: &str) -> Words {
    let standing = &model.progress.record(id).standing;
    let day = standing.at.map(|at| at.to_zoned(model.zone.clone()).date());
    let days = standing.at.map_or_else(String::new, |at| days_since(model, at));
    let whole = match (clean_line(&standing.reason), day) {
        (reason, Some(_)) if !reason.is_empty() => format!("{days}: {reason}"),
        (_, Some(day)) => format!("{days}, since {day}"),
        (reason, None) => reason.into_owned(),
    };
    Words::new(whole, days)
}

/// How long ago `at` was where the user is, in days.
fn days_since(model: &Model, at: Timestamp) -> String {
    days_between(model, at.to_zoned(model.zone.clone()).date())
}

fn days_between(model: &Model, day: Date) -> String {
    let days = model.today.since(day).map_or(0, |span| span.get_days());
    counted(usize::try_from(days).unwrap_or(0), "day")
}

fn due_on(model: &Model, id: &str) -> Words {
    model.progress.record(id).due.map_or_else(Words::default, |due| due_words(model, due))
}

fn sections(entries: &mut Vec<Entry>, model: &Model, columns: usize) {
    let named = model.guide.sections.iter().zip(&model.summary.sections).enumerate();
    let widest = model.guide.sections.iter().map(|section| width(&clean_line(&section.title))).max().unwrap_or(0);
    for (index, (section, count)) in named.filter(|(_, (section, _))| section.is_tracked()) {
        let (closed, total) = (count.counts.closed(), count.counts.total);
        let title = clean_line(&section.title).into_owned();
        let pad = " ".repeat(widest + 2 - width(&title));
        if total == 0 {
            let words = vec![Span::raw(format!(" {title}{pad}")), Span::styled("does not apply", model.theme.quiet)];
            entries.push(Entry::selectable(shorten(words.into(), columns), Target::Page(index + 1)));
            continue;
        }
        let gauge = if columns < widest + GAUGE + 14 { Vec::new() } else { gauge(model, closed, total) };
        let mut line = vec![Span::raw(format!(" {title}{pad}"))];
        line.extend(gauge);
        line.push(Span::styled(format!("  {closed} of {total}"), model.theme.quiet));
        entries.push(Entry::selectable(shorten(line.into(), columns), Target::Page(index + 1)));
    }
}

/// A bar that is full only when everything is closed, and empty only when nothing is.
fn gauge(model: &Model, closed: usize, total: usize) -> Vec<Span<'static>> {
    let filled = (closed * GAUGE).checked_div(total).unwrap_or(GAUGE).max(usize::from(closed > 0));
    vec![Span::styled("━".repeat(filled), model.theme.drawn), Span::styled("─".repeat(GAUGE - filled), model.theme.quiet)]
}

fn scope(model: &Model) -> String {
    let scope = &model.progress.scope;
    let systems = match scope.systems.as_slice() {
        [] => "all systems".to_owned(),
        systems => systems.iter().map(|id| short(model, id)).collect::<Vec<_>>().join(", "),
    };
    let setting = if scope.medical_practice { "a medical-practice application" } else { "not a medical-practice application" };
    format!("{systems}; {setting}")
}

/// What the system called `id` is usually called.
fn short(model: &Model, id: &str) -> String {
    let system = model.guide.systems.iter().find(|system| system.id == id);
    clean_line(system.map_or(id, |system| &system.short)).into_owned()
}
