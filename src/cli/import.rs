//! `import`: brings an export in JSON or CSV back, after saying what that would change.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::PathBuf;

use clap::Args;

use super::color::Color;
use super::failure::Failure;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::export;
use crate::guide::Guide;
use crate::progress::{Change, Field, MAX_BYTES, Progress, counted};
use crate::store;
use crate::text::shorten;

/// How much of a note is shown.
const SHOWN: usize = 50;

/// More than anybody answers to a yes-or-no question.
const LONGEST_ANSWER: u64 = 100;

const EXAMPLES: &str = "\
Examples:
  hie-onboard export --output backup.json && hie-onboard import backup.json
  hie-onboard export --output team.csv && hie-onboard import team.csv --apply

First it says what would change; on a terminal it asks then, elsewhere --apply
does it. An import adds and changes but never clears: of two statuses the later
one holds, evidence and notes of both sides stay. `undo` takes it back.";

/// Arguments of `import`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What `export` wrote as JSON or CSV, also after changes in a spreadsheet
    #[arg(value_name = "FILE")]
    exported: PathBuf,
    /// Make the changes without asking
    #[arg(long)]
    apply: bool,
}

/// Answers `import`.
///
/// # Errors
/// When something in the file cannot be used, or nothing could be read or saved; then nothing was changed.
pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let path = session.environment.expand(&arguments.exported);
    let text = store::read(&path, MAX_BYTES)?;
    let imported = export::read(&session.guide, &text).map_err(|mistakes| Failure::Import { path, mistakes })?;
    let progress = session.load()?;
    let changes = imported.changes(&progress, &session.stamp());
    let plan = describe(&session.guide, &progress, &changes);
    if changes.is_empty() {
        return Ok(session.answer(plan));
    }
    if !arguments.apply && !is_wanted(session, &plan)? {
        let text = if asks() { Text::default() } else { plan };
        let remarks = vec!["nothing was changed: `--apply` makes these changes".to_owned()];
        return Ok(Answer { remarks, ..session.answer(text) });
    }
    let saved = session.save(&changes)?;
    let mut text = if asks() && !arguments.apply { Text::default() } else { plan };
    text.line("Saved. `hie-onboard undo` takes it back.");
    Ok(Answer { remarks: saved.remarks, ..session.answer(text) })
}

/// Whether there is somebody to ask.
fn asks() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Shows the plan and asks; the answer of nobody is no.
fn is_wanted(session: &Session, plan: &Text) -> Result<bool, Failure> {
    if !asks() {
        return Ok(false);
    }
    plan.say(session.color)?;
    let mut question = Text::default();
    question.add_own("Make these changes? [y/N] ");
    question.say(Color::Off)?;
    let mut answer = String::new();
    io::stdin().lock().take(LONGEST_ANSWER).read_line(&mut answer).map_err(Failure::Input)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}

fn describe(guide: &Guide, progress: &Progress, changes: &[Change]) -> Text {
    let mut text = Text::default();
    if changes.is_empty() {
        text.line("Nothing to change: all of it is here already.");
        return text;
    }
    text.add(Tone::Strong, &counted(changes.len(), "change"));
    text.line(":");
    for change in changes {
        text.paragraph("  ", &sentence(guide, progress, change));
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
        Change::Extra { .. } => "keys of the file that this version does not know".to_owned(),
    }
}

/// A value as short as it can be recognized.
fn value(field: &Field) -> String {
    let words = field.words();
    if words.is_empty() { "none".to_owned() } else { shorten(&words, SHOWN).into_owned() }
}
