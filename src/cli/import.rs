//! `import`: reads a JSON or CSV export, after showing what would change.

use std::io::{self, BufRead, IsTerminal, Read};
use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Color, Text, Tone};
use super::session::Session;
use crate::export;
use crate::guide::Guide;
use crate::progress::{Change, Field, MAX_BYTES, Progress, counted};
use crate::store;
use crate::text::shorten;

const MAX_VALUE_COLUMNS: usize = 50;

/// In bytes; more than anybody types after a yes-or-no question.
const LONGEST_ANSWER: u64 = 100;

const EXAMPLES: &str = "\
Examples:
  hie-onboard export --output backup.json && hie-onboard import backup.json
  hie-onboard export --output team.csv && hie-onboard import team.csv --apply

It first shows what would change. On a terminal it then asks; elsewhere it needs
--apply. An import adds and changes but never clears: of two statuses the later
one wins, evidence and notes of both sides stay. `undo` reverses it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A JSON or CSV file from `export`, possibly edited in a spreadsheet
    #[arg(value_name = "FILE")]
    exported: PathBuf,
    /// Make the changes without asking
    #[arg(long)]
    apply: bool,
}

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
    if !arguments.apply && !confirm(session, &plan)? {
        let text = if is_interactive() { Text::default() } else { plan };
        let remarks = vec!["nothing was changed: use --apply to make these changes".to_owned()];
        return Ok(Answer { remarks, ..session.answer(text) });
    }
    let saved = session.save(&changes)?;
    let mut text = if is_interactive() && !arguments.apply { Text::default() } else { plan };
    text.line("Saved. `hie-onboard undo` reverses it.");
    Ok(Answer { remarks: saved.remarks, ..session.answer(text) })
}

fn is_interactive() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Always `false` without a terminal.
fn confirm(session: &Session, plan: &Text) -> Result<bool, Failure> {
    if !is_interactive() {
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
        text.line("Nothing to change: everything is here already.");
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

fn value(field: &Field) -> String {
    let words = field.words();
    if words.is_empty() { "none".to_owned() } else { shorten(&words, MAX_VALUE_COLUMNS).into_owned() }
}
