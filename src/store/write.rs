//! Replacing a file as a whole: whatever happens, the old content or the new is there, and success means it is on the disk.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::system::{self, Rights};
use super::target::Target;

/// What becomes of the file that is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Previous {
    /// It becomes the backup.
    Backup,
    /// Nothing refers to it any more.
    Forget,
}

/// Whether the file was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replaced {
    Yes,
    /// Somebody else changed it first.
    No,
}

/// More files than anybody sets aside by hand.
const MOST_ASIDE: u32 = 1_000;

/// Writes `bytes` to the file at `path`, replacing what is there; missing directories are created.
///
/// # Errors
/// When it could not be written and flushed; what was there before is then still there.
pub fn write(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), StoreError> {
    let target = Target::prepare(path, rights)?;
    replace(&target, &target.own_temporary(), bytes, Previous::Forget, || true).map(|_| ())
}

/// Writes `bytes` to a new file at `path`; missing directories are created.
///
/// # Errors
/// When there is something already, which is left alone, or when it could not be written and flushed.
pub fn write_new(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), StoreError> {
    let target = Target::prepare(path, rights)?;
    let temporary = target.own_temporary();
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
    let mut file = system::create_new(target.path(), target.rights())?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| system::remove(target.path()))
}

/// Writes `bytes` to the file `temporary` and puts that in the place of the target, if `is_ours` just before.
pub(super) fn replace(
    target: &Target,
    temporary: &Path,
    bytes: &[u8],
    previous: Previous,
    is_ours: impl Fn() -> bool,
) -> Result<Replaced, StoreError> {
    let refused = |reason: io::Error| {
        let path = if reason.kind() == ErrorKind::AlreadyExists { temporary } else { target.path() };
        StoreError::System { path: path.to_owned(), action: "cannot be written", reason }
    };
    let written = fill(target, temporary, bytes).and_then(|()| exchange(target, temporary, previous, is_ours));
    let replaced = written.inspect_err(|_| system::remove(temporary)).map_err(refused)?;
    flush_directory(target).map(|()| replaced)
}

/// Flushes what is already there: it may be somebody else's, and not on the disk yet.
pub(super) fn flush(target: &Target) -> Result<(), StoreError> {
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be flushed to the disk", reason };
    system::sync(target.path()).map_err(refused)?;
    flush_directory(target)
}

/// Gives the file that is there a second name, which is returned.
pub(super) fn preserve_existing(target: &Target) -> Result<Option<PathBuf>, StoreError> {
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
    // What a file that is there keeps from others is not shown to them meanwhile.
    let rights = if system::is_there(target.path()) { Rights::Private } else { target.rights() };
    let mut file = create(temporary, rights)?;
    system::adopt_rights(&file, target.path());
    file.write_all(bytes)?;
    file.sync_all()
}

/// A new file in any case: one that a crash left behind, or a link that somebody put there, is not written through.
fn create(temporary: &Path, rights: Rights) -> io::Result<File> {
    system::remove(temporary);
    system::create_new(temporary, rights)
}

/// The backup only takes its name after the new file has taken its own, so that a failure leaves both as they were.
fn exchange(target: &Target, temporary: &Path, previous: Previous, is_ours: impl Fn() -> bool) -> io::Result<Replaced> {
    let next_backup = target.next_backup();
    system::remove(&next_backup);
    // Not every file system has links, and a save is worth more than its backup.
    let linked = previous == Previous::Backup && system::link(target.path(), &next_backup).is_ok();
    let renamed = if is_ours() { system::rename(temporary, target.path()).map(|()| Replaced::Yes) } else { Ok(Replaced::No) };
    let is_replaced = matches!(renamed, Ok(Replaced::Yes));
    if linked && (!is_replaced || system::rename(&next_backup, &target.backup()).is_err()) {
        system::remove(&next_backup);
    }
    if !is_replaced {
        system::remove(temporary);
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
