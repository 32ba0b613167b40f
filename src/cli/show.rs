//! `show`: one item in full, with the team's record, what the guide says and its sources.

use clap::Args;
use compact_str::CompactString;
use serde::Serialize;

use super::failure::Failure;
use super::item::{ItemReport, mark, tone};
use super::output::{Answer, Text, Tone};
use super::prose::add_prose;
use super::session::Session;
use crate::guide::{EvidenceClass, Fact, Guide, Item, Link, Question, Section};
use crate::progress::{Entry, Field, Scope};
use crate::text::markdown::plain;
use crate::text::{capitalized, width};

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
    let scope = &progress.scope;
    let text =
        if arguments.json { Text::json(&ShowReport::new(session, &entry, scope)) } else { describe(session, &entry, scope) };
    Ok(session.answer(text))
}

fn describe(session: &Session, entry: &Entry, scope: &Scope) -> Text {
    let (guide, item) = (&session.guide, entry.item);
    let mut text = Text::default();
    if entry.status().is_some() {
        text.add(tone(entry), mark(entry));
        text.add(Tone::Plain, " ");
    }
    text.add(Tone::Strong, &item.title);
    text.end();
    add_fields(&mut text, session, entry);
    add_steps(&mut text, entry, scope);
    add_prose_under(&mut text, &item.body);
    if let Some(listing) = item.shows {
        text.end();
        add_prose(&mut text, "", &guide.listing(listing, session.today()));
    }
    text.append(sources(session, entry, scope));
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
    let fields = guide.into_iter().chain(team_fields(session, entry)).filter(|(_, value)| !value.is_empty());
    fields.map(|(name, value)| (capitalized(name), value)).collect()
}

/// The fields of the record except the status.
fn team_fields(session: &Session, entry: &Entry) -> Vec<(&'static str, String)> {
    let overdue = if entry.overdue(session.today()).is_some() { " (overdue)" } else { "" };
    let value = |field: &Field| match field {
        // The steps themselves are marked.
        Field::Standing(_) | Field::Ticked(_) | Field::Extra(_) => String::new(),
        Field::Due(Some(due)) => format!("{due}{overdue}"),
        Field::Evidence(evidence) => evidence.join("\n"),
        Field::Note(note) => note.trim_end().trim_start_matches('\n').to_owned(),
        field => field.words(),
    };
    Field::all(entry.record).iter().map(|field| (field.name(), value(field))).filter(|(_, value)| !value.is_empty()).collect()
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

/// Facts, questions, prerequisites, links and sources.
pub fn sources(session: &Session, entry: &Entry, scope: &Scope) -> Text {
    let mut text = Text::default();
    add_facts(&mut text, session, scope.facts(entry.item).collect());
    add_questions(&mut text, scope.questions(entry.item).collect());
    add_references(&mut text, entry.item, scope.links(entry.item).collect());
    add_sources(&mut text, session, entry.item);
    text
}

fn add_facts(text: &mut Text, session: &Session, facts: Vec<&Fact>) {
    if !facts.is_empty() {
        text.heading("What is known");
    }
    for Fact { text: fact, class, source, .. } in facts {
        let age = session.guide.age(source, session.today()).map(|age| format!(", {age}")).unwrap_or_default();
        text.paragraph("  - ", &format!("{} ({}{age})", plain(fact), class.certainty(source)));
    }
}

fn add_questions(text: &mut Text, questions: Vec<&Question>) {
    if !questions.is_empty() {
        text.heading("Questions to ask");
    }
    for question in questions {
        let unblocks = if question.unblocks.is_empty() { String::new() } else { format!(" Unblocks: {}", question.unblocks) };
        text.paragraph("  - ", &format!("{}{unblocks}", question.text));
    }
}

fn add_references(text: &mut Text, item: &Item, links: Vec<&Link>) {
    if !item.after.is_empty() {
        text.heading("Do first");
        text.paragraph("  ", &item.after.join(", "));
    }
    if !links.is_empty() {
        text.heading("Links");
    }
    for Link { title, url, .. } in links {
        text.line(&format!("  {title}"));
        text.line(&format!("    {url}"));
    }
}

/// Every source that the item or one of its facts cites.
fn add_sources(text: &mut Text, session: &Session, item: &Item) {
    text.heading("Sources");
    for source in session.guide.sources_of(item) {
        let provenance = session.guide.provenance(source, session.today());
        text.paragraph("  ", &format!("{}: {}; {provenance}", source.id, source.title));
        text.line(&format!("    {}", source.url));
    }
}

/// `show --json`: the item as `list --json` has it, and what the guide says; scripts rely on these names.
#[derive(Serialize)]
struct ShowReport<'a> {
    schema: u32,
    #[serde(flatten)]
    item: ItemReport<'a>,
    group: &'a str,
    /// In the edition that last changed the item.
    change: &'a str,
    /// What that asks of whoever had closed the item.
    asks: &'a str,
    /// Markdown, like the next fields.
    why: &'a str,
    steps: Vec<String>,
    body: &'a str,
    facts: Vec<FactReport<'a>>,
    questions: Vec<QuestionReport<'a>>,
    links: Vec<LinkReport<'a>>,
    /// Ids of items that are better done first.
    after: &'a [CompactString],
}

#[derive(Serialize)]
struct FactReport<'a> {
    text: &'a str,
    class: EvidenceClass,
    source: &'a str,
}

#[derive(Serialize)]
struct QuestionReport<'a> {
    text: &'a str,
    class: EvidenceClass,
    source: &'a str,
    unblocks: &'a str,
}

#[derive(Serialize)]
struct LinkReport<'a> {
    title: &'a str,
    url: &'a str,
}

impl<'a> ShowReport<'a> {
    /// What is out of `scope` is left out.
    fn new(session: &'a Session, entry: &Entry<'a>, scope: &Scope) -> Self {
        let item = entry.item;
        let question = |question: &'a Question| {
            let Question { text, class, source, unblocks, .. } = question;
            QuestionReport { text, class: *class, source, unblocks }
        };
        let fact = |fact: &'a Fact| FactReport { text: &fact.text, class: fact.class, source: &fact.source };
        Self {
            schema: super::output::SCHEMA,
            item: ItemReport::new(&session.guide, entry),
            group: &item.group,
            change: &item.change,
            asks: item.asks.word(),
            why: &item.why,
            steps: scope.steps(item).map(|(_, step)| step.words()).collect(),
            body: &item.body,
            facts: scope.facts(item).map(fact).collect(),
            questions: scope.questions(item).map(question).collect(),
            links: scope.links(item).map(|Link { title, url, .. }| LinkReport { title, url }).collect(),
            after: &item.after,
        }
    }
}
