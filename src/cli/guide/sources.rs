//! `guide sources`: the pages behind the guide, oldest first, ready to be checked by hand.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use crate::cli::output::{Answer, SCHEMA, Text, Tone};
use crate::cli::session::Session;
use crate::guide::{Guide, Source};
use crate::progress::counted;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide sources
  hie-onboard guide sources --json

Nothing is fetched: open the addresses, and see what has changed. `guide compare`
holds a saved page against the guide.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// `guide sources --json`; scripts rely on these names.
#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    guide: &'a str,
    edition: u32,
    sources: Vec<Page<'a>>,
}

#[derive(Serialize)]
struct Page<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    /// The version or date that was seen.
    seen: &'a str,
    coverage: &'static str,
    /// The page's own date.
    dated: Option<Date>,
    read: Date,
    /// Whether what it says is over a year old.
    old: bool,
    /// Ids of the items that cite it.
    items: Vec<&'a str>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Answer {
    let (guide, today) = (&session.guide, session.today());
    let pages = pages(guide, today);
    if arguments.json {
        return Text::json(&Report { schema: SCHEMA, guide: &guide.id, edition: guide.edition, sources: pages }).into();
    }
    let mut text = Text::default();
    for page in &pages {
        add(&mut text, guide, page, today);
    }
    let old = pages.iter().filter(|page| page.old).count();
    text.end();
    text.line(&format!("{}, {old} over a year old. Check each at its address.", counted(pages.len(), "source")));
    session.answer(text)
}

/// Oldest first; of the same age, in the guide's order.
fn pages(guide: &Guide, today: Date) -> Vec<Page<'_>> {
    let mut sources: Vec<&Source> = guide.sources.iter().collect();
    sources.sort_by_key(|source| guide.age_from(source));
    sources.into_iter().map(|source| page(guide, source, today)).collect()
}

fn page<'g>(guide: &'g Guide, source: &'g Source, today: Date) -> Page<'g> {
    Page {
        id: &source.id,
        title: &source.title,
        url: &source.url,
        seen: &source.seen,
        coverage: source.coverage.word(),
        dated: source.dated,
        read: guide.read_on(source),
        old: guide.is_old(source, today),
        items: guide.items().filter(|(_, item)| item.cites(&source.id)).map(|(_, item)| item.id.as_str()).collect(),
    }
}

fn add(text: &mut Text, guide: &Guide, page: &Page, today: Date) {
    text.add(Tone::Strong, page.id);
    text.line(&format!(": {}", page.title));
    let provenance = guide.source(page.id).map(|source| guide.provenance(source, today)).unwrap_or_default();
    let cited = match page.items.len() {
        0 => "no item cites it".to_owned(),
        1 => "1 item cites it".to_owned(),
        count => format!("{count} items cite it"),
    };
    text.paragraph("  ", &format!("{provenance}; {cited}"));
    text.paragraph("  ", page.url);
}
