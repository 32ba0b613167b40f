//! `list`: one item per line, filtered, for people and for scripts.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::choice::one_of;
use super::failure::Failure;
use super::item::{ItemReport, mark, tone};
use super::names::{self, FreeText, status_parser};
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::guide::{Guide, Item};
use crate::progress::{Again, Due, Entry, Filter, Progress, Status, StatusFilter};
use crate::search::Search;
use crate::text::width;

const EXAMPLES: &str = "\
Examples:
  hie-onboard list --status waiting
  hie-onboard list --section commitments --owner legal
  hie-onboard list --overdue --plain
  hie-onboard list --search sandbox --json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    criteria: Criteria,
    /// Include items that are out of scope
    #[arg(long)]
    all: bool,
    /// Write JSON for scripts
    #[arg(long, conflicts_with = "plain")]
    json: bool,
    /// Write `id TAB status TAB title` for scripts
    #[arg(long)]
    plain: bool,
}

#[derive(Debug, Args)]
struct Criteria {
    /// Only this section; `reference` lists the pages to read
    #[arg(long, value_name = "SECTION")]
    section: Option<String>,
    /// Only items with this status
    #[arg(long, value_name = "STATUS", value_parser = status_parser(None), ignore_case = true)]
    status: Option<Status>,
    /// Only items that are to do, in progress or waiting
    #[arg(long, conflicts_with = "status")]
    open: bool,
    /// Only items of this owner; empty for unassigned items
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    owner: Option<String>,
    /// Only open items whose due date has passed, and done ones that should have been done again by now
    #[arg(long)]
    overdue: bool,
    /// Only open items by their due date, and done ones by the day on which they are to be done again or their evidence expires:
    /// `overdue`, `soon` (within 14 days or overdue), or `any`
    #[arg(long, value_name = "WHEN", value_parser = one_of::<Due>(), conflicts_with = "overdue")]
    due: Option<Due>,
    #[command(flatten)]
    guide: FromGuide,
    /// Only items that contain every word, in the guide or in your notes
    #[arg(long, value_name = "TEXT", value_parser = FreeText, allow_hyphen_values = true)]
    search: Option<String>,
}

#[derive(Debug, Args)]
struct FromGuide {
    /// Only required items
    #[arg(long)]
    required: bool,
    /// Only items that changed in the guide after they were done or not applicable
    #[arg(long)]
    changed: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let found = find(session, &progress, &arguments.criteria)?;
    let (shown, hidden): (Vec<Entry>, Vec<Entry>) = found.into_iter().partition(|entry| arguments.all || entry.in_scope);
    let mut answer = session.answer(if arguments.json {
        Text::json(&ListReport::new(&session.guide, &shown, hidden.len()))
    } else if arguments.plain {
        plain(&shown)
    } else {
        let is_by_day = arguments.criteria.filter().due.is_some();
        describe(session, &shown, &session.summary(&progress).again, is_by_day)
    });
    if !arguments.json {
        answer.remarks = remarks(shown.len(), hidden.len());
    }
    Ok(answer)
}

/// In scope or not.
fn find<'a>(session: &'a Session, progress: &'a Progress, criteria: &Criteria) -> Result<Vec<Entry<'a>>, Failure> {
    let guide = &session.guide;
    let section = criteria.section.as_ref().map(|name| names::section(guide, name)).transpose()?;
    let search = criteria.search.as_deref().map(Search::new);
    let (filter, today) = (criteria.filter(), session.today());
    let entries: Vec<Entry> = match section {
        // Also items whose home is another section.
        Some(section) => section.items.iter().map(|item| Entry::new(section, item, progress)).collect(),
        None => Entry::tracked(guide, progress).collect(),
    };
    // Reference pages have no status, owner or date to filter by.
    let accepts = |item: &Item| filter.accepts(item, progress, today, &session.zone);
    let passes = |entry: &Entry| filter.is_empty() || entry.section.is_tracked() && accepts(entry.item);
    let is_found = |entry: &Entry| search.as_ref().is_none_or(|search| search.finds(entry.item, entry.record));
    let mut found: Vec<Entry> = entries.into_iter().filter(|entry| passes(entry) && is_found(entry)).collect();
    if filter.due.is_some() {
        found.sort_by_key(|entry| Due::day(entry.item, entry.record, &session.zone).or(entry.record.due));
    }
    Ok(found)
}

