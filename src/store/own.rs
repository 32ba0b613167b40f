//! What the program keeps for itself, under any name: a report must never replace it.

use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::progress_file::Store;
use super::target::{is_same_file, is_within};

#[derive(Debug, Clone)]
pub struct OwnFiles {
    pub progress: Store,
    /// The file of the guide, if it is not the built-in one.
    pub guide: Option<PathBuf>,
    /// `None` without a home.
    pub settings: Option<PathBuf>,
    /// The directory of what is remembered about the progress.
    pub state: PathBuf,
}

impl OwnFiles {
    /// # Errors
    /// When the program itself keeps something at `path`.
    pub fn spare(&self, path: &Path) -> Result<(), StoreError> {
        let is = |own: Option<&Path>| own.is_some_and(|own| is_same_file(own, path));
        let purpose = match () {
            () if self.progress.owns(path) => "the progress",
            () if is(self.guide.as_deref()) => "the guide",
            () if is(self.settings.as_deref()) => "the settings",
            () if is_within(path, &self.state) => "the undo history and drafts",
            () => return Ok(()),
        };
        Err(StoreError::Own { path: path.to_owned(), purpose })
    }
}
