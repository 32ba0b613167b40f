//! `guide changes`: what changed in the guide, edition by edition, and what that asks: a digest to send on.

use clap::Args;
use compact_str::CompactString;
use serde::Serialize;

use crate::cli::failure::Failure;
use crate::cli::output::{Answer, SCHEMA, Text};
use crate::cli::session::Session;
use crate::guide::{Guide, Item, Revision};
use crate::progress::Progress;
use crate::text::markdown::plain;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide changes
  hie-onboard guide changes --since-ticked
  hie-onboard guide changes --json";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Only what changed since it was done or not applicable here
    #[arg(long)]
    since_ticked: bool,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = if arguments.since_ticked { Some(session.load()?) } else { None };
    let editions = editions(&session.guide, progress.as_ref());
    let text = if arguments.json { Text::json(&Report::new(&session.guide, editions)) } else { describe(session, &editions) };
    Ok(session.answer(text))
}

/// One edition with what it changed.
#[derive(Debug, Serialize)]
struct Edition<'g> {
    #[serde(rename = "edition")]
    number: u32,
    date: String,
    summary: &'g str,
    items: Vec<Changed<'g>>,
    /// Items that it no longer has.
    dropped: Vec<Gone<'g>>,
}

#[derive(Debug, Serialize)]
struct Changed<'g> {
    id: &'g str,
    title: &'g str,
    change: &'g str,
    asks: &'static str,
    /// Ids that it had, or that became part of it.
    was: &'g [CompactString],
    #[serde(skip)]
    item: &'g Item,
}

#[derive(Debug, Serialize)]
struct Gone<'g> {
    id: &'g str,
    title: &'g str,
    change: &'g str,
}

#[derive(Serialize)]
struct Report<'g> {
    schema: u32,
    guide: &'g str,
    edition: u32,
    editions: Vec<Edition<'g>>,
}

impl<'g> Report<'g> {
    fn new(guide: &'g Guide, editions: Vec<Edition<'g>>) -> Self {
        Self { schema: SCHEMA, guide: &guide.id, edition: guide.edition, editions }
    }
}

/// The editions that changed something, newest first; with `progress`, only what was closed before.
fn editions<'g>(guide: &'g Guide, progress: Option<&Progress>) -> Vec<Edition<'g>> {
    let edition = |revision: &'g Revision| {
        let number = revision.edition;
        let is_new = |item: &Item| item.revised == number && number > 1;
        let is_told = |item: &Item| progress.is_none_or(|progress| progress.scope.covers(item) && progress.is_changed(item));
        let items = guide.items().map(|(_, item)| item).filter(|item| is_new(item) && is_told(item));
        let is_kept = |id: &str| progress.is_none_or(|progress| progress.records.contains_key(id));
        let dropped = guide.dropped.iter().filter(|dropped| dropped.edition == number && is_kept(&dropped.id));
        Edition {
            number,
            date: revision.date.to_string(),
            summary: &revision.summary,
            items: items.map(changed).collect(),
            dropped: dropped.map(|gone| Gone { id: &gone.id, title: &gone.title, change: &gone.change }).collect(),
        }
    };
    let editions = guide.revisions.iter().rev().map(edition);
    editions.filter(|edition| !edition.items.is_empty() || !edition.dropped.is_empty()).collect()
}

fn changed(item: &Item) -> Changed<'_> {
    Changed { id: &item.id, title: &item.title, change: &item.change, asks: item.asks.word(), was: &item.was, item }
}

fn describe(session: &Session, editions: &[Edition]) -> Text {
    let mut text = Text::default();
    if editions.is_empty() {
        text.line("Nothing changed.");
    }
    for (index, edition) in editions.iter().enumerate() {
        if index > 0 {
            text.end();
        }
        let title = &session.guide.title;
        text.paragraph("", &format!("{title}, edition {} of {}: {}", edition.number, edition.date, plain(edition.summary)));
        for changed in &edition.items {
            text.end();
            text.paragraph("- ", &format!("{} ({})", changed.title, changed.id));
            text.paragraph("  ", &plain(&changed.item.change_sentences()));
            if !changed.was.is_empty() {
                text.paragraph("  ", &format!("It took the place of {}.", changed.was.join(", ")));
            }
        }
        for gone in &edition.dropped {
            text.end();
            text.paragraph("- ", &format!("{} ({}) is no longer in the guide: {}", gone.title, gone.id, plain(gone.change)));
        }
    }
    text
}
