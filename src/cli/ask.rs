//! `ask`: that a question about an item was asked, or somebody was reminded of it.

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use super::talk::error::TalkError;
use super::talk::{self, Circumstances, is_pending, numbered};
use crate::guide::Item;
use crate::progress::{Act, Asking, Change, DatedLine, Progress};
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  hie-onboard ask agreements 'Who signs for a clinic?' --with 'HLTH CIS'
  hie-onboard ask request-services --question 1 --on yesterday --follow-up +14d

A question that is open and was asked already is not asked again: the team's
record then says that you reminded them.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// The question, in your words
    #[arg(value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "question")]
    text: Option<String>,
    /// Instead: a question that the item has, by the number that `show` and `questions` give it
    #[arg(long, value_name = "NUMBER", value_parser = talk::question_number)]
    question: Option<usize>,
    #[command(flatten)]
    circumstances: Circumstances,
}

impl Arguments {
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.item(&self.id)?;
        let is_open = self.text.is_none() && self.question.is_none();
        Ok(is_open.then_some(("Which question?", &mut self.text)))
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let (_, item) = session.item(&arguments.id)?;
    let progress = session.load()?;
    let text = asked(item, &progress, arguments)?;
    let known = find(item, &progress, &text);
    let is_reminder = known.is_some_and(|asking| is_pending(&asking));
    let line = if is_reminder {
        DatedLine { question: text.clone(), ..arguments.circumstances.line(session, Act::Reminded, "")? }
    } else {
        arguments.circumstances.line(session, Act::Asked, &text)?
    };
    let follow_up = arguments.circumstances.follow_up(session, &progress, &item.id)?;
    let mut after = progress.clone();
    after.apply(&Change::line(&item.id, line.clone()));
    let mut answer = talk::save(session, &progress, &item.id, line, follow_up)?;
    if is_reminder {
        answer.text.paragraph("    ", "It was asked before and is open: this is a reminder.");
    }
    if let Some(asking) = find(item, &after, &text) {
        answer.text.paragraph("    ", &state(session, &item.id, &asking));
    }
    Ok(answer)
}

/// The words of the question.
fn asked(item: &Item, progress: &Progress, arguments: &Arguments) -> Result<String, TalkError> {
    let askings = Asking::all(item, progress);
    if let Some(number) = arguments.question {
        return Ok(numbered(item, &askings, number)?.text.to_owned());
    }
    let text = talk::checked(arguments.text.as_deref())?;
    // The guide's own line breaks do not make it another question.
    let known = askings.iter().find(|asking| one_line(asking.text) == text).map(|asking| asking.text.to_owned());
    Ok(known.unwrap_or(text))
}

fn find<'a>(item: &'a Item, progress: &'a Progress, text: &str) -> Option<Asking<'a>> {
    Asking::all(item, progress).into_iter().find(|asking| asking.text == text)
}

/// Its number, and how to answer it: one that was answered after the day on which it was asked stays so.
fn state(session: &Session, id: &str, asking: &Asking) -> String {
    let number = asking.number;
    match asking.answer.filter(|_| !asking.is_open()) {
        Some(answer) => format!("Question {number} was answered since, on {}: it is not open.", session.day(answer.at)),
        None => format!("Question {number}: `hie-onboard answer {id} TEXT --question {number}` records the answer."),
    }
}
