//! `show`: one item whole, with what the team knows, what the guide says and where it says so.

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::item::{ItemReport, mark, tone};
use super::output::{Answer, Text, Tone};
use super::prose::add_prose;
use super::session::Session;
use crate::guide::{EvidenceClass, Fact, Guide, Item, Link};
use crate::progress::{Entry, Field};
use crate::text::markdown::plain;
use crate::text::{capitalized, width};

const EXAMPLES: &str = "\
Examples:
  hie-onboard show agreements
  hie-onboard show agreements --json";

/// Arguments of `show`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Which item; `list` shows the ids
    #[arg(value_name = "ID")]
    id: String,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// Answers `show`.
///
/// # Errors
/// When the progress cannot be read, or there is no such item.
pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let (section, item) = session.item(&arguments.id)?;
    let progress = session.load()?;
    let entry = Entry::new(section, item, &progress);
    let text = if arguments.json { Text::json(&ShowReport::new(session, &entry)) } else { describe(session, &entry) };
    Ok(session.answer(text))
}

fn describe(session: &Session, entry: &Entry) -> Text {
    let (guide, item) = (&session.guide, entry.item);
    let mut text = Text::default();
    if entry.status().is_some() {
        text.add(tone(entry), mark(entry));
        text.add(Tone::Plain, " ");
    }
    text.add(Tone::Strong, &item.title);
    text.end();
    add_fields(&mut text, session, entry);
    add_steps(&mut text, item);
    add_prose_under(&mut text, &item.body);
    if let Some(listing) = item.shows {
        text.end();
        add_prose(&mut text, "", &guide.listing(listing));
    }
    text.append(sources(guide, item));
    text
}

/// Adds what identifies the item and what the team knows, a name and a value each.
fn add_fields(text: &mut Text, session: &Session, entry: &Entry) {
    let mut fields = vec![("Id".to_owned(), entry.item.id.clone()), ("Section".to_owned(), heading(entry))];
    fields.extend(self::fields(session, entry));
    let columns = fields.iter().map(|(name, _)| width(name)).max().unwrap_or(0);
    for (name, value) in &fields {
        text.paragraph(&format!("{name:columns$}  "), value);
    }
}

/// What the guide and the team say of it, a name and a value each; nothing for what nobody filled in.
pub fn fields(session: &Session, entry: &Entry) -> Vec<(String, String)> {
    let guide = [
        ("applies", applies(&session.guide, entry)),
        ("status", status(session, entry)),
        ("changed", if entry.changed { changed(entry.item) } else { String::new() }),
    ];
    let fields = guide.into_iter().chain(known(session, entry)).filter(|(_, value)| !value.is_empty());
    fields.map(|(name, value)| (capitalized(name), value)).collect()
}

/// What the team filled in beyond the status, by the names of the fields.
fn known(session: &Session, entry: &Entry) -> Vec<(&'static str, String)> {
    let overdue = if entry.overdue(session.today()).is_some() { " (overdue)" } else { "" };
    let value = |field: &Field| match field {
        Field::Standing(_) | Field::Extra(_) => String::new(),
        Field::Due(Some(due)) => format!("{due}{overdue}"),
        Field::Evidence(evidence) => evidence.join("\n"),
        Field::Note(note) => note.trim_end().trim_start_matches('\n').to_owned(),
        field => field.words(),
    };
    Field::all(entry.record).iter().map(|field| (field.name(), value(field))).filter(|(_, value)| !value.is_empty()).collect()
}

fn heading(entry: &Entry) -> String {
    let groups = [entry.section.title.as_str(), &entry.item.group];
    groups.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ")
}

/// To which products the item applies, and whether readiness depends on it.
fn applies(guide: &Guide, entry: &Entry) -> String {
    if !entry.section.is_tracked() {
        return String::new();
    }
    let item = entry.item;
    let systems = guide.systems_of(item);
    let to = if item.medical_practice { format!("medical-practice applications, {systems}") } else { systems };
    let weight = if item.required { "required" } else { "optional" };
    let scope = if entry.in_scope { "" } else { "; out of your scope" };
    format!("{to}; {weight}{scope}")
}

