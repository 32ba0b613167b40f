//! A folder that is gone when the program ends.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::error::StoreError;
use super::system;

/// Those that are there, for an end that drops nothing.
static FOLDERS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A folder of one's own among the system's temporary files; dropping it removes it with all that is in it.
#[derive(Debug)]
pub struct Temporary(tempfile::TempDir);

impl Temporary {
    /// A new one.
    ///
    /// # Errors
    /// When the system has no room for it.
    pub fn new() -> Result<Self, StoreError> {
        let refused = |reason| StoreError::System { path: PathBuf::from("a temporary folder"), action: "cannot be made", reason };
        let folder = system::temporary_folder("hie-onboard-").map_err(refused)?;
        FOLDERS.lock().unwrap_or_else(PoisonError::into_inner).push(folder.path().to_owned());
        Ok(Self(folder))
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
