//! Reads a file whole: only text, only up to a limit, and never a pipe or device that could block or never end.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

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

/// Like [`read`], or `None` if there is no file.
pub(super) fn if_present(path: &Path, limit: u64, mode: OpenMode) -> Result<Option<String>, StoreError> {
    let action = match mode {
        OpenMode::Read => "cannot be read",
        OpenMode::Change => "cannot be changed",
    };
    let refused = |reason| StoreError::System { path: path.to_owned(), action, reason };
    let unusable = |reason| StoreError::Content { path: path.to_owned(), reason, backup: None };
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
    let bytes = bytes(file, limit).map_err(refused)?.ok_or_else(|| unusable(Unusable::TooLarge { limit }))?;
    text(bytes).map(Some).map_err(unusable)
}

/// The content, or `None` if it is more than `limit`; the size in the metadata is not relied on.
fn bytes(file: File, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let read = file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(u64::try_from(read).is_ok_and(|read| read <= limit).then_some(bytes))
}

fn text(bytes: Vec<u8>) -> Result<String, Unusable> {
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..valid]);
        Unusable::Encoding(Position::of(&before, valid))
    })
}
