//! What was changed here and can be taken back, also by a later run: kept beside the progress, never in it.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::progress::Change;
use crate::store::{StoreError, Unusable, memory};

/// How many actions are remembered; older ones are forgotten.
const LONGEST: usize = 100;

/// The actions of one person on one progress file, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Journal {
    /// What was changed at once is taken back at once.
    actions: Vec<Vec<Change>>,
}

impl Journal {
    /// What is remembered in the directory `state`; nothing where that is damaged or missing.
    pub fn load(state: &Path) -> Self {
        memory::load(&file(state)).unwrap_or_default()
    }

    /// Adds to what is remembered in the directory `state` what was just saved, action by action.
    ///
    /// # Errors
    /// When it cannot be written; what was remembered before then still is.
    pub fn record(state: &Path, actions: &[Vec<Change>]) -> Result<(), StoreError> {
        let path = file(state);
        let lock = memory::exclusive(&path)?;
        let mut open = OpenJournal { journal: Self::load(state), path, _lock: lock };
        for action in actions {
            open.journal.add(action);
        }
        open.save()
    }

    /// The journal in the directory `state`, which nobody else changes until it is saved or dropped.
    ///
    /// # Errors
    /// When somebody else keeps it for long, its lock cannot be opened, or it is damaged.
    pub fn open(state: &Path) -> Result<OpenJournal, StoreError> {
        let path = file(state);
        let lock = memory::exclusive(&path)?;
        let journal = memory::load_checked(&path)?.unwrap_or_default();
        Ok(OpenJournal { journal, path, _lock: lock })
    }

    /// Every action, oldest first.
    pub fn into_actions(self) -> Vec<Vec<Change>> {
        self.actions
    }

    /// Adds what was just saved at once; what takes the last action back takes it out instead.
    pub fn add(&mut self, changes: &[Change]) {
        let changes: Vec<Change> = changes.iter().filter(|change| !change.is_empty()).cloned().collect();
        match (changes.as_slice(), self.actions.last_mut()) {
            (changes, Some(last)) if last.iter().rev().map(Change::inverse).eq(changes.iter().cloned()) => last.clear(),
            _ => self.actions.push(changes),
        }
        self.actions.retain(|action| !action.is_empty());
        self.actions.drain(..self.actions.len().saturating_sub(LONGEST));
    }
}

/// The journal while nobody else can change it.
#[derive(Debug)]
pub struct OpenJournal {
    journal: Journal,
    path: PathBuf,
    _lock: memory::Exclusive,
}

impl OpenJournal {
    /// Takes out the last action.
    pub fn pop(&mut self) -> Option<Vec<Change>> {
        self.journal.actions.pop()
    }

    /// Remembers what it holds now.
    ///
    /// # Errors
    /// When it cannot be written; what was remembered before then still is.
    pub fn save(mut self) -> Result<(), StoreError> {
        loop {
            match memory::save(&self.path, &self.journal) {
                // The oldest give way, or all would be lost.
                Err(StoreError::Content { reason: Unusable::TooLarge { .. }, .. }) if !self.journal.actions.is_empty() => {
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
    use super::{Journal, LONGEST};
    use crate::progress::{Change, Field};

    fn owner(before: &str, after: &str) -> Change {
        let [before, after] = [before, after].map(|name| Field::Owner(name.to_owned()));
        Change::Item { id: "agreements".to_owned(), before, after }
    }

    #[test]
    fn what_is_taken_back_is_taken_out_if_it_is_the_whole_action() {
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
        for number in 0..LONGEST + 7 {
            journal.add(&[owner("", &number.to_string())]);
        }
        assert_eq!(journal.into_actions().first(), Some(&vec![owner("", "7")]));
    }

    #[test]
    fn more_than_is_read_again_is_never_written() {
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
