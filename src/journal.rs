//! Changes that can be undone, even by a later run: kept next to the progress, never in it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::progress::Change;
use crate::store::{StoreError, Unusable, memory};

/// How many actions are remembered; older ones are forgotten.
const MAX_ACTIONS: usize = 100;

/// The actions of one person on one progress file, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Journal {
    /// An action is undone as a whole.
    actions: Vec<Vec<Change>>,
}

impl Journal {
    /// The journal in the directory `state`; empty if it is damaged or missing.
    pub fn load(state: &Path) -> Self {
        memory::load(&file(state)).unwrap_or_default()
    }

    /// Adds actions that were just saved to the journal in the directory `state`.
    ///
    /// # Errors
    /// When it cannot be written; it is then unchanged.
    pub fn record(state: &Path, actions: &[Vec<Change>]) -> Result<(), StoreError> {
        let path = file(state);
        let lock = memory::exclusive(&path)?;
        let mut open = OpenJournal { journal: Self::load(state), path, _lock: lock };
        for action in actions {
            open.journal.add(action);
        }
        open.save()
    }

    /// The journal in the directory `state`, locked until it is saved or dropped.
    ///
    /// # Errors
    /// When another process holds the lock too long, or it cannot be opened, or the journal is damaged.
    pub fn open(state: &Path) -> Result<OpenJournal, StoreError> {
        let path = file(state);
        let lock = memory::exclusive(&path)?;
        let journal = memory::load_checked(&path)?.unwrap_or_default();
        Ok(OpenJournal { journal, path, _lock: lock })
    }

    pub fn into_actions(self) -> Vec<Vec<Change>> {
        self.actions
    }

    /// Adds an action that was just saved. One that undoes the last action removes that instead.
    pub fn add(&mut self, changes: &[Change]) {
        let changes: Vec<Change> = changes.iter().filter(|change| !change.is_empty()).cloned().collect();
        match (changes.as_slice(), self.actions.last_mut()) {
            (changes, Some(last)) if last.iter().rev().map(Change::inverse).eq(changes.iter().cloned()) => last.clear(),
            _ => self.actions.push(changes),
        }
        self.actions.retain(|action| !action.is_empty());
        self.actions.drain(..self.actions.len().saturating_sub(MAX_ACTIONS));
    }
}

/// The journal while it is locked.
#[derive(Debug)]
pub struct OpenJournal {
    journal: Journal,
    path: PathBuf,
    _lock: memory::Exclusive,
}

impl OpenJournal {
    pub fn pop(&mut self) -> Option<Vec<Change>> {
        self.journal.actions.pop()
    }

    /// # Errors
    /// When it cannot be written; it is then unchanged.
    pub fn save(mut self) -> Result<(), StoreError> {
        loop {
            match memory::save(&self.path, &self.journal) {
                // The oldest give way to the last one, or all would be lost.
                Err(StoreError::Content { reason: Unusable::TooLarge { .. }, .. }) if self.journal.actions.len() > 1 => {
                    self.journal.actions.remove(0);
                }
                saved => return saved,
            }
        }
    }
}

fn file(state: &Path) -> PathBuf {
    state.join("journal.json")
}

#[cfg(test)]
mod tests {
    use super::{Journal, MAX_ACTIONS};
    use crate::progress::{Change, Field};

    fn owner(before: &str, after: &str) -> Change {
        let [before, after] = [before, after].map(|name| Field::Owner(name.to_owned()));
        Change::Item { id: "agreements".to_owned(), before, after }
    }

    #[test]
    fn undoing_a_whole_action_removes_it() {
        let mut journal = Journal::default();
        let (first, second) = (owner("", "ana"), owner("ana", "ben"));
        journal.add(&[first.clone(), second.clone()]);
        journal.add(&[second.inverse()]);
        assert_eq!(journal.actions.len(), 2);
        journal.add(std::slice::from_ref(&second));
        journal.add(&[second.inverse(), first.inverse()]);
        assert_eq!(journal, Journal::default());
    }

    #[test]
    fn the_last_action_comes_back_first() {
        let mut journal = Journal::default();
        journal.add(&[owner("", "ana"), owner("ana", "ana")]);
        journal.add(&[owner("ana", "ben")]);
        journal.add(&[owner("ben", "ben")]);
        assert_eq!(journal.into_actions(), [vec![owner("", "ana")], vec![owner("ana", "ben")]]);
    }

    #[test]
    fn old_actions_are_forgotten() {
        let mut journal = Journal::default();
        for number in 0..MAX_ACTIONS + 7 {
            journal.add(&[owner("", &number.to_string())]);
        }
        assert_eq!(journal.into_actions().first(), Some(&vec![owner("", "7")]));
    }

    #[test]
    fn the_file_never_grows_larger_than_can_be_read() {
        let state = tempfile::tempdir().expect("there is room");
        let actions: Vec<_> =
            (0..40).map(|number| vec![owner(&"x".repeat(60_000), &format!("{number}{}", "y".repeat(60_000)))]).collect();
        Journal::record(state.path(), &actions).expect("it can be written");
        let kept = Journal::load(state.path());
        assert!(kept.actions.len() > 20 && kept.actions.last() == actions.last(), "{}", kept.actions.len());
    }

    #[test]
    fn every_kind_of_change_survives_the_file() {
        let mut journal = Journal::default();
        journal.add(&[owner("", "ana")]);
        let text = serde_json::to_string(&journal).expect("it can be written");
        assert_eq!(serde_json::from_str::<Journal>(&text).expect("it can be read"), journal);
    }
}
