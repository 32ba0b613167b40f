//! `evidence`: links and file names that show how an item was done, with their dates and what the files were.

use clap::{Args, Subcommand};
use error::EvidenceError;

use super::change;
use super::failure::Failure;
use super::names::FreeText;
use super::output::Answer;
use super::places::surroundings;
use super::session::Session;
use super::unknown::unknown;
use crate::progress::{Change, Detail, read_date, read_past_date};
use crate::store::evidence::Condition;
use crate::text::one_line;

pub mod error;
mod verify;

const EXAMPLES: &str = "\
Examples:
  hie-onboard evidence add agreements docs/vpa-signed.pdf --dated 2026-11-02
  hie-onboard evidence add agreements docs/notice.pdf --valid-until 2031-11-01
  hie-onboard evidence add agreements https://tickets.example.org/4711
  hie-onboard evidence remove agreements docs/vpa-signed.pdf
  hie-onboard evidence verify";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add a link or a file name to an item, or say anew what it is now
    ///
    /// Of a file that is there its SHA-256 is kept, so that `evidence verify` tells when it changes. In a team's project a file
    /// is kept by its name from there, whatever folder it was typed in.
    #[command(after_help = EXAMPLES)]
    Add(Addition),
    /// Remove a link or a file name from an item
    #[command(after_help = EXAMPLES)]
    Remove(Evidence),
    /// Fail if a file of evidence changed, is missing or cannot be read, or if evidence has expired
    #[command(after_help = verify::EXAMPLES)]
    Verify(verify::Arguments),
}

#[derive(Debug, Args)]
struct Evidence {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// A link or the name of a file; the file itself is not copied
    #[arg(value_name = "REF", value_parser = clap::builder::NonEmptyStringValueParser::new(), allow_hyphen_values = true)]
    reference: String,
}

#[derive(Debug, Args)]
struct Addition {
    #[command(flatten)]
    evidence: Evidence,
    /// The day that it speaks for, such as 2026-11-02; empty for none
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    dated: Option<String>,
    /// The last day on which it holds, such as 2031-11-01; empty for none
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    valid_until: Option<String>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.action {
        Action::Add(addition) => add(session, addition),
        Action::Remove(chosen) => remove(session, chosen),
        Action::Verify(chosen) => verify::run(session, chosen),
    }
}

fn add(session: &Session, addition: &Addition) -> Result<Answer, Failure> {
    let dated = addition.dated.as_deref().map(|day| read_past_date(day, session.today())).transpose()?;
    let valid_until = addition.valid_until.as_deref().map(|day| read_date(day, session.today())).transpose()?;
    let item = session.tracked(&addition.evidence.id)?;
    let progress = session.load()?;
    let record = progress.record(&item.id);
    let given = one_line(&addition.evidence.reference);
    if given.is_empty() {
        return Err(EvidenceError::NoEvidence.into());
    }
    let found = surroundings(session).find(record, &given);
    let reference = &found.reference;
    let kept = found.detail(record.details.get(reference));
    let (dated, valid_until) = (dated.unwrap_or(kept.dated), valid_until.unwrap_or(kept.valid_until));
    let detail = Detail { dated, valid_until, ..kept };
    check_dates(&detail)?;
    let words = words(if found.is_known { "updated" } else { "added" }, reference, &detail);
    let changes = Change::evidence(&progress, &item.id, reference, detail);
    let mut answer = change::save_as(session, &item.id, &changes, &words)?;
    answer.remarks.extend(remark(reference, &found.condition));
    Ok(answer)
}

fn check_dates(detail: &Detail) -> Result<(), Failure> {
    match (detail.dated, detail.valid_until) {
        (Some(dated), Some(valid_until)) if valid_until < dated => {
            Err(EvidenceError::ExpiredBefore { dated, valid_until }.into())
        }
        _ => Ok(()),
    }
}

/// What became of `reference`, with its dates.
fn words(act: &str, reference: &str, detail: &Detail) -> String {
    match detail.words() {
        dates if dates.is_empty() => format!("{act} {reference}"),
        dates => format!("{act} {reference}, {dates}"),
    }
}

/// What is wrong with the file, which is added all the same.
fn remark(reference: &str, condition: &Condition) -> Option<String> {
    match condition {
        Condition::NotAFile | Condition::There(_) | Condition::Changed(_) => None,
        Condition::Missing => Some(format!("there is no file {reference} yet; it is added all the same")),
        Condition::Unreadable(reason) => Some(format!("{reference} cannot be read: {reason}; it is added all the same")),
    }
}

fn remove(session: &Session, chosen: &Evidence) -> Result<Answer, Failure> {
    let item = session.tracked(&chosen.id)?;
    let progress = session.load()?;
    let record = progress.record(&item.id);
    let given = one_line(&chosen.reference);
    let known = surroundings(session).known(record, &given);
    let reference = known.ok_or_else(|| missing(&item.id, &given, &record.evidence))?;
    let changes = Change::without_evidence(&progress, &item.id, &reference);
    change::save_as(session, &item.id, &changes, &format!("removed {reference}"))
}

fn missing(id: &str, reference: &str, evidence: &[String]) -> Failure {
    let advice = format!("`hie-onboard show {id}` shows what there is");
    unknown("evidence", reference, evidence.iter().map(String::as_str), &advice)
}
