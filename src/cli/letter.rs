//! `letter`: a letter to the guide's contact, with the product's facts filled in and what is missing named.

use std::path::PathBuf;

use clap::Args;

use super::choice::one_of;
use super::export::{deliver, target};
use super::failure::Failure;
use super::output::{Answer, Text};
use super::session::Session;
use crate::export::letter::{Extent, Letter, Matter};
use crate::progress::{counted_are, open_questions};

const EXAMPLES: &str = "\
Examples:
  hie-onboard letter request
  hie-onboard letter questions --all --output questions.txt
  hie-onboard letter change --mailto

The letters are to request the integration, to arrange the discovery session, to
ask what no page says, to ask for a date for the test, and to tell of a change.
A letter asks at most ten questions, and says how many more there are.
Read the letter before you send it: what is still missing is in [brackets].";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What it is about: request, discovery, questions, test or change
    #[arg(value_name = "MATTER", value_parser = one_of::<Matter>())]
    matter: Matter,
    /// Ask every open question, not only the most important ones
    #[arg(long)]
    all: bool,
    /// Write to this file; without it, or for `-`, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
    /// Write a mail link instead, which a mail program can open
    #[arg(long, conflicts_with = "output")]
    mailto: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    if arguments.matter == Matter::Questions && open_questions(&session.guide, &progress).is_empty() {
        return Err(Failure::NothingToAsk);
    }
    let extent = if arguments.all { Extent::All } else { Extent::Main };
    let letter = Letter::new(arguments.matter, extent, &session.guide, &progress, &session.zone);
    let remarks = missing(&letter).into_iter().chain(unasked(&letter)).collect();
    if arguments.mailto {
        let address = letter.address().ok_or(Failure::LetterTooLong)?;
        return Ok(Answer { remarks, ..Text::verbatim(address + "\n").into() });
    }
    let file = target(session, arguments.output.as_deref())?;
    deliver("the letter", &letter.to_string(), file.as_deref(), arguments.force, remarks)
}

/// What the sender has not said about the product yet.
fn missing(letter: &Letter) -> Option<String> {
    let words: Vec<&str> = letter.missing.iter().map(|field| field.word()).collect();
    (!words.is_empty()).then(|| format!("not set yet: {}; `hie-onboard product --help` says how", words.join(", ")))
}

/// What it leaves to another letter.
fn unasked(letter: &Letter) -> Option<String> {
    let count = letter.unasked;
    (count > 0).then(|| format!("{} open; `--all` asks every one", counted_are(count, "more question")))
}
