//! `undo`: takes back the last change made here, unless somebody changed the same thing since.

use std::collections::BTreeSet;

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Text, Tone};
use super::session::Session;
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
    let text = match take_back(session)? {
        Some((progress, changes)) => describe(session, &progress, &changes),
        None => nothing(),
    };
    Ok(session.answer(text))
}

/// Takes the last action back; what the file holds then, and the changes that did it.
fn take_back(session: &Session) -> Result<Option<(Progress, Vec<Change>)>, Failure> {
    let state = &session.place.state;
    let mut journal = Journal::load(state);
    let Some(action) = journal.pop() else { return Ok(None) };
    let before = session.load()?;
    let result = inverse(&before, &action).map_err(Failure::from).and_then(|changes| {
        let after = session.store.save(&session.guide, &changes)?;
        Ok(Some((after, changes)))
    });
    // What can no longer be taken back is forgotten as well, so that the change before it can be.
    if matches!(result, Ok(_) | Err(Failure::NotUndone(_))) {
        journal.save(state)?;
    }
    result
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
