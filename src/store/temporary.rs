//! Temporary folders, which are removed when the program ends.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::StoreError;
use super::system;

/// How often to remove a folder into which files keep coming.
const MOST_TRIES: usize = 100;

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
        Self::noted(|| system::temporary_folder("hie-onboard-")).map_err(refused)
    }

    /// A hidden folder beside `path`, open to whom new folders are; the folders above are created.
    pub(super) fn beside(path: &Path) -> Result<Self, StoreError> {
        let refused = |reason| StoreError::System { path: path.to_owned(), action: "nothing can be created beside it", reason };
        Self::noted(|| system::temporary_folder_beside(path)).map_err(refused)
    }

    /// Whoever removes all folders waits until a new one is noted.
    fn noted(make: impl FnOnce() -> io::Result<tempfile::TempDir>) -> io::Result<Self> {
        let mut folders = FOLDERS.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = make()?;
        folders.push(folder.path().to_owned());
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }
}

/// Removes every temporary folder now: a signal is about to end the program.
pub fn remove_temporary_folders() {
    for folder in FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let remove = || {
            system::remove_folder(&folder);
            !system::is_there(&folder)
        };
        // Somebody may still write into it.
        let _ = (0..MOST_TRIES).any(|_| remove());
    }
}
