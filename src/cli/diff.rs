//! `diff`: in words, what moved since a commit, a date or the last report.

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::log::Moved;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::places::past;
use super::session::Session;
use crate::progress::{Change, Summary, counted};
use crate::team::earlier::{LAST_REPORT, by_item};

const EXAMPLES: &str = "\
Examples:
  hie-onboard diff
  hie-onboard diff 7d
  hie-onboard diff 2026-11-01 --json
  hie-onboard export report.html && hie-onboard diff --report

A date means everything from that day on; 7d and 2w are so many days and weeks
ago. Without one, it says what is not committed yet.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A date, or a commit, branch or tag of git; by default the last commit
    #[arg(value_name = "SINCE")]
    since: Option<String>,
    /// Since the last `export`, also without git
    #[arg(long, conflicts_with = "since")]
    report: bool,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// `diff --json`; scripts rely on these names.
#[derive(Serialize)]
struct Difference<'a> {
    schema: u32,
    /// `null` before the first commit, and for a report.
    commit: Option<&'a str>,
    readiness: Readiness,
    changes: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct Readiness {
    before: &'static str,
    after: &'static str,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let since = if arguments.report { Some(LAST_REPORT) } else { arguments.since.as_deref() };
    let earlier = past(session).find(since)?;
    let changes = earlier.progress.changes_to(&progress);
    let summaries = [&earlier.progress, &progress].map(|progress| session.summary(progress));
    let text = if arguments.json {
        let [before, after] = summaries.map(|summary| summary.readiness.word());
        let changes = changes.iter().map(|change| Moved::new(session, change)).collect();
        let commit = earlier.commit.as_deref();
        Text::json(&Difference { schema: SCHEMA, commit, readiness: Readiness { before, after }, changes })
    } else {
        describe(session, &earlier.name, &summaries, &changes)
    };
    Ok(session.answer(text))
}

fn describe(session: &Session, since: &str, [before, after]: &[Summary; 2], changes: &[Change]) -> Text {
    let mut text = Text::default();
    let items: Vec<&[Change]> = by_item(changes).collect();
    let count = items.iter().filter(|changes| changes[0].item().is_some()).count();
    text.add(Tone::Strong, &format!("Since {since}"));
    if changes.is_empty() {
        text.line(": nothing changed.");
        return text;
    }
    text.line(&format!(": {} changed.", counted(count, "item")));
    if before.readiness != after.readiness {
        text.line(&format!("{}, was {}.", after.readiness.label(), before.readiness.label().to_lowercase()));
    }
    for (gate, earlier) in
        after.gates.iter().zip(&before.gates).filter(|(gate, earlier)| gate.is_reached() != earlier.is_reached())
    {
        text.line(&format!("{}: {}.", gate.short, if earlier.is_reached() { "no longer reached" } else { "reached" }));
    }
    if before.counts.closed() != after.counts.closed() {
        text.line(&format!(
            "{} of {} done or not applicable, was {}.",
            after.counts.closed(),
            after.counts.total,
            before.counts.closed()
        ));
    }
    for changes in items {
        let words: Vec<String> = changes.iter().map(|change| change.words(&session.guide)).collect();
        let name = changes[0].item().map_or_else(String::new, |id| format!("{id}: "));
        text.paragraph("  ", &format!("{name}{}", words.join("; ")));
    }
    text
}
