//! `set`: the status with its reason, owner, dates and period of one item.

use clap::Args;

use super::change;
use super::failure::Failure;
use super::names::{FreeText, status_parser};
use super::output::{Answer, Question};
use super::session::Session;
use crate::guide::{Item, Period};
use crate::progress::{Change, Field, Progress, Status, read_date};
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  hie-onboard set agreements --status waiting --reason 'with the ministry'
  hie-onboard set agreements --owner legal --due +14d
  hie-onboard set agreements --due friday
  hie-onboard set agreements --follow-up +14d --repeat 1y
  hie-onboard set agreements --owner ''";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    fields: Fields,
}

// What to set; an empty value clears it.
#[derive(Debug, Args)]
struct Fields {
    /// The new status
    #[arg(long, value_name = "STATUS", value_parser = status_parser(Some("")), ignore_case = true)]
    status: Option<Status>,
    /// Whom or what it is waiting for, or why it is not applicable
    #[arg(long, value_name = "TEXT", value_parser = FreeText, allow_hyphen_values = true)]
    reason: Option<String>,
    /// The owner
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    owner: Option<String>,
    /// The due date, such as 2027-01-31, tomorrow, friday, 14 dec, or +14d for 14 days from today
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    due: Option<String>,
    /// When to ask again whoever it is waiting for: a date like that of --due
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    follow_up: Option<String>,
    /// After how long what is done has to be done again, such as 1y, 6m, 2w or 90d
    #[arg(long, value_name = "PERIOD", value_parser = FreeText, allow_hyphen_values = true)]
    repeat: Option<String>,
}

impl Arguments {
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.tracked(&self.id)?;
        let prompt = self.fields.status.and_then(Status::reason_prompt).filter(|_| self.fields.reason.is_none());
        Ok(prompt.map(|prompt| (prompt.question, &mut self.fields.reason)))
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let item = session.tracked(&arguments.id)?;
    let fields = &arguments.fields;
    if fields.is_empty() {
        return Err(Failure::NothingToSet);
    }
    let day = |given: &Option<String>| given.as_deref().map(|day| read_date(day, session.today())).transpose();
    let (due, follow_up) = (day(&fields.due)?, day(&fields.follow_up)?);
    let repeat = fields.repeat.as_deref().map(period).transpose()?;
    let progress = session.load()?;
    let field = |after| Change::field(&progress, &item.id, after);
    let changes: Vec<Change> = [
        standing(session, &progress, item, fields.status, fields.reason.as_deref())?,
        fields.owner.as_deref().map(|owner| field(Field::Owner(one_line(owner)))),
        due.map(|due| field(Field::Due(due))),
        follow_up.map(|day| field(Field::FollowUp(day))),
        repeat.map(|period| field(Field::Repeat(period))),
    ]
    .into_iter()
    .flatten()
    .collect();
    change::save(session, &[&item.id], &changes)
}

impl Fields {
    fn is_empty(&self) -> bool {
        let Self { status, reason, owner, due, follow_up, repeat } = self;
        status.is_none() && [reason, owner, due, follow_up, repeat].into_iter().all(Option::is_none)
    }
}

/// `None` for an empty text.
fn period(text: &str) -> Result<Option<Period>, Failure> {
    if text.trim().is_empty() { Ok(None) } else { Ok(Some(text.parse()?)) }
}

/// The status and its reason only change together.
fn standing(
    session: &Session,
    progress: &Progress,
    item: &Item,
    status: Option<Status>,
    reason: Option<&str>,
) -> Result<Option<Change>, Failure> {
    if status.is_none() && reason.is_none() {
        return Ok(None);
    }
    let before = &progress.record(&item.id).standing;
    let says_done = status == Some(Status::Done);
    let status = status.unwrap_or(before.status);
    let kept = if status == before.status { before.reason.clone() } else { String::new() };
    let reason = reason.map_or(kept, one_line);
    match status.reason_prompt() {
        None if !reason.is_empty() => Err(Failure::UnexpectedReason(status)),
        Some(prompt) if prompt.required && reason.is_empty() => Err(Failure::ReasonMissing(status)),
        _ if says_done => Ok(Change::done(progress, item, &session.stamp(), &session.zone)),
        _ if status == before.status && reason == before.reason && !progress.is_changed(item) => Ok(None),
        _ => Ok(Some(Change::status(progress, &item.id, status, &reason, &session.stamp()))),
    }
}
