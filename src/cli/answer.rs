//! `answer`: what somebody told the team, beside the question that it answers.

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use super::talk::error::TalkError;
use super::talk::{self, Circumstances, is_pending, numbered};
use crate::guide::Item;
use crate::progress::{Act, Asking, Change, DatedLine, Field, Progress};
use crate::text::shorten;

/// As much of a question as tells it from the others.
const MOST_COLUMNS: usize = 50;

const EXAMPLES: &str = "\
Examples:
  hie-onboard answer request-services 'The PDF of 2024.' --question 1
  hie-onboard answer request-services 'Yes.' --question 1 --with Kim --on friday

Without --question it answers the one that was asked and is open. An answer
stands beside the question and changes nothing that the guide says.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// The answer
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    text: Option<String>,
    /// Which question it answers, by the number that `show` and `questions` give it
    #[arg(long, value_name = "NUMBER", value_parser = talk::question_number)]
    question: Option<usize>,
    #[command(flatten)]
    circumstances: Circumstances,
}

impl Arguments {
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.item(&self.id)?;
        Ok(self.text.is_none().then_some(("What was the answer?", &mut self.text)))
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let (_, item) = session.item(&arguments.id)?;
    let text = talk::checked(arguments.text.as_deref())?;
    let progress = session.load()?;
    let askings = Asking::all(item, &progress);
    let asking = match arguments.question {
        Some(number) => numbered(item, &askings, number)?,
        None => only_pending(item, &askings)?,
    };
    let question = asking.text.to_owned();
    let line = DatedLine { question, ..arguments.circumstances.line(session, Act::Answered, &text)? };
    let mut after = progress.clone();
    after.apply(&Change::line(&item.id, line.clone()));
    let given = arguments.circumstances.follow_up(session, &progress, &item.id)?;
    let cleared = if given.is_none() { cleared(item, &progress, &after) } else { None };
    let is_cleared = cleared.is_some();
    let mut answer = talk::save(session, &progress, &item.id, line, given.or(cleared))?;
    if is_cleared {
        answer.text.paragraph("    ", "Nothing that was asked about it is open, so there is nothing to follow up.");
    }
    if numbered(item, &Asking::all(item, &after), asking.number)?.is_open() {
        answer.text.paragraph("    ", &format!("Question {} was asked after that: it stays open.", asking.number));
    }
    Ok(answer)
}

/// The one question of `item` that was asked and is open.
fn only_pending<'p, 'a>(item: &Item, askings: &'p [Asking<'a>]) -> Result<&'p Asking<'a>, TalkError> {
    let pending: Vec<&Asking> = askings.iter().filter(|asking| is_pending(asking)).collect();
    match pending.as_slice() {
        [only] => Ok(only),
        [] => Err(TalkError::NothingAsked(item.id.to_string())),
        several => {
            let named = several.iter().map(|asking| format!("{} ({})", asking.number, shorten(asking.text, MOST_COLUMNS)));
            Err(TalkError::Several { id: item.id.to_string(), list: named.collect::<Vec<_>>().join(", ") })
        }
    }
}

/// Clears the date to follow up where nothing that was asked is open `after` the answer.
fn cleared(item: &Item, progress: &Progress, after: &Progress) -> Option<Change> {
    let has_pending = |progress: &Progress| Asking::all(item, progress).iter().any(is_pending);
    // It may have been set for something else that was not asked.
    let is_last = has_pending(progress) && !has_pending(after);
    let is_needed = is_last && progress.record(&item.id).follow_up.is_some();
    is_needed.then(|| Change::field(progress, &item.id, Field::FollowUp(None)))
}
