//! Replaces a file as a whole: whatever happens, it has the old content or the new, and success means that it is on the disk.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::read;
use super::system::{self, Rights};
use super::target::Target;
use crate::paths::TEAM_FOLDER;

/// What happens to the file that is replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Previous {
    Backup,
    Forget,
}

/// Whether the file was replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replaced {
    Yes,
    /// Another process changed it first.
    No,
}

/// What lies beside a team's file for one computer only, as patterns of git: the lock, the backup and temporary files; and what is
/// remembered where there is no home. A secret that was deleted from a note must not live on in a backup that is committed.
pub const FOR_ONE_COMPUTER: [&str; 2] = [".progress.toml.*", ".hie-onboard-state/"];

/// What earlier versions wrote instead: with it git leaves out `.gitattributes` too, which everybody needs.
pub const FORMERLY_IGNORED: &str = "# The lock, the backup and this file are for one computer only.\n.*\n";

/// The largest `.gitignore` that is compared with that, in bytes.
const MAX_IGNORED: u64 = 1024;

/// More replaced files than anybody ever keeps.
const MAX_REPLACED: u32 = 1_000;

/// Writes `bytes` to the file at `path`, replacing an existing one; missing directories are created.
///
/// # Errors
/// When it cannot be written and flushed; an existing file is then unchanged.
pub fn write(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), StoreError> {
    let target = Target::prepare(path, rights)?;
    replace(&target, &target.own_temporary(), bytes, Previous::Forget, || true).map(|_| ())
}

/// The same without waiting for the disk, for what may be lost: after a power cut the file may be empty or as it was before.
pub(super) fn write_in_passing(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), StoreError> {
    let target = Target::prepare(path, rights)?;
    let temporary = target.own_temporary();
    let written = put(&target, &temporary, bytes).and_then(|_| system::rename(&temporary, target.path()));
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be written", reason };
    written.inspect_err(|_| system::remove(&temporary)).map_err(refused)
}

/// Writes `bytes` to a new file at `path`; missing directories are created.
///
/// # Errors
/// When the file exists, which is then left alone, or when it cannot be written and flushed.
pub fn write_new(path: &Path, bytes: &[u8], rights: Rights) -> Result<(), StoreError> {
    let target = Target::prepare(path, rights)?;
    let temporary = target.own_temporary();
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be written", reason };
    // Linking fails if the file exists; renaming would replace it.
    let written = fill(&target, &temporary, bytes).and_then(|()| match system::link(&temporary, target.path()) {
        Err(reason) if reason.kind() != ErrorKind::AlreadyExists => write_in_place(&target, bytes),
        linked => linked,
    });
    system::remove(&temporary);
    written.map_err(refused)?;
    flush_directory(&target)
}

/// For file systems without links, as on most memory sticks: creates the file first, and removes it if writing fails.
fn write_in_place(target: &Target, bytes: &[u8]) -> io::Result<()> {
    let mut file = system::create_new(target.path(), target.rights())?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    written.inspect_err(|_| system::remove(target.path()))
}

/// Writes `bytes` to the file `temporary` and renames it to the target, if `is_ours` just before.
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

/// Flushes the existing file: another process may have written it, and not flushed it yet.
pub(super) fn flush(target: &Target) -> Result<(), StoreError> {
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be flushed to the disk", reason };
    system::sync(target.path()).map_err(refused)?;
    flush_directory(target)
}

/// Keeps the lock and the backup of a team's file out of its repository: the backup may hold what was taken out of the file.
///
/// Where that is not possible, a save is worth more.
pub(super) fn hide_from_git(target: &Target) {
    if target.rights() == Rights::Shared && target.directory().ends_with(TEAM_FOLDER) {
        let path = target.directory().join(".gitignore");
        let ignored = ignored(target);
        if let Ok(mut file) = system::create_new(&path, Rights::Shared) {
            if file.write_all(ignored.as_bytes()).is_err() {
                system::remove(&path);
            }
        } else if read::read(&path, MAX_IGNORED).is_ok_and(|text| text == FORMERLY_IGNORED) {
            let _ = write(&path, ignored.as_bytes(), Rights::Shared);
        }
    }
}

/// The lines of a `.gitignore`: a file with a name of its own has neighbours with that name.
fn ignored(target: &Target) -> String {
    let mut lines: Vec<String> = FOR_ONE_COMPUTER.map(str::to_owned).into();
    let own = target.ignored_neighbours();
    if !lines.contains(&own) {
        lines.push(own);
    }
    format!("{}\n", lines.join("\n"))
}

/// Gives the existing file a second name, which is returned.
pub(super) fn preserve_existing(target: &Target) -> Result<Option<PathBuf>, StoreError> {
    for number in 1..=MAX_REPLACED {
        let aside = target.replaced(number);
        match system::link(target.path(), &aside) {
            Ok(()) => return Ok(Some(aside)),
            Err(reason) if reason.kind() == ErrorKind::AlreadyExists => {}
            Err(reason) if reason.kind() == ErrorKind::NotFound => return Ok(None),
            Err(reason) => return Err(StoreError::System { path: aside, action: "cannot be created", reason }),
        }
    }
    let reason = ErrorKind::AlreadyExists.into();
    Err(StoreError::System { path: target.replaced(MAX_REPLACED), action: "cannot be created", reason })
}

/// After an error the file is not synced again: the kernel may report success for data that it has dropped.
fn fill(target: &Target, temporary: &Path, bytes: &[u8]) -> io::Result<()> {
    put(target, temporary, bytes)?.sync_all()
}

fn put(target: &Target, temporary: &Path, bytes: &[u8]) -> io::Result<File> {
    // The new file must not be readable by anybody who may not read the existing one.
    let rights = if system::is_there(target.path()) { Rights::Private } else { target.rights() };
    let mut file = create(temporary, rights)?;
    system::adopt_rights(&file, target.path());
    file.write_all(bytes)?;
    Ok(file)
}

/// Always a new file: one that a crash left behind is not reused, and a planted link is not followed.
fn create(temporary: &Path, rights: Rights) -> io::Result<File> {
    system::remove(temporary);
    system::create_new(temporary, rights)
}

/// The backup is renamed only after the new file, so that a failure leaves both unchanged.
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
