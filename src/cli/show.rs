//! `show`: one item in full, with the team's record, what the guide says and its sources.

use clap::Args;

use super::failure::Failure;
use super::item::{mark, tone};
use super::output::{Answer, Text, Tone};
use super::prose::add_prose;
use super::session::Session;
use crate::guide::{Guide, Item, Section};
use crate::progress::{Again, Detail, Entry, Field, Progress, Record, Scope};
use crate::text::markdown::plain;
use crate::text::{capitalized, width};

mod report;
mod statements;

use report::ShowReport;
pub use statements::statements;

const EXAMPLES: &str = "\
Examples:
  hie-onboard show agreements
  hie-onboard show agreements --json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let (section, item) = session.item(&arguments.id)?;
    let progress = session.load()?;
    let entry = Entry::new(section, item, &progress);
    let text = if arguments.json {
        Text::json(&ShowReport::new(session, &entry, &progress))
    } else {
        describe(session, &entry, &progress)
    };
    Ok(session.answer(text))
}

fn describe(session: &Session, entry: &Entry, progress: &Progress) -> Text {
    let (guide, item) = (&session.guide, entry.item);
    let mut text = Text::default();
    if entry.status().is_some() {
        text.add(tone(entry), mark(entry));
        text.add(Tone::Plain, " ");
    }
    text.add(Tone::Strong, &item.title);
    text.end();
    add_fields(&mut text, session, entry);
    add_steps(&mut text, entry, &progress.scope);
    add_prose_under(&mut text, &item.body);
    if let Some(listing) = item.shows {
        text.end();
        add_prose(&mut text, "", &guide.listing(listing, session.today()));
    }
    text.append(statements(session, entry, progress));
    text
}

fn add_fields(text: &mut Text, session: &Session, entry: &Entry) {
    let mut fields = vec![("Id".to_owned(), entry.item.id.to_string()), ("Section".to_owned(), heading(&session.guide, entry))];
    fields.extend(self::fields(session, entry));
    let columns = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (name, value) in &fields {
        text.paragraph(&format!("{name:columns$}  "), value);
    }
}

/// Names and values, without empty ones.
pub fn fields(session: &Session, entry: &Entry) -> Vec<(String, String)> {
    let guide = [
        ("applies", applies(&session.guide, entry)),
        ("status", status(session, entry)),
        ("changed", if entry.changed { changed(entry.item) } else { String::new() }),
    ];
    let again = Again::of(entry.item, entry.record, &session.zone).map(|again| again.words(session.today()));
    let fields = guide.into_iter().chain(team_fields(session, entry)).chain([("again", again.unwrap_or_default())]);
    fields.filter(|(_, value)| !value.is_empty()).map(|(name, value)| (capitalized(name), value)).collect()
}

/// The fields of the record except the status.
fn team_fields(session: &Session, entry: &Entry) -> Vec<(&'static str, String)> {
    let overdue = if entry.overdue(session.today()).is_some() { " (overdue)" } else { "" };
    let value = |field: &Field| match field {
        // The steps themselves are marked, evidence has its details, and the correspondence comes below.
        Field::Standing(_) | Field::Ticked(_) | Field::Details(_) | Field::Correspondence(_) | Field::Extra(_) => String::new(),
        Field::Due(Some(due)) => format!("{due}{overdue}"),
        Field::Evidence(evidence) => evidence.iter().map(|piece| with_dates(piece, entry.record)).collect::<Vec<_>>().join("\n"),
        Field::Note(note) => note.trim_end().trim_start_matches('\n').to_owned(),
        Field::Repeat(repeat) => period(entry.item, repeat.map(|repeat| repeat.to_string())),
        field => field.words(),
    };
    Field::all(entry.record).iter().map(|field| (field.name(), value(field))).collect()
}

/// A piece of evidence, with the day that it speaks for and the last one on which it holds.
fn with_dates(piece: &str, record: &Record) -> String {
    match record.details.get(piece).map(Detail::words) {
        Some(dates) if !dates.is_empty() => format!("{piece} ({dates})"),
        _ => piece.to_owned(),
    }
}

/// The team's own period, or else the guide's.
fn period(item: &Item, own: Option<String>) -> String {
    match own {
        Some(own) => format!("again after {own}"),
        None if item.repeat.is_empty() => String::new(),
        None => format!("again after {}, as the guide says", item.repeat),
    }
}

fn heading(guide: &Guide, entry: &Entry) -> String {
    let places = [(entry.section, entry.item)].into_iter().chain(guide.also_in(&entry.item.id));
    let place = |(section, item): (&Section, &Item)| {
        let names = [section.title.as_str(), &item.group];
        names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
    };
    places.map(place).collect::<Vec<_>>().join("; ")
}

/// Which products it applies to, and whether it is required.
fn applies(guide: &Guide, entry: &Entry) -> String {
    if !entry.section.is_tracked() {
        return String::new();
    }
    let item = entry.item;
    let practice = if item.medical_practice { "medical-practice applications" } else { "" };
    let to = [practice, &guide.systems_of(item)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    let weight = if item.required { "required" } else { "optional" };
    let scope = if entry.in_scope { "" } else { "out of scope" };
    [&to, weight, scope].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// Empty for reference pages.
fn status(session: &Session, entry: &Entry) -> String {
    entry.status().map_or_else(String::new, |_| entry.record.standing.sentence(&session.zone))
}

fn changed(item: &Item) -> String {
    format!("in edition {} of the guide: {}", item.revised, plain(&item.change_sentences()))
}

fn add_steps(text: &mut Text, entry: &Entry, scope: &Scope) {
    let item = entry.item;
    if !item.why.trim().is_empty() {
        text.heading("Why");
        add_prose(text, "  ", &item.why);
    }
    if !item.steps.is_empty() {
        text.heading("What to do");
    }
    for (number, step) in scope.steps(item) {
        let mark = if entry.record.ticked.contains(&number) { "[x] " } else { "" };
        text.paragraph(&format!("  {number}. {mark}"), &plain(&step.words()));
    }
}

fn add_prose_under(text: &mut Text, body: &str) {
    if !body.trim().is_empty() {
        text.end();
        add_prose(text, "", body);
    }
}
