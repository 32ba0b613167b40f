//! What `contact`, `ask` and `answer` share: who said what to whom on which day, and when to follow up.

use clap::Args;
use jiff::Timestamp;

use super::change;
use super::failure::Failure;
use super::names::FreeText;
use super::output::Answer;
use super::session::Session;
use crate::guide::Item;
use crate::progress::{Act, Asking, Change, DatedLine, Field, MAX_NOTE_BYTES, Progress, Stamp, read_date, read_past_date};
use crate::text::one_line;

pub mod error;

use error::TalkError;

#[derive(Debug, Args)]
pub struct Circumstances {
    /// The person or office on the other side
    #[arg(long, value_name = "WHOM", value_parser = FreeText, allow_hyphen_values = true)]
    with: Option<String>,
    /// The day on which it happened, such as 2026-01-31, yesterday, friday for the last one, or 14 feb; by default today
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    on: Option<String>,
    /// When to follow up, such as friday for the next one, or +14d; empty for no such date
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    follow_up: Option<String>,
}

impl Circumstances {
    /// A line with the words of somebody.
    pub fn line(&self, session: &Session, act: Act, text: &str) -> Result<DatedLine, Failure> {
        let stamp = Stamp { at: self.at(session)?, ..session.stamp() };
        let with = one_line(self.with.as_deref().unwrap_or_default());
        Ok(DatedLine { with, ..DatedLine::new(&stamp, act, text) })
    }

    /// Of an earlier day its noon, so that it is the same day elsewhere in the country.
    fn at(&self, session: &Session) -> Result<Timestamp, Failure> {
        let (today, day) = (session.today(), self.on.as_deref().unwrap_or_default());
        match read_past_date(day, today).map_err(TalkError::from)? {
            Some(day) if day < today => {
                let noon = day.at(12, 0, 0, 0).to_zoned(session.zone.clone()).map_err(|_| Failure::Clock)?;
                Ok(noon.timestamp())
            }
            _ => Ok(session.now),
        }
    }

    /// The date to follow up, if one was given.
    pub fn follow_up(&self, session: &Session, progress: &Progress, id: &str) -> Result<Option<Change>, Failure> {
        let Some(day) = &self.follow_up else { return Ok(None) };
        let day = read_date(day, session.today())?;
        Ok(Some(Change::field(progress, id, Field::FollowUp(day))))
    }
}

/// What somebody typed, on one line.
///
/// # Errors
/// When there is nothing in it, or too much.
pub fn checked(text: Option<&str>) -> Result<String, TalkError> {
    match one_line(text.unwrap_or_default()) {
        text if text.is_empty() => Err(TalkError::NoText),
        text if text.len() > MAX_NOTE_BYTES => Err(TalkError::TooLong),
        text => Ok(text),
    }
}

pub fn question_number(text: &str) -> Result<usize, String> {
    text.trim().parse().map_err(|_| "write the number that `show` and `questions` give it".to_owned())
}

/// The question of `item` with this number.
///
/// # Errors
/// When there is none.
pub fn numbered<'p, 'a>(item: &Item, askings: &'p [Asking<'a>], number: usize) -> Result<&'p Asking<'a>, TalkError> {
    let found = askings.iter().find(|asking| asking.number == number);
    found.ok_or_else(|| TalkError::NoQuestion { id: item.id.to_string(), number })
}

/// Whether it was asked, and nobody has answered it since.
pub fn is_pending(asking: &Asking) -> bool {
    asking.asked.is_some() && asking.is_open()
}

/// Saves `line`, if it is not there yet, with the change of the date to follow up.
pub fn save(
    session: &Session,
    progress: &Progress,
    id: &str,
    line: DatedLine,
    follow_up: Option<Change>,
) -> Result<Answer, Failure> {
    let is_new = !progress.record(id).correspondence.contains(&line);
    let line = is_new.then(|| Change::line(id, line));
    change::save(session, &[id], &line.into_iter().chain(follow_up).collect::<Vec<_>>())
}
