//! Why something with git failed, one sentence each.

use std::path::PathBuf;

use crate::git::GitError;
use crate::progress::ProgressError;
use crate::store::StoreError;
use crate::text::shown_path;

#[derive(Debug, thiserror::Error)]
pub enum TeamError {
    #[error(transparent)]
    Git(#[from] GitError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Without a side there is nothing to merge.
    #[error(
        "{}: git's version `{side}` cannot be merged: {reason}. The file was not changed: choose a side with git checkout --ours or --theirs",
        shown_path(path)
    )]
    Side { path: PathBuf, side: &'static str, reason: ProgressError },
    /// The file has conflict markers, but the merge is over.
    #[error("{}: git no longer has the versions of this merge: `git checkout --merge` and its name bring them back; then try again", shown_path(.0))]
    NoVersions(PathBuf),
    /// A content that is missing, far too large, or no progress.
    #[error("{}: git's version of it cannot be read: it is missing in this clone, too large, or damaged", shown_path(.0))]
    NoContent(PathBuf),
}
