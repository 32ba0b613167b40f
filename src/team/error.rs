//! Why something with git failed, one sentence each.

use std::path::PathBuf;

use crate::git::GitError;
use crate::progress::ProgressError;
use crate::store::StoreError;
use crate::text::{clean_line, shown_path};

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
    /// Progress through one guide says nothing about the items of another.
    #[error(
        "ours is progress through the guide `{}`, theirs through `{}`: choose one of them",
        clean_line(ours),
        clean_line(theirs)
    )]
    Guides { ours: String, theirs: String },
    /// The file has conflict markers, and git has no merge of it that could be brought back.
    #[error(
        "{}: line {line} has the marker of a conflict (<<<<<<<), but git has no unfinished merge of this file: edit it there, keep what is right and remove the markers{}",
        shown_path(path),
        whole.as_ref().map_or_else(String::new, |whole| format!("; {whole}"))
    )]
    Marked { path: PathBuf, line: usize, whole: Option<Whole> },
    /// The file has conflict markers, and was added to the index too early.
    #[error("{}: git no longer has the versions of this merge: `git checkout --merge` and its name bring them back; then try again", shown_path(.0))]
    NoVersions(PathBuf),
    /// A content that is missing, far too large, or no text.
    #[error("{}: git's version of it cannot be read: it is missing in this clone, too large, or damaged", shown_path(.0))]
    NoContent(PathBuf),
    /// A content that is no progress through the guide.
    #[error("{}: git's version of it cannot be read: {reason}. Choose another commit or date", shown_path(path))]
    Version { path: PathBuf, reason: ProgressError },
}

/// Where the file is without conflict markers.
#[derive(Debug, thiserror::Error)]
pub enum Whole {
    #[error("its backup from before the last save is {}", shown_path(.0))]
    Backup(PathBuf),
    /// The id of a commit, and the file from the root of the repository.
    #[error("the last commit without them is {commit}: `git show {commit}:{}`", shown_path(file))]
    Commit { commit: String, file: PathBuf },
}