impl Criteria {
    /// The criteria that the interface has too.
    fn filter(&self) -> Filter {
        Filter {
            status: self.status.map(StatusFilter::Is).or(self.open.then_some(StatusFilter::Open)),
            owner: self.owner.clone(),
            due: self.due.or(self.overdue.then_some(Due::Overdue)),
            required: self.guide.required,
            changed: self.guide.changed,
        }
    }
}

fn remarks(shown: usize, hidden: usize) -> Vec<String> {
    let nothing = (shown == 0).then(|| "nothing to list".to_owned());
    let hidden = match hidden {
        0 => None,
        1 => Some("1 item is hidden because it is out of scope: --all shows it".to_owned()),
        _ => Some(format!("{hidden} items are hidden because they are out of scope: --all shows them")),
    };
    nothing.into_iter().chain(hidden).collect()
}

fn plain(entries: &[Entry]) -> Text {
    let mut text = Text::default();
    for entry in entries {
        let status = entry.status().map_or("reference", Status::word);
        for (field, end) in [(entry.item.id.as_str(), "\t"), (status, "\t"), (&entry.item.title, "\n")] {
            text.add(Tone::Plain, field);
            text.add_own(end);
        }
    }
    text
}

/// `again` are the ids of what comes back soon; the others say when they do only in a list by day.
fn describe(session: &Session, entries: &[Entry], again: &[String], is_by_day: bool) -> Text {
    let mut text = Text::default();
    let ids = entries.iter().map(|entry| width(&entry.item.id)).max().unwrap_or(0);
    let words = entries.iter().map(|entry| width(status_label(entry))).max().unwrap_or(0);
    for entry in entries {
        text.add(tone(entry), mark(entry));
        text.add(Tone::Plain, " ");
        text.add_column(Tone::Plain, status_label(entry), words + 2);
        text.add_column(Tone::Plain, &entry.item.id, ids + 2);
        text.add(Tone::Plain, &entry.item.title);
        let is_soon = again.iter().any(|id| *id == entry.item.id);
        let again = Again::of(entry.item, entry.record, &session.zone).filter(|_| is_soon || is_by_day);
        let tone = if is_soon { Tone::Urgent } else { Tone::Plain };
        add_details(&mut text, entry, again.map(|again| (tone, again)), session.today());
        text.end();
    }
    text
}

fn status_label(entry: &Entry) -> &'static str {
    entry.status().map_or("reference", Status::label)
}

fn add_details(text: &mut Text, entry: &Entry, again: Option<(Tone, Again)>, today: Date) {
    let due = entry.record.due.filter(|_| entry.is_open());
    let (again_tone, again) = again.unzip();
    let details = [
        (Tone::Plain, Some(entry.record.owner.clone()).filter(|owner| !owner.is_empty())),
        (Tone::Urgent, entry.overdue(today).map(|due| format!("overdue since {due}"))),
        (Tone::Plain, due.filter(|&due| due >= today).map(|due| format!("due {due}"))),
        (again_tone.unwrap_or(Tone::Plain), again.map(|again| again.words(today))),
        (Tone::Urgent, entry.changed.then(|| "changed in the guide since".to_owned())),
        (Tone::Plain, (!entry.in_scope).then(|| "out of scope".to_owned())),
    ];
    for (tone, detail) in details {
        if let Some(detail) = detail {
            text.add(Tone::Plain, "; ");
            text.add(tone, &detail);
        }
    }
}

/// `list --json`; scripts rely on these names.
#[derive(Serialize)]
struct ListReport<'a> {
    schema: u32,
    items: Vec<ItemReport<'a>>,
    /// The number of items left out because they are out of scope.
    hidden: usize,
}

impl<'a> ListReport<'a> {
    fn new(guide: &'a Guide, entries: &[Entry<'a>], hidden: usize) -> Self {
        let items = entries.iter().map(|entry| ItemReport::new(guide, entry)).collect();
        Self { schema: super::output::SCHEMA, items, hidden }
    }
}
