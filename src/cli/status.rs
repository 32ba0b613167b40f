//! `status`: readiness, what it depends on, and what is next.

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::item::add_line;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::export::ProductShape;
use crate::guide::{Guide, Section};
use crate::progress::{Again, Counts, Entry, GateState, Product, Progress, Readiness, SectionCount, Summary};
use crate::text::markdown::plain;
use crate::text::width;

/// Of each list.
const MAX_SHOWN: usize = 5;

const EXAMPLES: &str = "\
Examples:
  hie-onboard status
  hie-onboard status --json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let summary = session.summary(&progress);
    let text = if arguments.json {
        Text::json(&StatusReport::new(session, &progress, &summary))
    } else {
        describe(session, &progress, &summary)
    };
    Ok(session.answer(text))
}

/// What the interface prints without a terminal.
pub fn overview(session: &Session) -> Result<Answer, Failure> {
    run(session, &Arguments { json: false })
}

fn describe(session: &Session, progress: &Progress, summary: &Summary) -> Text {
    let mut text = Text::default();
    let tone = if summary.readiness == Readiness::Ready { Tone::Good } else { Tone::Strong };
    text.verdict(tone, summary.label(), &summary.verdict(&session.guide));
    text.paragraph("", &summary.counts.sentence());
    if *progress.product != Product::default() {
        text.paragraph("", &format!("Product: {}.", progress.product.sentence()));
    }
    if let Some(profile) = session.profile() {
        text.line(&format!("Profile: {profile}"));
    }
    if !session.guide.notice.is_empty() {
        text.paragraph("", &format!("Notice: {}.", session.guide.notice.text));
        text.paragraph("", &session.guide.notice.news);
    }
    add_gates(&mut text, &summary.gates);
    add_sections(&mut text, &session.guide, &summary.sections);

    let list = List { session, progress };
    let next: Vec<&String> = summary.next.iter().map(|next| &next.id).collect();
    let overdue = |id: &&String| session.entry(id, progress).is_some_and(|entry| entry.overdue(session.today()).is_some());
    let (overdue, due): (Vec<_>, Vec<_>) = summary.due.iter().partition(overdue);
    list.add(&mut text, "Next", &next, |_| None);
    list.add(&mut text, "Waiting", &summary.waiting.iter().collect::<Vec<_>>(), |entry| {
        Some(entry.record.standing.sentence(&session.zone))
    });
    list.add(&mut text, "Overdue", &overdue, |entry| Some(format!("since {}", entry.record.due?)));
    list.add(&mut text, "Due", &due, |entry| Some(format!("by {}", entry.record.due?)));
    let again = |entry: &Entry| Again::of(entry.item, entry.record, &session.zone);
    list.add(&mut text, "To do again", &summary.again.iter().collect::<Vec<_>>(), |entry| {
        Some(again(entry)?.words(session.today()))
    });
    list.add(
        &mut text,
        "Changed in the guide since marked done or not applicable",
        &summary.changed.iter().collect::<Vec<_>>(),
        |entry| Some(plain(&entry.item.change_sentences())),
    );
    add_removed(&mut text, &session.guide, &summary.removed);
    text
}

fn add_gates(text: &mut Text, gates: &[GateState]) {
    let columns = gates.iter().map(|gate| width(&gate.short)).max().unwrap_or(0);
    if !gates.is_empty() {
        text.heading("Gates");
    }
    for gate in gates {
        text.add(Tone::Plain, "  ");
        text.add_column(Tone::Plain, &gate.short, columns + 2);
        match gate.open.len() {
            0 => text.add(Tone::Good, "reached"),
            open => text.add(Tone::Plain, &format!("{open} open: hie-onboard check --gate {}", gate.id)),
        }
        text.end();
    }
}

fn add_removed(text: &mut Text, guide: &Guide, removed: &[String]) {
    if !removed.is_empty() {
        text.heading("No longer in the guide");
    }
    for id in removed {
        text.paragraph("  ", &guide.removed_words(id));
    }
}

