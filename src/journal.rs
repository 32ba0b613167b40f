//! Changes that can be undone and redone, even by a later run: kept next to the progress, never in it.

use std::path::{Path, PathBuf};

use crate::progress::Change;
use crate::store::{StoreError, Unusable, memory};

const DONE: &str = "journal.json";

const UNDONE: &str = "undone.json";

/// How many actions are remembered; older ones are forgotten.
const MAX_ACTIONS: usize = 100;

/// An action is undone and redone as a whole.
type Actions = Vec<Vec<Change>>;

/// The actions of one person on one progress file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Journal {
    /// Latest last.
    pub done: Actions,
    /// The one that was undone last is last.
    pub undone: Actions,
}

impl Journal {
    /// The journal in the directory `state`; what is damaged or missing is empty.
    pub fn load(state: &Path) -> Self {
        let load = |name| memory::load(&state.join(name)).unwrap_or_default();
        Self { done: load(DONE), undone: load(UNDONE) }
    }

    /// Adds actions that were just saved to the journal in the directory `state`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn record(state: &Path, actions: &[Vec<Change>]) -> Result<(), StoreError> {
        let lock = memory::exclusive(&state.join(DONE))?;
        let mut open = OpenJournal::new(Self::load(state), state, lock);
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
        let lock = memory::exclusive(&state.join(DONE))?;
        let load = |name| Ok(memory::load_checked(&state.join(name))?.unwrap_or_default());
        Ok(OpenJournal::new(Self { done: load(DONE)?, undone: load(UNDONE)? }, state, lock))
    }

    /// Adds an action that was just saved, which may undo the last one, or redo the one that was undone last.
    pub fn add(&mut self, changes: &[Change]) {
        let changes: Vec<Change> = changes.iter().filter(|change| !change.is_empty()).cloned().collect();
        if changes.is_empty() {
            return;
        }
        if let Some(last) = self.done.pop_if(|last| undoes(&changes, last)) {
            self.undone.push(last);
            return;
        }
        if self.undone.pop_if(|undone| *undone == changes).is_none() {
            self.undone.clear();
        }
        self.done.push(changes);
        self.done.drain(..self.done.len().saturating_sub(MAX_ACTIONS));
    }
}

fn undoes(changes: &[Change], action: &[Change]) -> bool {
    action.iter().rev().map(Change::inverse).eq(changes.iter().cloned())
}

/// The journal while it is locked.
#[derive(Debug)]
pub struct OpenJournal {
    pub journal: Journal,
    state: PathBuf,
    /// What is in the file.
    undone: Actions,
    _lock: memory::Exclusive,
}

impl OpenJournal {
    fn new(journal: Journal, state: &Path, lock: memory::Exclusive) -> Self {
        Self { undone: journal.undone.clone(), journal, state: state.to_owned(), _lock: lock }
    }

    /// # Errors
    /// When it cannot be written.
    pub fn save(mut self) -> Result<(), StoreError> {
        // An action goes to the one file before it leaves the other: then it is never in neither.
        if self.journal.undone.len() > self.undone.len() {
            self.save_undone()?;
            return self.save_done();
        }
        self.save_done()?;
        if self.journal.undone == self.undone { Ok(()) } else { self.save_undone() }
    }

    fn save_done(&mut self) -> Result<(), StoreError> {
        save(&self.state.join(DONE), &mut self.journal.done)
    }

    fn save_undone(&mut self) -> Result<(), StoreError> {
        save(&self.state.join(UNDONE), &mut self.journal.undone)
    }
}

fn save(path: &Path, actions: &mut Actions) -> Result<(), StoreError> {
    loop {
        match memory::save(path, actions) {
            // The oldest give way to the last one, or all would be lost.
            Err(StoreError::Content { reason: Unusable::TooLarge { .. }, .. }) if actions.len() > 1 => {
                actions.remove(0);
            }
            saved => return saved,
        }
    }
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
        assert_eq!(journal.done.len(), 2);
        journal.add(std::slice::from_ref(&second));
        journal.add(&[second.inverse(), first.inverse()]);
        assert_eq!(journal.done, Vec::<Vec<Change>>::new());
    }

    #[test]
    fn what_was_undone_can_be_redone_until_something_else_is_done() {
        let mut journal = Journal::default();
        let (first, second) = (owner("", "ana"), owner("ana", "ben"));
        for change in [&first, &second] {
            journal.add(std::slice::from_ref(change));
        }
        for change in [&second, &first] {
            journal.add(&[change.inverse()]);
        }
        assert_eq!(journal.undone, [[second.clone()], [first.clone()]]);
        journal.add(std::slice::from_ref(&first));
        assert_eq!((&journal.done, &journal.undone), (&vec![vec![first]], &vec![vec![second]]));
        journal.add(&[owner("ana", "cat")]);
        assert_eq!((journal.done.len(), journal.undone.len()), (2, 0));
    }

    #[test]
    fn the_last_action_comes_back_first() {
        let mut journal = Journal::default();
        journal.add(&[owner("", "ana"), owner("ana", "ana")]);
        journal.add(&[owner("ana", "ben")]);
        journal.add(&[owner("ben", "ben")]);
        assert_eq!(journal.done, [vec![owner("", "ana")], vec![owner("ana", "ben")]]);
    }

    #[test]
    fn old_actions_are_forgotten() {
        let mut journal = Journal::default();
        for number in 0..MAX_ACTIONS + 7 {
            journal.add(&[owner("", &number.to_string())]);
        }
        assert_eq!(journal.done.first(), Some(&vec![owner("", "7")]));
    }

    #[test]
    fn the_file_never_grows_larger_than_can_be_read() {
        let state = tempfile::tempdir().expect("there is room");
        let actions: Vec<_> =
            (0..40).map(|number| vec![owner(&"x".repeat(60_000), &format!("{number}{}", "y".repeat(60_000)))]).collect();
        Journal::record(state.path(), &actions).expect("it can be written");
        let kept = Journal::load(state.path());
        assert!(kept.done.len() > 20 && kept.done.last() == actions.last(), "{}", kept.done.len());
    }

    #[test]
    fn both_sides_survive_the_files() {
        let state = tempfile::tempdir().expect("there is room");
        let (first, second) = (owner("", "ana"), owner("ana", "ben"));
        for action in [first.clone(), second.clone(), second.inverse()] {
            Journal::record(state.path(), &[vec![action]]).expect("it can be written");
        }
        let expected = Journal { done: vec![vec![first]], undone: vec![vec![second]] };
        assert_eq!(Journal::load(state.path()), expected);
        assert_eq!(Journal::open(state.path()).expect("it can be read").journal, expected);
    }
}
