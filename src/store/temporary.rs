//! Temporary folders, which are removed when the program ends.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::StoreError;
use super::system;

/// Existing folders, for an end of the program that drops nothing.
static FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A private folder among the temporary files of the system; dropping it removes it with everything in it.
#[derive(Debug)]
pub struct Temporary(tempfile::TempDir);

impl Temporary {
    /// # Errors
    /// When the system cannot create it.
    pub fn new() -> Result<Self, StoreError> {
        let refused =
            |reason| StoreError::System { path: PathBuf::from("a temporary folder"), action: "cannot be created", reason };
        system::temporary_folder("hie-onboard-").map(Self::noted).map_err(refused)
    }

    /// A hidden folder beside `path`, open to whom new folders are; the folders above are created.
    pub(super) fn beside(path: &Path) -> Result<Self, StoreError> {
        let refused = |reason| StoreError::System { path: path.to_owned(), action: "nothing can be created beside it", reason };
        system::temporary_folder_beside(path).map(Self::noted).map_err(refused)
    }

    fn noted(folder: tempfile::TempDir) -> Self {
        FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).push(folder.path().to_owned());
        Self(folder)
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Removes every temporary folder now: a signal is about to end the program.
pub fn remove_temporary_folders() {
    for folder in FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        system::remove_folder(&folder);
    }
}
