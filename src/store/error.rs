//! Why a file could not be read or written, in sentences: which file, what is wrong and where, and what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::document::Position;
use crate::progress::{ProgressError, counted};
use crate::settings::SettingsError;
use crate::text::{clean_line, shorten, shown_path as shown};

/// A parser may quote what it found, and that can be the whole file.
const LONGEST_REASON: usize = 500;

/// Why a file could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It is there, but what it holds cannot be used; such a file is never overwritten.
    #[error("{}: {}. It was left as it is{}{}", shown(path), sentence(reason), remedy(reason), offer(backup.as_deref()))]
    Content {
        /// The file.
        path: PathBuf,
        /// What is wrong with it, and where.
        reason: Unusable,
        /// The file before its last save, where that can be used.
        backup: Option<PathBuf>,
    },
    /// The system refused.
    #[error("{}: {action}: {}. {}", shown(path), sentence(reason), advice(reason.kind()))]
    System {
        /// The file.
        path: PathBuf,
        /// What failed.
        action: &'static str,
        /// What the system says.
        reason: io::Error,
    },
    /// There is a lock, but it cannot be had, so nothing may be written.
    #[error(
        "{}: the lock of {} cannot be opened: {}. Give it the owner and the rights of that file, or remove it while nobody is saving",
        shown(lock),
        shown(path),
        sentence(reason)
    )]
    Lock {
        path: PathBuf,
        lock: PathBuf,
        /// What the system says.
        reason: io::Error,
    },
    /// The file was there before.
    #[error("{}: the file is gone; it had {} with progress. Bring it back; or try again to save, and everything is written back", shown(path), counted(*before, "item"))]
    Gone {
        path: PathBuf,
        /// How many items it had something about.
        before: usize,
    },
    /// The file held far more before.
    #[error("{}: the file suddenly has {} with progress instead of {before}. Look at it; or try again to save, and everything is written back", shown(path), counted(*now, "item"))]
    FarLess {
        path: PathBuf,
        /// How many items it has something about.
        now: usize,
        /// How many it had.
        before: usize,
    },
    /// Another process held the lock too long.
    #[error("{}: another program has been writing it for more than 5 seconds. Try again, or end that program", shown(path))]
    Locked {
        /// The file.
        path: PathBuf,
    },
}

/// What is wrong with a file that is there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// Not progress, or not for this program or guide.
    #[error(transparent)]
    Progress(#[from] ProgressError),
    /// Not settings.
    #[error(transparent)]
    Settings(#[from] SettingsError),
    /// Not text.
    #[error("{0}: it is not UTF-8 text: save it as UTF-8 again, or choose another file")]
    Encoding(Position),
    /// More than is ever read or written.
    #[error("it is larger than {} KiB: shorten it, or choose another file", limit / 1024)]
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// A directory, a pipe, a device.
    #[error("it is {0}, not a file: choose another name")]
    NotAFile(&'static str),
    /// A link to nothing.
    #[error("it is a link to {}, which does not exist: create that file, or remove the link", shown(.0))]
    DanglingLink(PathBuf),
    /// What the program remembers for itself was damaged.
    #[error("it is damaged: {0}")]
    Memory(String),
    /// Years that TOML cannot write.
    #[error("a date lies outside the years 1 to 9999, which the file cannot hold: check the clock of this computer")]
    Date,
    /// What would be written does not read back as it was meant.
    #[error("the change cannot be written down faithfully: this is a mistake in hie-onboard, please report it")]
    Unfaithful,
}

impl StoreError {
    /// Whether there is a backup that could take the file's place.
    pub fn has_backup(&self) -> bool {
        matches!(self, Self::Content { backup: Some(_), .. })
    }

    /// Whether what was read before is no longer there.
    pub fn is_loss(&self) -> bool {
        matches!(self, Self::Gone { .. } | Self::FarLess { .. })
    }
}

fn sentence(reason: &dyn std::error::Error) -> String {
    shorten(&clean_line(&reason.to_string()), LONGEST_REASON).into_owned()
}

/// What to do about what only a person can put right; the other reasons say it themselves.
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
        ErrorKind::PermissionDenied => "Check who may write the file and its folder, or choose another file",
        ErrorKind::ReadOnlyFilesystem => "Nothing can be written on this file system: choose another file",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "Free some space, then try again",
        ErrorKind::FileTooLarge => "Raise the limit on the size of files (ulimit -f), then try again",
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => {
            "If the file itself is mounted, as into a container, mount the folder instead"
        }
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "Something else has its name: move that away, or choose another file"
        }
        ErrorKind::InvalidFilename => "Choose a shorter name",
        _ => "Try again; if it stays, check the disk or choose another file",
    }
}
