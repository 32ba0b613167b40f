//! `check`: whether every required item in scope is done or not applicable, for continuous integration.

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

Exit codes: 0 every required item is done or not applicable; 1 not yet.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Also fail if a required item changed in the guide after it was done or not applicable
    #[arg(long)]
    strict: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let gaps = gaps(session, &progress, arguments);
    let exit = if gaps.is_empty() { Exit::Fine } else { Exit::Unsatisfied };
    Ok(Answer { exit, ..session.answer(describe(&gaps)) })
}

fn gaps<'a>(session: &'a Session, progress: &'a Progress, arguments: &Arguments) -> Vec<Entry<'a>> {
    let required = Entry::tracked(&session.guide, progress).filter(|entry| entry.item.required && entry.in_scope);
    required.filter(|entry| entry.is_open() || arguments.strict && entry.changed).collect()
}

fn describe(gaps: &[Entry]) -> Text {
    let mut text = Text::default();
    if gaps.is_empty() {
        text.add(Tone::Good, "Satisfied");
        text.line(": every required item in scope is done or not applicable.");
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
