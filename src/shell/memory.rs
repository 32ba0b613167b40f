//! What the interface remembers beside the progress: the view, what was being written, and what can be taken back.

use std::path::{Path, PathBuf};

use crate::journal::Journal;
use crate::store::{StoreError, memory};
use crate::tui::model::Model;
use crate::tui::remembered::Remembered;
use crate::tui::writing::Draft;

/// The memory of one progress file.
#[derive(Debug)]
pub struct Memory {
    state: PathBuf,
    /// Whether the draft of last time is in the interface again; one that is not is kept.
    is_draft_taken: bool,
    /// Whether nothing was remembered.
    is_new: bool,
}

impl Memory {
    /// Puts `model` where it was, with what was being written.
    pub fn open(state: &Path, model: &mut Model) -> Self {
        let remembered: Option<Remembered> = memory::load(&view_file(state));
        let is_new = remembered.is_none();
        remembered.unwrap_or_default().restore(model);
        model.history.done = Journal::load(state).into_actions();
        let draft: Option<Draft> = memory::load(&draft_file(state));
        let is_draft_taken = draft.is_some_and(|draft| model.resume(&draft));
        Self { state: state.to_owned(), is_draft_taken, is_new: is_new && !is_draft_taken }
    }

    /// Whether this is the first time that the interface opens on the progress file.
    pub fn is_new(&self) -> bool {
        self.is_new
    }

    /// Remembers all that; only what was typed is worth a failure.
    ///
    /// # Errors
    /// When what was being written could not be kept.
    pub fn save(&self, model: &Model) -> Result<(), StoreError> {
        let kept = match model.draft() {
            Some(draft) => memory::save(&draft_file(&self.state), &draft),
            None if self.is_draft_taken => {
                memory::forget(&draft_file(&self.state));
                Ok(())
            }
            None => Ok(()),
        };
        let _ = memory::save(&view_file(&self.state), &Remembered::of(model));
        kept
    }
}

fn view_file(state: &Path) -> PathBuf {
    state.join("view.json")
}

fn draft_file(state: &Path) -> PathBuf {
    state.join("draft.json")
}
