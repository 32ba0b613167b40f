//! `undo`: takes back the last change made here, unless somebody changed the same thing since.

use std::collections::BTreeSet;

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Text, Tone};
use super::session::{Saved, Session};
use super::{change, scope};
use crate::journal::Journal;
use crate::progress::{Change, NotUndone, Progress};

const EXAMPLES: &str = "\
Examples:
  hie-onboard undo";

/// Arguments of `undo`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Answers `undo`.
///
/// # Errors
/// When what was changed here was changed again since, or nothing could be saved.
pub fn run(session: &Session) -> Result<Answer, Failure> {
    Ok(match take_back(session)? {
        Some((saved, changes)) => {
            let text = describe(session, &saved.progress, &changes);
            Answer { remarks: saved.remarks, ..session.answer(text) }
        }
        None => session.answer(nothing()),
    })
}

/// Takes the last action back; what the file holds then, and the changes that did it.
fn take_back(session: &Session) -> Result<Option<(Saved, Vec<Change>)>, Failure> {
    // Kept until the end, so that no other undo takes the same action back.
    let mut journal = Journal::open(&session.place.state)?;
    let Some(action) = journal.pop() else { return Ok(None) };
    match inverse(&session.load()?, &action) {
        Ok(changes) => {
            let progress = session.write(&changes)?;
            let forgotten = journal.save().err();
            let remarks = forgotten.map(|error| format!("it was taken back, but `undo` will offer the same again: {error}"));
            Ok(Some((Saved { progress, remarks: remarks.into_iter().collect() }, changes)))
        }
        // What can no longer be taken back is forgotten as well, so that the change before it can be.
        Err(changed) => {
            journal.save()?;
            Err(changed.into())
        }
    }
}

/// The answer where no change is remembered.
fn nothing() -> Text {
    let mut text = Text::default();
    text.line("Nothing to take back.");
    text
}

/// The changes that take `action` back, all of them or none; the last one first.
fn inverse(progress: &Progress, action: &[Change]) -> Result<Vec<Change>, NotUndone> {
    action.iter().rev().map(|change| progress.check_undo(change)).collect()
}

fn describe(session: &Session, progress: &Progress, changes: &[Change]) -> Text {
    let mut text = Text::default();
    text.add(Tone::Strong, "Taken back. Now it is again:");
    text.end();
    let mut seen = BTreeSet::new();
    let ids = changes.iter().filter_map(|change| match change {
        Change::Item { id, .. } => Some(id.as_str()),
        Change::Scope { .. } | Change::Extra { .. } => None,
    });
    let ids: Vec<&str> = ids.filter(|id| seen.insert(*id)).collect();
    change::describe(&mut text, session, progress, &ids, changes);
    if changes.iter().any(|change| matches!(change, Change::Scope { .. })) {
        text.append(scope::describe(session, progress));
    }
    text
}