/// How far the item is, since when, by whom and why; empty for pages to read.
fn status(session: &Session, entry: &Entry) -> String {
    entry.status().map_or_else(String::new, |_| entry.record.standing.sentence(&session.zone))
}

fn changed(item: &Item) -> String {
    format!("edition {} of the guide changed this since: {}", item.revised, plain(&item.change))
}

fn add_steps(text: &mut Text, item: &Item) {
    if !item.why.trim().is_empty() {
        text.heading("Why");
        add_prose(text, "  ", &item.why);
    }
    if !item.steps.is_empty() {
        text.heading("What to do");
    }
    for (index, step) in item.steps.iter().enumerate() {
        text.paragraph(&format!("  {}. ", index + 1), &plain(step));
    }
}

fn add_prose_under(text: &mut Text, body: &str) {
    if !body.trim().is_empty() {
        text.end();
        add_prose(text, "", body);
    }
}

/// What the guide knows about the item, and where it says so.
pub fn sources(guide: &Guide, item: &Item) -> Text {
    let mut text = Text::default();
    add_facts(&mut text, item);
    add_references(&mut text, guide, item);
    text
}

fn add_facts(text: &mut Text, item: &Item) {
    if !item.facts.is_empty() {
        text.heading("What is known");
    }
    for Fact { text: fact, class, source } in &item.facts {
        text.paragraph("  - ", &format!("{} ({})", plain(fact), class.certainty(source)));
    }
}

/// Adds what to do before, what to open, and where all that was read.
fn add_references(text: &mut Text, guide: &Guide, item: &Item) {
    if !item.after.is_empty() {
        text.heading("Better done first");
        text.line(&format!("  {}", item.after.join(", ")));
    }
    if !item.links.is_empty() {
        text.heading("Links");
    }
    for Link { title, url } in &item.links {
        text.line(&format!("  {title}"));
        text.line(&format!("    {url}"));
    }
    text.heading("Sources");
    for source in item.sources.iter().filter_map(|id| guide.source(id)) {
        text.paragraph("  ", &format!("{}: {}; {}, {}", source.id, source.title, source.seen, source.coverage.label()));
        text.line(&format!("    {}", source.url));
    }
}

/// `show --json`: the item as `list --json` has it, and what the guide says; scripts rely on these names.
#[derive(Serialize)]
struct ShowReport<'a> {
    /// Version of this shape.
    schema: u32,
    #[serde(flatten)]
    item: ItemReport<'a>,
    group: &'a str,
    /// What changed in the edition that last touched the item.
    change: &'a str,
    /// Markdown, like the following.
    why: &'a str,
    steps: &'a [String],
    body: &'a str,
    facts: Vec<FactReport<'a>>,
    links: Vec<LinkReport<'a>>,
    /// Ids of items that are better done first.
    after: &'a [String],
}

#[derive(Serialize)]
struct FactReport<'a> {
    text: &'a str,
    class: EvidenceClass,
    source: &'a str,
}

#[derive(Serialize)]
struct LinkReport<'a> {
    title: &'a str,
    url: &'a str,
}

impl<'a> ShowReport<'a> {
    fn new(session: &'a Session, entry: &Entry<'a>) -> Self {
        let item = entry.item;
        let fact = |fact: &'a Fact| FactReport { text: &fact.text, class: fact.class, source: &fact.source };
        Self {
            schema: super::output::SCHEMA,
            item: ItemReport::new(&session.guide, entry),
            group: &item.group,
            change: &item.change,
            why: &item.why,
            steps: &item.steps,
            body: &item.body,
            facts: item.facts.iter().map(fact).collect(),
            links: item.links.iter().map(|Link { title, url }| LinkReport { title, url }).collect(),
            after: &item.after,
        }
    }
}
