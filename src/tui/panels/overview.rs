//! The overview: readiness in words, what is next and why, what waits, and how far each section is.

use jiff::civil::Date;
use ratatui::text::{Line, Span};

use super::items;
use crate::guide::Item;
use crate::progress::{Reason, SectionCount, counted, day_of};
use crate::text::{clean_line, width};
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::shorten;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::keys::key_of;
use crate::tui::state::context::{Context, ListKind};
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;
use crate::tui::state::overview::{Group, Listed, Why};
use crate::tui::state::parts::Heading;

mod headline;

/// Columns of a gauge.
const GAUGE: usize = 20;

/// Columns of an item; beside it stands why it is there.
const ITEM: usize = 52;

/// Columns of the reason where there is little room; with fewer it would be no sentence.
const BRIEF: usize = 12;

/// Narrower screens need their columns for the titles.
const NARROWEST_WITH_WORDS: usize = 44;

/// Text lines wider than this are hard to follow from one end to the other.
const WIDEST: usize = 96;

/// Stands between two reasons.
const BETWEEN: &str = " · ";

/// Adds the lines of the panel; its rows are those of `Model::targets`.
pub fn add(lines: &mut Lines, model: &Model, groups: &[Group<'_>], columns: usize) {
    let columns = columns.min(WIDEST);
    lines.extend(headline::lines(model, columns));
    for group in groups {
        add_group(lines, model, group, columns);
    }
    removed(lines, model, columns);
    heading(lines, model, "Sections");
    sections(lines, model, columns);
    heading(lines, model, "Scope");
    let scope = model.progress.scope.sentence(&model.guide);
    lines.row(shorten(Line::raw(format!(" {}", clean_line(&scope))), columns));
    news(lines, model, columns);
}

fn add_group(lines: &mut Lines, model: &Model, group: &Group<'_>, columns: usize) {
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
    for listed in &group.items {
        lines.row_with(|| match model.item(listed.id) {
            Some((_, item)) => line(model, item, &words(model, listed, group.heading), columns),
            None => Line::default(),
        });
    }
    if group.more > 0 {
        lines.text(more(model, group, columns));
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

/// What each reason for listing an item says: an overdue date first.
fn words(model: &Model, listed: &Listed<'_>, heading: Heading) -> Vec<Words> {
    let words = listed.whys.iter().map(|why| match why {
        Why::Next(reason) => self::reason(reason),
        Why::Waiting => waiting_since(model, listed.id, heading),
        Why::Due(date) => due_words(model, listed.id, *date),
        Why::Pinned => Words::short(model.progress.record(listed.id).standing.status.label()),
        Why::Listed => Words::default(),
    });
    let mut words: Vec<Words> = words.filter(|words| !words.whole.is_empty()).collect();
    words.sort_by_key(|words| !words.is_urgent);
    words
}

/// Why an item stands here.
#[derive(Debug, Default)]
struct Words {
    /// Where there is room.
    whole: String,
    /// Where there is little.
    brief: String,
    is_urgent: bool,
}

impl Words {
    fn new(whole: impl Into<String>, brief: impl Into<String>) -> Self {
        Self { whole: whole.into(), brief: brief.into(), is_urgent: false }
    }

    fn short(words: &str) -> Self {
        Self::new(words, words)
    }

    fn styled(&self, model: &Model, text: &str) -> Span<'static> {
        Span::styled(text.to_owned(), if self.is_urgent { model.theme.alert } else { model.theme.quiet })
    }
}

/// What became of the page that the guide was made from.
fn news(lines: &mut Lines, model: &Model, columns: usize) {
    if !model.guide.notice.news.is_empty() {
        heading(lines, model, "The page behind the guide");
        lines.extend(quiet(model, &model.guide.notice.news, columns));
    }
}

fn quiet(model: &Model, text: &str, columns: usize) -> Vec<Line<'static>> {
    let text = [Span::styled(clean_line(text).into_owned(), model.theme.quiet)];
    wrap(&text, columns.saturating_sub(2), Indent { first: " ", rest: " " })
}

/// What is kept of items that the guide no longer has.
fn removed(lines: &mut Lines, model: &Model, columns: usize) {
    if model.summary.removed.is_empty() {
        return;
    }
    heading(lines, model, "No longer in the guide");
    for id in &model.summary.removed {
        let words = model.guide.removed_words(id);
        lines.extend(wrap(
            &[Span::raw(clean_line(&words).into_owned())],
            columns.saturating_sub(2),
            Indent { first: " ", rest: "   " },
        ));
    }
}

fn heading(lines: &mut Lines, model: &Model, title: &'static str) {
    lines.text("");
    lines.text(Span::styled(format!(" {title}"), model.theme.strong));
}

/// An item and, where there is room, why it stands here.
fn line(model: &Model, item: &Item, words: &[Words], columns: usize) -> Line<'static> {
    let room = columns.saturating_sub(ITEM + 1);
    let (item_columns, right) = match columns {
        ..NARROWEST_WITH_WORDS => (columns, Line::default()),
        _ if room < BRIEF => (columns.saturating_sub(BRIEF + 2), brief(model, words)),
        _ => (ITEM, shorten(joined(model, words, room), room)),
    };
    let left = items::tracked(model, item, item_columns);
    left.spans.into_iter().chain([Span::raw(" ")]).chain(right.spans).collect()
}

/// The first reason where there is little room.
fn brief(model: &Model, words: &[Words]) -> Line<'static> {
    let brief = words.first().and_then(|words| Some(words.styled(model, &whole_words(&words.brief, "", BRIEF)?)));
    brief.into_iter().collect()
}

