//! `set`: the status with its reason, the owner and the due date of one item.

use clap::Args;

use super::change;
use super::failure::Failure;
use super::names::{FreeText, status_parser};
use super::output::{Answer, Question};
use super::session::Session;
use crate::guide::Item;
use crate::progress::{Change, Field, Progress, Status, read_date};
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  hie-onboard set agreements --status waiting --reason 'with the ministry'
  hie-onboard set agreements --owner legal --due +14d
  hie-onboard set agreements --due 2027-01-31
  hie-onboard set agreements --owner ''";

/// Arguments of `set`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Which item; `list` shows the ids
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    fields: Fields,
}

/// What to set; an empty value clears it.
#[derive(Debug, Args)]
#[group(required = true, multiple = true)]
struct Fields {
    /// How far it is
    #[arg(long, value_name = "STATUS", value_parser = status_parser(Some("")), ignore_case = true)]
    status: Option<Status>,
    /// On whom or what it waits, or why it does not apply
    #[arg(long, value_name = "TEXT", value_parser = FreeText, allow_hyphen_values = true)]
    reason: Option<String>,
    /// Who does it
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    owner: Option<String>,
    /// By when, such as 2027-01-31, or +14d for in two weeks
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    due: Option<String>,
}

impl Arguments {
    /// Asks for the reason of a status that has one.
    ///
    /// # Errors
    /// When there is no such item to do.
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        session.tracked(&self.id)?;
        let asked = self.fields.status.and_then(Status::asks_for).filter(|_| self.fields.reason.is_none());
        Ok(asked.map(|asked| (asked.question, &mut self.fields.reason)))
    }
}

/// Answers `set`.
///
/// # Errors
/// When the item or a value cannot be used, or nothing could be saved.
pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let item = session.tracked(&arguments.id)?;
    let fields = &arguments.fields;
    let due = fields.due.as_deref().map(|due| read_date(due, session.today())).transpose()?;
    let progress = session.load()?;
    let field = |after| Change::field(&progress, &item.id, after);
    let changes: Vec<Change> = [
        standing(session, &progress, item, fields.status, fields.reason.as_deref())?,
        fields.owner.as_deref().map(|owner| field(Field::Owner(one_line(owner)))),
        due.map(|due| field(Field::Due(due))),
    ]
    .into_iter()
    .flatten()
    .collect();
    change::make(session, &[&item.id], &changes)
}

/// What has to change so that `item` has the status and the reason that were given, which only ever change together.
///
/// # Errors
/// When the status needs a reason and has none, or the other way round.
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
    let status = status.unwrap_or(before.status);
    let kept = if status == before.status { before.reason.clone() } else { String::new() };
    let reason = reason.map_or(kept, one_line);
    match status.asks_for() {
        None if !reason.is_empty() => Err(Failure::ReasonNotAsked(status)),
        Some(asked) if asked.required && reason.is_empty() => Err(Failure::ReasonMissing(status)),
        _ if status == before.status && reason == before.reason && !progress.is_changed(item) => Ok(None),
        _ => Ok(Some(Change::status(progress, &item.id, status, &reason, &session.stamp()))),
    }
}
