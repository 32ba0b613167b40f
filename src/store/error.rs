//! Errors of files, in sentences: which file, what is wrong and where, and what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::document::Position;
use crate::progress::{ProgressError, counted};
use crate::settings::SettingsError;
use crate::text::{clean_line, shorten, shown_path as shown};

/// A parser may quote its input, which can be the whole file.
const LONGEST_REASON: usize = 500;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It exists, but its content cannot be used; such a file is never overwritten.
    #[error("{}: {}. It was not changed{}{}", shown(path), sentence(reason), remedy(reason), offer(backup.as_deref()))]
    Content {
        path: PathBuf,
        reason: Unusable,
        /// The file before its last save, if that can be used.
        backup: Option<PathBuf>,
    },
    /// The system reported an error.
    #[error("{}: {action}: {}. {}", shown(path), sentence(reason), advice(reason.kind()))]
    System { path: PathBuf, action: &'static str, reason: io::Error },
    /// The lock exists but cannot be opened, so nothing may be written.
    #[error(
        "{}: the lock of {} cannot be opened: {}. Give it the owner and the permissions of that file, or remove it while nobody is saving",
        shown(lock),
        shown(path),
        sentence(reason)
    )]
    Lock { path: PathBuf, lock: PathBuf, reason: io::Error },
    /// The file existed when it was last read.
    #[error("{}: the file is gone; it had {} with progress. Bring it back; or try again to save, and everything is written back", shown(path), counted(*before, "item"))]
    Gone {
        path: PathBuf,
        /// How many items had progress.
        before: usize,
    },
    /// The file held far more when it was last read.
    #[error("{}: the file suddenly has {} with progress instead of {before}. Look at it; or try again to save, and everything is written back", shown(path), counted(*now, "item"))]
    FarLess { path: PathBuf, now: usize, before: usize },
    /// A report would get a name under which the program keeps something of its own.
    #[error("{} holds {purpose}: choose another name for the report", shown(path))]
    Own { path: PathBuf, purpose: &'static str },
    /// A new folder would become part of another that others rely on.
    #[error("{} is in {}, which is {what}: choose a folder outside of it", shown(path), shown(folder))]
    Within { path: PathBuf, folder: PathBuf, what: String },
    /// Another process held the lock too long.
    #[error("{}: another program has been writing it for more than 5 seconds. Try again, or close that program", shown(path))]
    Locked { path: PathBuf },
}

/// What is wrong with the content of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    #[error(transparent)]
    Progress(#[from] ProgressError),
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error("{0}: it is not UTF-8 text: save it as UTF-8 again, or choose another file")]
    Encoding(Position),
    #[error("it is larger than {} KiB: shorten it, or choose another file", limit / 1024)]
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// A directory, a pipe, a device.
    #[error("it is {0}, not a file: choose another name")]
    NotAFile(&'static str),
    #[error("it is a link to {}, which does not exist: create that file, or remove the link", shown(.0))]
    DanglingLink(PathBuf),
    #[error("it is damaged: {0}")]
    Memory(String),
    /// TOML cannot write other years.
    #[error("a date is outside the years 1 to 9999, which the file cannot hold: check the clock of this computer")]
    Date,
    /// Reading it back would give something else.
    #[error("the change cannot be saved without loss: this is a bug in hie-onboard, please report it")]
    Unfaithful,
}

impl StoreError {
    /// The content of the file at `path` cannot be used, and nothing is known of a backup.
    pub fn unusable(path: &Path, reason: impl Into<Unusable>) -> Self {
        Self::Content { path: path.to_owned(), reason: reason.into(), backup: None }
    }

    pub fn has_backup(&self) -> bool {
        matches!(self, Self::Content { backup: Some(_), .. })
    }

    /// Whether something else has the name of a new file.
    pub fn is_taken(&self) -> bool {
        matches!(self, Self::System { reason, .. } if reason.kind() == ErrorKind::AlreadyExists)
    }

    /// The file in which an unfinished merge left its marks.
    pub fn conflicted(&self) -> Option<&Path> {
        match self {
            Self::Content { path, reason: Unusable::Progress(ProgressError::Conflict { .. }), .. } => Some(path),
            _ => None,
        }
    }

    /// Whether the file lost what was read before.
    pub fn is_loss(&self) -> bool {
        matches!(self, Self::Gone { .. } | Self::FarLess { .. })
    }
}

fn sentence(reason: &dyn std::error::Error) -> String {
    shorten(&clean_line(&reason.to_string()), LONGEST_REASON).into_owned()
}

/// What to do about mistakes that only a person can correct; the other reasons say it themselves.
fn remedy(reason: &Unusable) -> &'static str {
    match reason {
        Unusable::Progress(ProgressError::Syntax { .. }) | Unusable::Settings(_) => ": correct it there",
        Unusable::Memory(_) => "; the next change starts it anew",
        _ => "",
    }
}

fn offer(backup: Option<&Path>) -> String {
    backup.map_or_else(String::new, |backup| format!("; its backup from before the last save is {}", shown(backup)))
}

fn advice(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "Check the name",
        ErrorKind::PermissionDenied => "Check the permissions of the file and its folder, or choose another file",
        ErrorKind::ReadOnlyFilesystem => "Nothing can be written on this file system: choose another file",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Free some space, then try again",
        ErrorKind::FileTooLarge => "Raise the limit on the size of files (ulimit -f), then try again",
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "If the file itself is mounted, as into a container, mount the folder instead"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "Something else has that name: move it away, or choose another file"
        }
        ErrorKind::InvalidFilename => "Choose a shorter name",
        _ => "Try again; if that does not help, check the disk or choose another file",
    }
}
