//! `check`: for continuous integration, whether every required item in scope is closed.

use clap::Args;

use super::failure::{Exit, Failure};
use super::item::add_line;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::progress::{Entry, Progress, counted};
use crate::text::width;

const EXAMPLES: &str = "\
Examples:
  hie-onboard check
  hie-onboard check --strict

Exit codes: 0 every required item is done or does not apply; 1 not yet.";

/// Arguments of `check`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Fail also while the guide changed a required item after it was closed
    #[arg(long)]
    strict: bool,
}

/// Answers `check`.
///
/// # Errors
/// When the progress cannot be read.
pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let gaps = gaps(session, &progress, arguments);
    let exit = if gaps.is_empty() { Exit::Fine } else { Exit::Unsatisfied };
    Ok(Answer { exit, ..session.answer(describe(&gaps)) })
}

/// The required items in scope that keep the check from being satisfied.
fn gaps<'a>(session: &'a Session, progress: &'a Progress, arguments: &Arguments) -> Vec<Entry<'a>> {
    let required = Entry::tracked(&session.guide, progress).filter(|entry| entry.item.required && entry.in_scope);
    required.filter(|entry| entry.is_open() || arguments.strict && entry.changed).collect()
}

fn describe(gaps: &[Entry]) -> Text {
    let mut text = Text::default();
    if gaps.is_empty() {
        text.add(Tone::Good, "Satisfied");
        text.line(": every required item in scope is done or does not apply.");
        return text;
    }
    text.add(Tone::Urgent, "Not satisfied");
    text.line(&format!(": {} to look at.", counted(gaps.len(), "required item")));
    let columns = gaps.iter().map(|entry| width(&entry.item.id)).max().unwrap_or(0);
    for entry in gaps {
        add_line(&mut text, entry, columns);
        text.line(if entry.changed { "; changed in the guide since" } else { "" });
    }
    text
}
