//! Replacing a file as a whole: whatever happens, the old content or the new is there, and success means it is on the disk.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::target::Target;
use super::{StoreError, system};

/// What becomes of the file that is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Previous {
    /// It becomes the backup.
    Backup,
    /// Nothing refers to it any more.
    Forget,
}

/// More files than anybody sets aside by hand.
const MOST_ASIDE: u32 = 1_000;

/// Writes `bytes` to the file at `path`, replacing what is there; missing directories are created.
///
/// # Errors
/// When it could not be written and flushed; what was there before is then still there.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = Target::prepare(path)?;
    replace(&target, &target.temporary(None), bytes, Previous::Forget)
}

/// Writes `bytes` to a new file at `path`; missing directories are created.
///
/// # Errors
/// When there is something already, which is left alone, or when it could not be written and flushed.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let target = Target::prepare(path)?;
    let temporary = target.temporary(None);
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be written", reason };
    // A second name is only given where there is no first; renaming would replace what is there.
    let written = fill(&target, &temporary, bytes).and_then(|()| match system::link(&temporary, target.path()) {
        Err(reason) if reason.kind() != ErrorKind::AlreadyExists => write_in_place(&target, bytes),
        linked => linked,
    });
    system::remove(&temporary);
    written.map_err(refused)?;
    flush_directory(&target)
}

/// Where there are no links, as on most memory sticks: the name is taken first, and given up when writing fails.
fn write_in_place(target: &Target, bytes: &[u8]) -> io::Result<()> {
    let mut file = system::create_new(target.path())?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| system::remove(target.path()))
}

/// Writes `bytes` to the file `temporary` and puts that in the place of the target.
pub(super) fn replace(target: &Target, temporary: &Path, bytes: &[u8], previous: Previous) -> Result<(), StoreError> {
    let refused = |reason: io::Error| {
        let path = if reason.kind() == ErrorKind::AlreadyExists { temporary } else { target.path() };
        StoreError::System { path: path.to_owned(), action: "cannot be written", reason }
    };
    let written = fill(target, temporary, bytes).and_then(|()| exchange(target, temporary, previous));
    written.inspect_err(|_| system::remove(temporary)).map_err(refused)?;
    flush_directory(target)
}

/// Flushes what is already there: it may be somebody else's, and not on the disk yet.
pub(super) fn settle(target: &Target) -> Result<(), StoreError> {
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be flushed to the disk", reason };
    system::sync(target.path()).map_err(refused)?;
    flush_directory(target)
}

/// Gives the file that is there a second name, which is returned.
pub(super) fn keep_aside(target: &Target) -> Result<Option<PathBuf>, StoreError> {
    for number in 1..=MOST_ASIDE {
        let aside = target.aside(number);
        match system::link(target.path(), &aside) {
            Ok(()) => return Ok(Some(aside)),
            Err(reason) if reason.kind() == ErrorKind::AlreadyExists => {}
            Err(reason) if reason.kind() == ErrorKind::NotFound => return Ok(None),
            Err(reason) => return Err(StoreError::System { path: aside, action: "cannot be created", reason }),
        }
    }
    let reason = ErrorKind::AlreadyExists.into();
    Err(StoreError::System { path: target.aside(MOST_ASIDE), action: "cannot be created", reason })
}

/// After an error the descriptor is not synced again: the kernel may then report success for data that it has dropped.
fn fill(target: &Target, temporary: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create(temporary)?;
    system::adopt_rights(&file, target.path());
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new file in any case: one that a crash left behind, or a link that somebody put there, is not written through.
fn create(temporary: &Path) -> io::Result<File> {
    system::remove(temporary);
    system::create_new(temporary)
}

/// The backup only takes its name after the new file has taken its own, so that a failure leaves both as they were.
fn exchange(target: &Target, temporary: &Path, previous: Previous) -> io::Result<()> {
    let next_backup = target.next_backup();
    system::remove(&next_backup);
    // Not every file system has links, and a save is worth more than its backup.
    let linked = previous == Previous::Backup && system::link(target.path(), &next_backup).is_ok();
    let renamed = system::rename(temporary, target.path());
    if linked && (renamed.is_err() || system::rename(&next_backup, &target.backup()).is_err()) {
        system::remove(&next_backup);
    }
    renamed
}

fn flush_directory(target: &Target) -> Result<(), StoreError> {
    system::sync_directory(target.directory()).map_err(|reason| StoreError::System {
        path: target.path().to_owned(),
        action: "its folder cannot be flushed to the disk",
        reason,
    })
}
