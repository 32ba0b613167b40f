//! Why git cannot be used, one sentence each: what happened, and what to do.

use std::path::PathBuf;

use crate::text::{clean_line, shown_path};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GitError {
    #[error("git cannot be started: install it, or add it to PATH")]
    Missing,
    #[error("{} is not in a git repository: `git init` there creates one", shown_path(.0))]
    NoRepository(PathBuf),
    #[error("{} is in a bare git repository, which has no files to work with: clone it", shown_path(.0))]
    Bare(PathBuf),
    /// `safe.directory`.
    #[error("git does not trust the repository of {folder}, because it belongs to another user: `git config --global --add safe.directory {folder}` allows it", folder = shown_path(.0))]
    Foreign(PathBuf),
    #[error("git knows no revision `{}`: give a commit, a branch, a tag, a date like 2027-01-31, or 7d for seven days ago", clean_line(.0))]
    Revision(String),
    #[error("nothing is committed yet in this repository: commit the progress file first")]
    NothingCommitted,
    #[error("git {command} failed: {reason}")]
    Failed { command: String, reason: String },
}
