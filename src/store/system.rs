//! Single system calls, and how operating systems differ in them; it decides nothing.
#![expect(clippy::disallowed_methods, reason = "files are only touched in the store, and this is its lowest part")]

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

mod folder;

pub(super) use folder::{
    is_empty_folder, make_directory, make_folder_in, names, remove_folder, replace_empty_folder, sync_directory,
    temporary_folder, temporary_folder_beside,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OpenMode {
    Read,
    /// To replace it: a write-protected file is then refused.
    Change,
}

/// Who may use a new file or folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rights {
    /// Only its owner.
    Private,
    /// Everyone whom the umask and the folder allow.
    Shared,
}

#[cfg(unix)]
impl Rights {
    fn of_file(self) -> u32 {
        if self == Self::Private { 0o600 } else { 0o666 }
    }

    fn of_folder(self) -> u32 {
        if self == Self::Private { 0o700 } else { 0o777 }
    }
}

/// How long to wait before each retry of a rename: on Windows, virus scanners and indexers hold files open for a moment.
const RENAME_PAUSES: &[u64] = if cfg!(windows) { &[10, 25, 50, 100, 200] } else { &[] };

/// Opens the file without waiting for the writer of a pipe, and without taking over a terminal.
pub(super) fn open(path: &Path, mode: OpenMode) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(mode == OpenMode::Change);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options.open(path)
}

/// Opens the pipe at `path` for reading, if it is one; it waits for whoever writes.
#[cfg(unix)]
pub(super) fn open_pipe(path: &Path) -> Option<io::Result<File>> {
    use std::os::unix::fs::FileTypeExt;
    let is_pipe = fs::metadata(path).is_ok_and(|metadata| metadata.file_type().is_fifo());
    is_pipe.then(|| File::open(path))
}

/// Elsewhere pipes have no names in the file system.
#[cfg(not(unix))]
pub(super) fn open_pipe(_path: &Path) -> Option<io::Result<File>> {
    None
}

/// Creates the file; it must not exist, not even as a link.
pub(super) fn create_new(path: &Path, rights: Rights) -> io::Result<File> {
    new_file(rights).write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn new_file(rights: Rights) -> OpenOptions {
    let mut options = OpenOptions::new();
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, rights.of_file());
    options
}

#[cfg(not(unix))]
fn new_file(_: Rights) -> OpenOptions {
    OpenOptions::new()
}

pub(super) fn open_lock(lock: &Path) -> io::Result<File> {
    no_follow(&mut OpenOptions::new()).read(true).write(true).open(lock)
}

/// Opens the lock of the file at `path`, and creates it if necessary: everyone who may write the file must be able to lock it.
pub(super) fn make_lock(lock: &Path, path: &Path, rights: Rights) -> io::Result<File> {
    let file = no_follow(&mut new_file(rights)).read(true).write(true).create(true).truncate(false).open(lock)?;
    adopt_rights(&file, path);
    keep_usable(&file);
    Ok(file)
}

/// Keeps the lock writable for its owner when the file is write-protected only for a while.
#[cfg(unix)]
fn keep_usable(lock: &File) {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    let Ok(metadata) = lock.metadata() else { return };
    let (mode, usable) = (metadata.mode(), metadata.mode() | Rights::Private.of_file());
    if metadata.nlink() == 1 && mode != usable {
        let _ = lock.set_permissions(fs::Permissions::from_mode(usable));
    }
}

#[cfg(not(unix))]
fn keep_usable(_: &File) {}

/// Does not follow a link that somebody planted.
fn no_follow(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits().cast_signed());
    }
    options
}

/// Whether `path` exists, even as a dangling link.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether `path` is a folder, behind links too.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// The content of the file at `path`, if it can be read; only for files of a few bytes.
pub(super) fn content(path: &Path) -> Option<Vec<u8>> {
    fs::read(path).ok()
}

/// Creates the file with this content; it must not exist.
pub(super) fn write_new(path: &Path, bytes: &[u8], rights: Rights) -> io::Result<()> {
    create_new(path, rights)?.write_all(bytes)
}

/// Gives `file` the owner and permissions of the file at `path`, as far as that is allowed.
#[cfg(unix)]
pub(super) fn adopt_rights(file: &File, path: &Path) {
    use std::os::unix::fs::MetadataExt;
    let (Ok(wanted), Ok(found)) = (fs::metadata(path), file.metadata()) else { return };
    // With a second name it is somebody else's file, planted here so that its permissions change.
    if found.nlink() != 1 {
        return;
    }
    // Changing the owner clears permissions, so it comes first. Only root may change the owner, but everybody may change the
    // group to another of their own, which is how a team shares its file: so these are two calls.
    if wanted.gid() != found.gid() {
        let _ = std::os::unix::fs::fchown(file, None, Some(wanted.gid()));
    }
    if wanted.uid() != found.uid() {
        let _ = std::os::unix::fs::fchown(file, Some(wanted.uid()), None);
    }
    if wanted.mode() != found.mode() {
        let _ = file.set_permissions(wanted.permissions());
    }
}

/// On Windows a new file inherits its permissions from the directory.
#[cfg(not(unix))]
pub(super) fn adopt_rights(_file: &File, _path: &Path) {}

/// What is at `path`, if it is not a regular file.
pub(super) fn other_kind_at(path: &Path) -> Option<&'static str> {
    other_kind(&fs::metadata(path).ok()?)
}

/// What this is, if it is not a regular file.
pub(super) fn other_kind(metadata: &Metadata) -> Option<&'static str> {
    let kind = metadata.file_type();
    match kind {
        _ if kind.is_file() => None,
        _ if kind.is_dir() => Some("a folder"),
        _ => Some(special(kind)),
    }
}

#[cfg(unix)]
fn special(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match kind {
        _ if kind.is_fifo() => "a pipe",
        _ if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn special(_kind: FileType) -> &'static str {
    "a device"
}

pub(super) fn canonical(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path)
}

pub(super) fn link_target(path: &Path) -> Option<PathBuf> {
    fs::read_link(path).ok()
}

/// Gives the file a second name.
pub(super) fn link(path: &Path, name: &Path) -> io::Result<()> {
    fs::hard_link(path, name)
}

/// Renames, replacing an existing file.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    for &pause in RENAME_PAUSES {
        match fs::rename(from, to) {
            // OpenMode denied and sharing violation.
            Err(error) if matches!(error.raw_os_error(), Some(5 | 32)) => {
                std::thread::sleep(Duration::from_millis(pause));
            }
            outcome => return outcome,
        }
    }
    fs::rename(from, to)
}

/// Removes a file that nobody needs; if that fails, a later use of the name reports it.
pub(super) fn remove(path: &Path) {
    let _ = fs::remove_file(path);
}

/// Flushes the content of the file to the disk; Windows requires write access for that.
pub(super) fn sync(path: &Path) -> io::Result<()> {
    open(path, if cfg!(windows) { OpenMode::Change } else { OpenMode::Read })?.sync_all()
}

/// A name that no other process uses.
pub(super) fn unique() -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    format!("{}-{}", std::process::id(), now.as_nanos())
}
