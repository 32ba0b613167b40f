//! What the program remembers for itself, such as the view or what can be undone; losing it must never stop a user.

use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

use super::error::{StoreError, Unusable};
use super::lock::{self, Lock};
use super::read::if_present;
use super::system::{self, OpenMode, Rights};
use super::target::Target;
use super::write::{write, write_in_passing};
use crate::document::json_in_words;

/// The largest file, in bytes.
const MAX: u64 = 4 * 1024 * 1024;

/// The value at `path`; `None` if it is missing, damaged or outdated.
pub fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    load_checked(path).ok()?
}

/// The same for what somebody asks for: that it is damaged has to be said.
///
/// # Errors
/// When it is there and can be read, but not used.
pub fn load_checked<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, StoreError> {
    match if_present(path, MAX, OpenMode::Read) {
        Ok(None) | Err(StoreError::System { .. }) => Ok(None),
        Ok(Some(text)) => {
            serde_json::from_str(&text).map_err(|error| StoreError::unusable(path, Unusable::Memory(json_in_words(&error))))
        }
        Err(error) => Err(error),
    }
}

/// Writes `value` to `path`, as JSON.
///
/// # Errors
/// When it cannot be written; the previous value then stays.
pub fn save<T: Serialize>(path: &Path, value: &T) -> Result<(), StoreError> {
    write(path, &bytes(path, value)?, Rights::Private)
}

/// The same without waiting for the disk; a power cut may take it.
///
/// # Errors
/// As for [`save`].
pub fn save_in_passing<T: Serialize>(path: &Path, value: &T) -> Result<(), StoreError> {
    write_in_passing(path, &bytes(path, value)?, Rights::Private)
}

fn bytes<T: Serialize>(path: &Path, value: &T) -> Result<Vec<u8>, StoreError> {
    let refused = |reason: serde_json::Error| StoreError::System {
        path: path.to_owned(),
        action: "cannot be written",
        reason: reason.into(),
    };
    let bytes = serde_json::to_vec(value).map_err(refused)?;
    // It could not be read again.
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MAX) {
        return Err(StoreError::unusable(path, Unusable::TooLarge { limit: MAX }));
    }
    Ok(bytes)
}

/// While this exists, no other process changes the value at one path.
#[derive(Debug)]
pub struct Exclusive {
    _lock: Option<Lock>,
}

/// Waits until no other process changes the value at `path`. Where nothing can be written, none does.
///
/// # Errors
/// When another process holds the lock too long, or it cannot be opened.
pub fn exclusive(path: &Path) -> Result<Exclusive, StoreError> {
    let target = match Target::prepare(path, Rights::Private) {
        Ok(target) => target,
        Err(StoreError::System { .. }) => return Ok(Exclusive { _lock: None }),
        Err(error) => return Err(error),
    };
    Ok(Exclusive { _lock: lock::acquire(&target)? })
}

/// The sorted names of the files in the directory `state`.
pub fn names(state: &Path) -> Vec<String> {
    let mut names = system::names(state);
    names.sort();
    names
}

pub fn forget(path: &Path) {
    // If that fails, the file is overwritten or ignored later.
    system::remove(path);
}