/// All reasons; where they need more than `room`, only the last is said whole, or as many of its words as there is room for.
fn joined(model: &Model, words: &[Words], room: usize) -> Line<'static> {
    let wholes = words.iter().map(|words| width(&words.whole) + width(BETWEEN)).sum::<usize>();
    let is_brief = |index| wholes > room + width(BETWEEN) && index + 1 < words.len();
    let (mut spans, mut left) = (Vec::new(), room);
    for (index, words) in words.iter().enumerate() {
        let between = if index > 0 { BETWEEN } else { "" };
        let said = if is_brief(index) { &words.brief } else { &words.whole };
        let Some(said) = whole_words(said, &words.brief, left.saturating_sub(width(between))) else { break };
        left = left.saturating_sub(width(between) + width(&said));
        spans.extend([Span::styled(between, model.theme.quiet), words.styled(model, &said)]);
    }
    spans.into()
}

/// `text`; where there is no room for that, as many words as there is of what somebody typed behind `brief`, or that alone;
/// `None` where no word has room.
fn whole_words(text: &str, brief: &str, room: usize) -> Option<String> {
    if width(text) <= room {
        return Some(text.to_owned());
    }
    // A date that is cut off, as in "overdue since…", would say no more.
    let is_typed = brief.is_empty() || text.strip_prefix(brief).is_none_or(|typed| typed.starts_with(": "));
    let cuts = text.match_indices(' ').map(|(end, _)| format!("{}…", text[..end].trim_end_matches([':', ','])));
    let cut = cuts.take_while(|cut| is_typed && width(cut) <= room).last().filter(|cut| width(cut) > width(brief) + 1);
    cut.or_else(|| (width(brief) <= room).then(|| brief.to_owned()))
}

fn reason(reason: &Reason) -> Words {
    match reason {
        Reason::Overdue(date) => overdue(*date),
        Reason::Due(date) => due(*date),
        // Since when and on whom is said beside it.
        Reason::Again(again) => Words::new(format!("again {}", again.day), "again"),
        Reason::FollowUp(_) | Reason::Waiting(_) => Words::short("ask again"),
        Reason::Unblocked(_) => Words::short("possible now"),
        Reason::Started => Words::short("in progress"),
        Reason::Required => Words::short("required"),
        Reason::Optional => Words::short("optional"),
    }
}

fn due_words(model: &Model, id: &str, date: Date) -> Words {
    model.progress.record(id).overdue(model.today).map_or_else(|| due(date), overdue)
}

fn overdue(date: Date) -> Words {
    Words { is_urgent: true, ..Words::new(format!("overdue since {date}"), "overdue") }
}

fn due(date: Date) -> Words {
    Words::new(format!("due {date}"), date.to_string())
}

/// How many items are not listed, and the key that lists them.
fn more(model: &Model, group: &Group<'_>, columns: usize) -> Line<'static> {
    let key = key_of(Context::Browse, &Message::Open(ListKind::Filter));
    let words = match group.heading {
        Heading::Due => format!(" {} more later; {key} filters by due date", group.more),
        _ => format!(" {} more; {key} lists them", group.more),
    };
    shorten(Span::styled(words, model.theme.quiet).into(), columns)
}

/// For how long and on whom; what stands under "Waiting" need not say that it waits.
fn waiting_since(model: &Model, id: &str, heading: Heading) -> Words {
    let standing = &model.progress.record(id).standing;
    let since = standing.at.map(|at| day_of(at, &model.zone));
    let days = since.map_or_else(String::new, |day| counted(days_between(day, model.today), "day"));
    let days = if heading == Heading::Waiting { days } else { format!("waiting {days}").trim_end().to_owned() };
    let whole = match (clean_line(&standing.reason), since) {
        (reason, Some(_)) if !reason.is_empty() => format!("{days}: {reason}"),
        (_, Some(day)) => format!("{days}, since {day}"),
        (reason, None) => reason.into_owned(),
    };
    Words::new(whole, days)
}

fn days_between(day: Date, today: Date) -> usize {
    today.since(day).map_or(0, |span| usize::try_from(span.get_days()).unwrap_or(0))
}

fn sections(lines: &mut Lines, model: &Model, columns: usize) {
    let sections = model.guide.sections.iter().zip(&model.summary.sections);
    let widest = model.guide.sections.iter().map(|section| width(&clean_line(&section.title))).max().unwrap_or(0);
    for (section, SectionCount { counts, .. }) in sections.filter(|(section, _)| section.is_tracked()) {
        let title = clean_line(&section.title).into_owned();
        let pad = " ".repeat(widest + 2 - width(&title));
        let has_gauge = counts.total > 0 && columns >= widest + GAUGE + 14;
        let gauge = if has_gauge { gauge(model, counts.closed(), counts.total) } else { Vec::new() };
        let mut line = vec![Span::raw(format!(" {title}{pad}"))];
        line.extend(gauge);
        line.extend(has_gauge.then(|| Span::raw("  ")));
        line.push(Span::styled(counts.fraction(), model.theme.quiet));
        lines.row(shorten(line.into(), columns));
    }
}

/// A bar that is full only when everything is closed, and empty only when nothing is.
fn gauge(model: &Model, closed: usize, total: usize) -> Vec<Span<'static>> {
    let filled = (closed * GAUGE).checked_div(total).unwrap_or(GAUGE).max(usize::from(closed > 0));
    vec![Span::styled("━".repeat(filled), model.theme.drawn), Span::styled("─".repeat(GAUGE - filled), model.theme.quiet)]
}
