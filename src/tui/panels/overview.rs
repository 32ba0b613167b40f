//! The overview: readiness in words, what is next and why, what waits, and how far each section is.

use std::borrow::Cow;

use jiff::{Timestamp, civil::Date};
use ratatui::text::{Line, Span};

use super::items;
use crate::guide::Item;
use crate::progress::{Reason, Summary, counted};
use crate::text::{self, clean_line, width};
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::shorten;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::keys::key_of;
use crate::tui::state::context::{Context, ListKind};
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;
use crate::tui::state::overview::{Group, Heading, Why, groups};
use crate::tui::state::parts::Access;

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

/// The lines of the panel; its rows are those of `Model::targets`.
pub fn lines(model: &Model, columns: usize) -> Lines {
    let columns = columns.min(WIDEST);
    let mut lines = Lines::default();
    lines.extend(wrap(&readiness(model), columns.saturating_sub(2), Indent { first: " ", rest: " " }));
    for group in groups(model) {
        add(&mut lines, model, &group, columns);
    }
    heading(&mut lines, model, "Sections");
    sections(&mut lines, model, columns);
    heading(&mut lines, model, "Scope");
    lines.row(shorten(Line::raw(format!(" {}", scope(model))), columns));
    lines
}

fn add(lines: &mut Lines, model: &Model, group: &Group<'_>, columns: usize) {
    match group.heading {
        Heading::Next => heading(lines, model, "Next"),
        Heading::Waiting => heading(lines, model, "Waiting"),
        Heading::Due => heading(lines, model, "Due"),
        Heading::Changed => heading(lines, model, "Changed in the guide since it was ticked"),
        Heading::Filtered => {
            lines.text("");
            lines.text(shorten(filtered(model, group.items.len()), columns));
        }
    }
    for (id, why) in &group.items {
        if let Some((_, item)) = model.guide.find(id) {
            lines.row(line(model, item, &words(model, id, *why), columns));
        }
    }
    if group.more > 0 {
        lines.text(later(model, group.more, columns));
    }
}

/// What the filter lets through, and the key that clears it.
fn filtered(model: &Model, count: usize) -> Line<'static> {
    let filter = clean_line(&model.lens.filter.describe()).into_owned();
    let key = key_of(Context::Browse, &Message::Back);
    Line::from(vec![
        Span::styled(format!(" Only {filter}: {count}"), model.theme.strong),
        Span::styled(format!(" · {key} shows all"), model.theme.quiet),
    ])
}

fn words(model: &Model, id: &str, why: Why<'_>) -> Words {
    match why {
        Why::Next(reason) => self::reason(model, reason),
        Why::Waiting => waiting_since(model, id),
        Why::Due(date) => due_words(model, date),
        Why::Listed => Words::default(),
    }
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

/// How it stands, and what decides it.
fn readiness(model: &Model) -> Vec<Span<'static>> {
    if model.access != Access::Full {
        return vec![Span::raw("The file cannot be read, so how far you are is not known here.")];
    }
    let Summary { readiness, .. } = &model.summary;
    vec![Span::styled(format!("{}:", readiness.label()), model.theme.strong), Span::raw(format!(" {}.", model.summary.verdict()))]
}

fn heading(lines: &mut Lines, model: &Model, title: &'static str) {
    lines.text("");
    lines.text(Span::styled(format!(" {title}"), model.theme.strong));
}

/// An item and, where there is room, why it stands here.
fn line(model: &Model, item: &Item, words: &Words, columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(ITEM + 1);
    let (item_columns, words) = match columns {
        ..NARROWEST_WITH_WORDS => (columns, Cow::Borrowed("")),
        _ if room < SHORTEST => (columns.saturating_sub(BRIEF + 2), Cow::Borrowed(words.brief.as_str())),
        _ => (ITEM, text::shorten(&words.whole, room)),
    };
    let left = items::tracked(model, item, item_columns);
    let right = Span::styled(words.into_owned(), model.theme.quiet);
    let spans = left.spans.into_iter().chain([Span::raw(" "), right]);
    spans.collect()
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
fn later(model: &Model, count: usize, columns: usize) -> Line<'static> {
    let key = key_of(Context::Browse, &Message::Open(ListKind::Filter));
    shorten(Span::styled(format!(" {count} more later; {key} filters by due date"), model.theme.quiet).into(), columns)
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

fn sections(lines: &mut Lines, model: &Model, columns: usize) {
    let sections = model.guide.sections.iter().zip(&model.summary.sections);
    let widest = model.guide.sections.iter().map(|section| width(&clean_line(&section.title))).max().unwrap_or(0);
    for (section, count) in sections.filter(|(section, _)| section.is_tracked()) {
        let (closed, total) = (count.counts.closed(), count.counts.total);
        let title = clean_line(&section.title).into_owned();
        let pad = " ".repeat(widest + 2 - width(&title));
        if total == 0 {
            let words = vec![Span::raw(format!(" {title}{pad}")), Span::styled("does not apply", model.theme.quiet)];
            lines.row(shorten(words.into(), columns));
            continue;
        }
        let gauge = if columns < widest + GAUGE + 14 { Vec::new() } else { gauge(model, closed, total) };
        let mut line = vec![Span::raw(format!(" {title}{pad}"))];
        line.extend(gauge);
        line.push(Span::styled(format!("  {closed} of {total}"), model.theme.quiet));
        lines.row(shorten(line.into(), columns));
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
