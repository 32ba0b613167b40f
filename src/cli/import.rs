//! `import`: reads a JSON or CSV export or another progress file, after showing what would change.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::consent::{confirm, is_interactive};
use super::failure::Failure;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::export::{self, Imported, Outdated};
use crate::guide::Guide;
use crate::progress::{Change, Field, MAX_BYTES, Progress, counted};
use crate::store::{self, StoreError};
use crate::text::shorten;

const MAX_VALUE_COLUMNS: usize = 50;

/// The largest export that is read, in bytes. The smallest records take 24 times as much in JSON as in a progress file.
const LARGEST: u64 = 32 * MAX_BYTES;

const EXAMPLES: &str = "\
Examples:
  hie-onboard export backup.json && hie-onboard import backup.json
  hie-onboard export team.csv && hie-onboard import team.csv --apply

It first shows what would change. On a terminal it then asks; elsewhere it needs
--apply. An import adds and changes but never clears: of two statuses the later
one wins, evidence and notes of both sides stay. `undo` reverses it. Of a table,
the columns `evidence-details` and `correspondence` are only there to be read.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What `export` wrote as JSON or CSV, also after changes in a spreadsheet, or another progress file; `-` reads standard
    /// input
    #[arg(value_name = "FILE")]
    exported: PathBuf,
    /// Take statuses also where the item was given another one here since
    #[arg(long)]
    older: bool,
    /// Make the changes without asking
    #[arg(long)]
    apply: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let path = session.environment.expand(&arguments.exported);
    let refused = |mistakes| Failure::Import { path: path.clone(), mistakes };
    let mut imported = export::read(&session.guide, &read(&path)?, session.today()).map_err(refused)?;
    let (progress, stamp) = (session.load()?, session.stamp());
    if arguments.older {
        imported.take_outdated(&progress);
    }
    imported.check(&progress, &stamp).map_err(refused)?;
    let changes = imported.changes(&progress, &stamp);
    let mut plan = describe(&session.guide, &progress, &changes);
    let left_out = left_out(&progress, &imported);
    if changes.is_empty() {
        plan.line(if left_out == Text::default() {
            "Nothing to change: everything is here already."
        } else {
            "Nothing to change."
        });
    }
    plan.append(left_out);
    if changes.is_empty() {
        return Ok(session.answer(plan));
    }
    if !arguments.apply && !confirm(&plan, "Make these changes?", session.color)? {
        let text = if is_interactive() { Text::default() } else { plan };
        let remarks = vec!["nothing was changed: use --apply to make these changes".to_owned()];
        return Ok(Answer { remarks, ..session.answer(text) });
    }
    let saved = session.save(&changes)?;
    let mut text = if is_interactive() && !arguments.apply { Text::default() } else { plan };
    text.line(if saved.remarks.is_empty() { "Saved. `hie-onboard undo` reverses it." } else { "Saved." });
    Ok(Answer { remarks: saved.remarks, ..session.answer(text) })
}

/// What is in the file, or comes out of the pipe or of standard input.
fn read(path: &Path) -> Result<String, StoreError> {
    if path == Path::new("-") {
        store::drain(io::stdin().lock(), Path::new("standard input"), LARGEST)
    } else {
        store::read_or_drain(path, LARGEST)
    }
}

fn describe(guide: &Guide, progress: &Progress, changes: &[Change]) -> Text {
    let mut text = Text::default();
    if changes.is_empty() {
        return text;
    }
    text.add(Tone::Strong, &counted(changes.len(), "change"));
    text.line(":");
    for change in changes {
        text.paragraph("  ", &sentence(guide, progress, change));
    }
    text
}

/// The statuses that are not taken, so that nobody believes they were.
fn left_out(progress: &Progress, imported: &Imported) -> Text {
    let mut text = Text::default();
    for (number, Outdated { id, there }) in imported.outdated(progress).enumerate() {
        if number == 0 {
            text.line("Left out, because the status here was set later (`--older` takes them too):");
        }
        let [here, there] = [&progress.record(id).standing, there].map(|standing| value(&Field::Standing(standing.clone())));
        text.paragraph("  ", &format!("{id}: status {there} (here {here})"));
    }
    text
}

fn sentence(guide: &Guide, progress: &Progress, change: &Change) -> String {
    match change {
        Change::Item { id, before, after } => {
            let new = if progress.records.contains_key(id) { format!(" (was {})", value(before)) } else { String::new() };
            format!("{id}: {} {}{new}", after.name(), value(after))
        }
        Change::Scope { after, .. } => format!("the scope: {}", after.sentence(guide)),
        Change::Product { .. } | Change::Release { .. } | Change::Extra { .. } => change.words(guide),
    }
}

fn value(field: &Field) -> String {
    let words = field.words();
    if words.is_empty() { "none".to_owned() } else { shorten(&words, MAX_VALUE_COLUMNS).into_owned() }
}
