//! Errors of the interface, in sentences.

use std::io;

use crate::store::StoreError;
use crate::text::shown_path;

#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// The interface ended with unsaved changes.
    #[error("not saved: {count} of your changes. {reason}")]
    Unsaved { count: usize, reason: String },
    #[error("not saved: {count} of your changes. They are kept, and offered at the next start. {reason}")]
    Kept { count: usize, reason: String },
    /// The interface ended with everything saved in another file.
    #[error(
        "{}: everything is saved here, including {count} of your changes that could not be saved in the progress file",
        shown_path(path)
    )]
    Elsewhere { count: usize, path: std::path::PathBuf },
    #[error("the text you were typing is lost: {0}")]
    Draft(StoreError),
    /// The progress file could never be read.
    #[error("{0}")]
    Unreadable(String),
}

impl ShellError {
    /// The same where unsaved changes are kept for the next start.
    #[must_use]
    pub fn with_changes_kept(self) -> Self {
        match self {
            Self::Unsaved { count, reason } => Self::Kept { count, reason },
            other => other,
        }
    }
}
