//! `undo`: undoes the last change made here, unless somebody has changed the same field since.

use std::collections::BTreeSet;

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Text, Tone};
use super::session::{Saved, Session};
use super::{change, scope};
use crate::journal::Journal;
use crate::progress::{Change, Progress, UndoConflict};

const EXAMPLES: &str = "\
Examples:
  hie-onboard undo";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

pub fn run(session: &Session) -> Result<Answer, Failure> {
    Ok(match undo_last(session)? {
        Some((saved, changes)) => {
            let text = describe(session, &saved.progress, &changes);
            Answer { remarks: saved.remarks, ..session.answer(text) }
        }
        None => session.answer(nothing()),
    })
}

/// Returns the changes that undid the last action.
fn undo_last(session: &Session) -> Result<Option<(Saved, Vec<Change>)>, Failure> {
    // Stays open to the end, so that no other process undoes the same action.
    let mut journal = Journal::open(&session.place.state)?;
    let Some(action) = journal.pop() else { return Ok(None) };
    match inverse(&session.load()?, &action) {
        Ok(changes) => {
            let progress = session.write(&changes)?;
            let forgotten = journal.save().err();
            let remarks = forgotten.map(|error| format!("it was undone, but the next `undo` will try the same again: {error}"));
            Ok(Some((Saved { progress, remarks: remarks.into_iter().collect() }, changes)))
        }
        // What can no longer be undone is dropped, so that the change before it can be undone.
        Err(changed) => {
            journal.save()?;
            Err(changed.into())
        }
    }
}

fn nothing() -> Text {
    let mut text = Text::default();
    text.line("Nothing to undo.");
    text
}

/// All of them or none; the last one first.
fn inverse(progress: &Progress, action: &[Change]) -> Result<Vec<Change>, UndoConflict> {
    action.iter().rev().map(|change| progress.check_undo(change)).collect()
}

fn describe(session: &Session, progress: &Progress, changes: &[Change]) -> Text {
    let mut text = Text::default();
    text.add(Tone::Strong, "Undone. Now:");
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
