//! A folder that is gone when the program ends.

use std::path::{Path, PathBuf};

use super::StoreError;

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
        tempfile::Builder::new().prefix("hie-onboard-").tempdir().map(Self).map_err(refused)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }
}
