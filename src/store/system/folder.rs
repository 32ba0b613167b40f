//! System calls that make, list, flush and remove folders.

#[cfg(unix)]
use std::fs::File;
use std::fs::{self, DirBuilder};
use std::io;
use std::path::Path;

use super::{Rights, is_there, rename};

/// Creates the directory and its parents, and flushes them to the disk.
pub(in crate::store) fn make_directory(directory: &Path, rights: Rights) -> io::Result<()> {
    if directory.is_dir() {
        return Ok(());
    }
    let above = above(directory);
    make_directory(above, rights)?;
    match new_folder(rights).create(directory) {
        Err(error) if !directory.is_dir() => Err(error),
        // Another process may have created it first, without having flushed it yet.
        _ => sync_directory(above),
    }
}

/// Creates the folder, unless it is there, in one that must be there.
pub(in crate::store) fn make_folder_in(folder: &Path, rights: Rights) -> io::Result<()> {
    match new_folder(rights).create(folder) {
        Err(error) if !folder.is_dir() => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn new_folder(rights: Rights) -> DirBuilder {
    let mut builder = DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, rights.of_folder());
    builder
}

/// On Windows a new folder inherits its permissions from the one above.
#[cfg(not(unix))]
fn new_folder(_: Rights) -> DirBuilder {
    DirBuilder::new()
}

/// The names in the directory `path`; none if it cannot be read.
pub(in crate::store) fn names(path: &Path) -> Vec<String> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}

/// Flushes the names in the directory to the disk.
#[cfg(unix)]
pub(in crate::store) fn sync_directory(directory: &Path) -> io::Result<()> {
    use std::io::ErrorKind;
    match File::open(directory).and_then(|directory| directory.sync_all()) {
        // The file system does not support it, so there is nothing to wait for.
        Err(error) if matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported) => Ok(()),
        // The directory may be writable but not readable; then it cannot be flushed.
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Ok(()),
        outcome => outcome,
    }
}

/// On Windows, renaming does that.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it fails on Unix")]
pub(in crate::store) fn sync_directory(_directory: &Path) -> io::Result<()> {
    Ok(())
}

/// A new folder that only the owner can use, whatever the umask; it is removed when dropped.
pub(in crate::store) fn temporary_folder(prefix: &str) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(Rights::Private.of_folder()));
    builder.prefix(prefix).tempdir()
}

/// Removes the folder with everything in it.
pub(in crate::store) fn remove_folder(path: &Path) {
    let _ = fs::remove_dir_all(path);
}

/// A new hidden folder beside `path`; it is removed when dropped.
pub(in crate::store) fn temporary_folder_beside(path: &Path) -> io::Result<tempfile::TempDir> {
    make_directory(above(path), Rights::Shared)?;
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(Rights::Shared.of_folder()));
    builder.prefix(".hie-onboard-").tempdir_in(above(path))
}

/// Whether `path` is a folder with nothing in it, and no link to one.
pub(in crate::store) fn is_empty_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir())
        && fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// Renames the folder; an empty one that has the name goes.
pub(in crate::store) fn replace_empty_folder(from: &Path, to: &Path) -> io::Result<()> {
    // Not every system renames over an empty folder, and none removes one that is not.
    if is_there(to) {
        fs::remove_dir(to)?;
    }
    rename(from, to)?;
    sync_directory(above(to))
}

/// The folder that `path` is in, also if it is a bare name.
fn above(path: &Path) -> &Path {
    path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
