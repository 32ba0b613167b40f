//! Why the interface failed, in sentences.

use std::io;

use crate::store::StoreError;
use crate::text::shown_path;

/// Why the interface failed.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// The terminal refused.
    #[error("the terminal cannot be used: {0}")]
    Terminal(#[from] io::Error),
    /// It ended while changes were not in the file.
    #[error("not saved: {count} of your changes. {reason}")]
    Unsaved {
        /// How many changes.
        count: usize,
        /// Why, and what to do.
        reason: String,
    },
    /// It ended with everything in another file.
    #[error(
        "{}: it holds everything, with the {count} of your changes that could not be saved in their own file",
        shown_path(path)
    )]
    Elsewhere {
        /// How many changes.
        count: usize,
        /// The other file.
        path: std::path::PathBuf,
    },
    /// What was being written could not be kept.
    #[error("what you were writing is lost: {0}")]
    Draft(StoreError),
    /// The progress file could not be read all the while.
    #[error("{0}")]
    Unreadable(String),
}
