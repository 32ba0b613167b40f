//! `undo` and `redo`: undo the last change made here and make it again, unless somebody has changed the same field since.

use std::collections::BTreeSet;

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Text, Tone};
use super::session::{Saved, Session};
use super::{change, product, scope};
use crate::journal::Journal;
use crate::progress::{Change, Progress, UndoConflict};
use crate::text::capitalized;

const UNDO_EXAMPLES: &str = "\
Examples:
  hie-onboard undo";

const REDO_EXAMPLES: &str = "\
Examples:
  hie-onboard undo && hie-onboard redo

Any other change forgets what was undone.";

#[derive(Debug, Args)]
#[command(after_help = UNDO_EXAMPLES)]
pub struct UndoArguments {}

#[derive(Debug, Args)]
#[command(after_help = REDO_EXAMPLES)]
pub struct RedoArguments {}

pub fn undo(session: &Session) -> Result<Answer, Failure> {
    Ok(match undo_last(session)? {
        Some((saved, action)) => {
            let changes: Vec<Change> = action.iter().rev().map(Change::inverse).collect();
            answer(session, "Undone", saved, &action, &changes)
        }
        None => nothing(session, "Nothing to undo."),
    })
}

pub fn redo(session: &Session) -> Result<Answer, Failure> {
    Ok(match redo_last(session)? {
        Some((saved, action)) => answer(session, "Redone", saved, &action, &action),
        None => nothing(session, "Nothing to redo."),
    })
}

/// Returns the last action, which was undone.
fn undo_last(session: &Session) -> Result<Option<(Saved, Vec<Change>)>, Failure> {
    // Stays open to the end, so that no other process undoes the same action.
    let mut open = Journal::open(&session.place.state)?;
    let Some(action) = open.journal.done.pop() else { return Ok(None) };
    match inverse(&session.load()?, &action) {
        Ok(changes) => {
            let progress = session.write(&changes)?;
            open.journal.undone.push(action.clone());
            let forgotten = open.save().err();
            let remarks = forgotten.map(|error| format!("it was undone, but the next `undo` will try the same again: {error}"));
            Ok(Some((Saved { progress, remarks: remarks.into_iter().collect() }, action)))
        }
        // What can no longer be undone is dropped, so that the change before it can be undone.
        Err(changed) => {
            open.save()?;
            Err(changed.into())
        }
    }
}

/// Returns the changes of the action that was undone last, made again.
fn redo_last(session: &Session) -> Result<Option<(Saved, Vec<Change>)>, Failure> {
    let mut open = Journal::open(&session.place.state)?;
    let Some(action) = open.journal.undone.pop() else { return Ok(None) };
    let undone: Vec<Change> = action.iter().rev().map(Change::inverse).collect();
    if let Err(UndoConflict { what }) = inverse(&session.load()?, &undone) {
        open.save()?;
        return Err(Failure::RedoConflict { what });
    }
    let progress = session.write(&action)?;
    open.journal.done.push(action.clone());
    let forgotten = open.save().err();
    let remarks = forgotten.map(|error| format!("this cannot be undone with `undo`: {error}"));
    Ok(Some((Saved { progress, remarks: remarks.into_iter().collect() }, action)))
}

fn nothing(session: &Session, sentence: &str) -> Answer {
    let mut text = Text::default();
    text.line(sentence);
    session.answer(text)
}

/// All of them or none; the last one first.
fn inverse(progress: &Progress, action: &[Change]) -> Result<Vec<Change>, UndoConflict> {
    progress.check_undo_of(action).into_iter().collect()
}

/// That `action` was undone or redone, and what holds after the `changes` that did it.
fn answer(session: &Session, word: &str, saved: Saved, action: &[Change], changes: &[Change]) -> Answer {
    let mut text = Text::default();
    let release = Change::recorded_release(action, &session.guide);
    let what = release.as_ref().map_or_else(String::new, |release| format!(": {release}"));
    text.add(Tone::Strong, &format!("{word}{what}. Now:"));
    text.end();
    for change in changes.iter().filter(|change| matches!(change, Change::Release { .. })) {
        text.line(&capitalized(&change.words(&session.guide)));
    }
    let mut seen = BTreeSet::new();
    let ids: Vec<&str> = changes.iter().filter_map(Change::item).filter(|id| seen.insert(*id)).collect();
    change::describe(&mut text, session, &saved.progress, &ids, changes);
    if changes.iter().any(|change| matches!(change, Change::Scope { .. })) {
        text.append(scope::describe(session, &saved.progress));
    }
    for change in changes.iter().filter(|change| matches!(change, Change::Product { .. })) {
        match &release {
            Some(_) => text.line(&capitalized(&change.words(&session.guide))),
            None => text.append(product::describe(&saved.progress.product)),
        }
    }
    Answer { remarks: saved.remarks, ..session.answer(text) }
}
