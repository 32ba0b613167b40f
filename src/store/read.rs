//! Reads a file whole: only text, only up to a limit, and never a pipe or device that could block or never end.

use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::{StoreError, Unusable};
use super::system::{self, OpenMode};
use super::target;
use crate::document::Position;

/// The text of the file at `path`, which must exist and have at most `limit` bytes.
///
/// # Errors
/// When it is missing, cannot be read, is not a regular file or not UTF-8, or is too large.
pub fn read(path: &Path, limit: u64) -> Result<String, StoreError> {
    if_present(path, limit, OpenMode::Read)?.ok_or_else(|| StoreError::System {
        path: path.to_owned(),
        action: "cannot be read",
        reason: ErrorKind::NotFound.into(),
    })
}

/// The files in `folder` whose names end in `.extension`, sorted by name; none where it cannot be read.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let names = system::names(folder).into_iter().map(|name| folder.join(name));
    let mut files: Vec<PathBuf> = names.filter(|file| file.extension().is_some_and(|other| other == extension)).collect();
    files.sort();
    files
}

/// The same as [`read`], also where `path` is a pipe, such as a shell makes for `<(command)`: then all that comes out of it.
///
/// # Errors
/// As for [`read`]; it waits as long as somebody has the pipe open.
pub fn read_or_drain(path: &Path, limit: u64) -> Result<String, StoreError> {
    as_text(read_or_drain_bytes(path, limit)?, path)
}

/// The same for text in whatever encoding.
///
/// # Errors
/// As for [`read_or_drain`], whatever the bytes are.
pub fn read_or_drain_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let refused = |reason| StoreError::System { path: path.to_owned(), action: "cannot be read", reason };
    match system::open_pipe(path) {
        Some(pipe) => drain_bytes(pipe.map_err(refused)?, path, limit),
        None => bytes_if_present(path, limit, OpenMode::Read)?.ok_or_else(|| refused(ErrorKind::NotFound.into())),
    }
}

/// All that comes out of `source`, which `name` is the name of, up to `limit`.
///
/// # Errors
/// When it cannot be read, is no UTF-8, or is too large.
pub fn drain(source: impl Read, name: &Path, limit: u64) -> Result<String, StoreError> {
    as_text(drain_bytes(source, name, limit)?, name)
}

/// The same for text in whatever encoding.
///
/// # Errors
/// As for [`drain`], whatever the bytes are.
pub fn drain_bytes(source: impl Read, name: &Path, limit: u64) -> Result<Vec<u8>, StoreError> {
    let bytes = bytes(source, limit);
    let bytes = bytes.map_err(|reason| StoreError::System { path: name.to_owned(), action: "cannot be read", reason })?;
    bytes.ok_or_else(|| StoreError::unusable(name, Unusable::TooLarge { limit }))
}

/// The same as [`read`], or `None` where there is no file.
pub(super) fn if_present(path: &Path, limit: u64, mode: OpenMode) -> Result<Option<String>, StoreError> {
    bytes_if_present(path, limit, mode)?.map(|bytes| as_text(bytes, path)).transpose()
}

fn bytes_if_present(path: &Path, limit: u64, mode: OpenMode) -> Result<Option<Vec<u8>>, StoreError> {
    let action = match mode {
        OpenMode::Read => "cannot be read",
        OpenMode::Change => "cannot be changed",
    };
    let refused = |reason| StoreError::System { path: path.to_owned(), action, reason };
    let unusable = |reason| StoreError::unusable(path, reason);
    let file = match system::open(path, mode) {
        Ok(file) => file,
        Err(reason) => {
            return match reason.kind() {
                ErrorKind::NotFound => target::dangling(path).map_or(Ok(None), Err),
                ErrorKind::IsADirectory => Err(unusable(Unusable::NotAFile("a folder"))),
                _ => Err(refused(reason)),
            };
        }
    };
    if let Some(kind) = system::other_kind(&file.metadata().map_err(refused)?) {
        return Err(unusable(Unusable::NotAFile(kind)));
    }
    bytes(file, limit).map_err(refused)?.ok_or_else(|| unusable(Unusable::TooLarge { limit })).map(Some)
}

/// Room for most files, in bytes: without it each is read in many small pieces.
const USUAL: usize = 8 * 1024;

/// The content, or `None` where it is more than `limit`; what a file says about its own size is not relied on.
fn bytes(file: impl Read, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::with_capacity(USUAL);
    let read = file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(u64::try_from(read).is_ok_and(|read| read <= limit).then_some(bytes))
}

fn as_text(bytes: Vec<u8>, name: &Path) -> Result<String, StoreError> {
    text(bytes).map_err(|reason| StoreError::unusable(name, reason))
}

fn text(bytes: Vec<u8>) -> Result<String, Unusable> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
        Unusable::Encoding(Position::of(&before, valid))
    })
}