/// `counted` is in the guide's order.
fn add_sections(text: &mut Text, guide: &Guide, counted: &[SectionCount]) {
    let tracked = || guide.sections.iter().zip(counted).filter(|(section, _)| section.is_tracked());
    let columns = tracked().map(|(section, _)| width(&section.title)).max().unwrap_or(0);
    text.heading("Sections (done or not applicable)");
    for (section, SectionCount { counts, .. }) in tracked() {
        text.add(Tone::Plain, "  ");
        text.add_column(Tone::Plain, &section.title, columns + 2);
        let tone = if counts.closed() == counts.total { Tone::Good } else { Tone::Plain };
        text.add(tone, &counts.fraction());
        if counts.not_applicable > 0 {
            text.add(Tone::Plain, &format!(", {} not applicable", counts.not_applicable));
        }
        text.end();
    }
}

struct List<'a> {
    session: &'a Session,
    progress: &'a Progress,
}

impl<'a> List<'a> {
    /// Adds the first few of `ids` under `title`, with details.
    fn add(&self, text: &mut Text, title: &str, ids: &[&String], detail: impl Fn(&Entry<'a>) -> Option<String>) {
        if ids.is_empty() {
            return;
        }
        text.heading(title);
        let shown = &ids[..ids.len().min(MAX_SHOWN)];
        let columns = shown.iter().map(|id| width(id)).max().unwrap_or(0);
        for entry in shown.iter().filter_map(|id| self.session.entry(id, self.progress)) {
            text.add(Tone::Plain, "  ");
            add_line(text, &entry, columns);
            text.end();
            if let Some(detail) = detail(&entry).filter(|detail| !detail.is_empty()) {
                text.paragraph("      ", &detail);
            }
        }
        if ids.len() > MAX_SHOWN {
            text.line(&format!("  and {} more", ids.len() - MAX_SHOWN));
        }
    }
}

/// `status --json`; scripts rely on these names.
#[derive(Serialize)]
struct StatusReport<'a> {
    schema: u32,
    guide: GuideReport<'a>,
    file: String,
    /// `null` without a profile.
    profile: Option<&'a str>,
    product: ProductShape,
    readiness: &'static str,
    /// In the order in which they are reached.
    gates: Vec<GateReport<'a>>,
    counts: Counts,
    sections: Vec<SectionReport<'a>>,
    /// Ids, best first.
    next: Vec<&'a str>,
    /// Ids of what is done and comes back soon or has, soonest first.
    again: &'a [String],
    /// Ids of records whose items the guide no longer has.
    removed: &'a [String],
}

#[derive(Serialize)]
struct GateReport<'a> {
    id: &'a str,
    title: &'a str,
    reached: bool,
    /// Ids of the items that hold it up.
    open: &'a [String],
}

impl<'a> GateReport<'a> {
    fn new(gate: &'a GateState) -> Self {
        Self { id: &gate.id, title: &gate.title, reached: gate.is_reached(), open: &gate.open }
    }
}

#[derive(Serialize)]
struct GuideReport<'a> {
    id: &'a str,
    title: &'a str,
    edition: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct SectionReport<'a> {
    id: &'a str,
    title: &'a str,
    done: usize,
    not_applicable: usize,
    total: usize,
}

impl<'a> StatusReport<'a> {
    fn new(session: &'a Session, progress: &Progress, summary: &'a Summary) -> Self {
        let guide = &session.guide;
        Self {
            schema: super::output::SCHEMA,
            guide: GuideReport { id: &guide.id, title: &guide.title, edition: guide.edition },
            file: session.store.path().display().to_string(),
            profile: session.profile(),
            product: ProductShape::new(&progress.product),
            readiness: summary.readiness.word(),
            gates: summary.gates.iter().map(GateReport::new).collect(),
            counts: summary.counts,
            sections: guide.sections.iter().zip(&summary.sections).map(SectionReport::new).collect(),
            next: summary.next.iter().map(|next| next.id.as_str()).collect(),
            again: &summary.again,
            removed: &summary.removed,
        }
    }
}

impl<'a> SectionReport<'a> {
    fn new((section, counted): (&'a Section, &SectionCount)) -> Self {
        let Counts { total, done, not_applicable, .. } = counted.counts;
        Self { id: &section.id, title: &section.title, done, not_applicable, total }
    }
}
