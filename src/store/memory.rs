//! What the program remembers for itself, such as the view or what can be undone; losing it may never stop anybody.

use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

use super::error::{StoreError, Unusable};
use super::lock::{self, Lock};
use super::read::if_present;
use super::system::{self, Access, Rights};
use super::target::Target;
use super::write::write;

/// The most that is remembered in one file, in bytes.
const MOST: u64 = 4 * 1024 * 1024;

/// What was remembered at `path`; missing, damaged and outdated are all nothing.
pub fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    load_checked(path).ok()?
}

/// The same for what somebody asks for: that it is damaged has to be said.
///
/// # Errors
/// When it is there and can be read, but not used.
pub fn load_checked<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, StoreError> {
    let unusable = |reason| StoreError::Content { path: path.to_owned(), reason, backup: None };
    match if_present(path, MOST, Access::Read) {
        Ok(None) | Err(StoreError::System { .. }) => Ok(None),
        Ok(Some(text)) => serde_json::from_str(&text).map_err(|error| unusable(Unusable::Memory(error.to_string()))),
        Err(error) => Err(error),
    }
}

/// Remembers `value` at `path`, as JSON.
///
/// # Errors
/// When it could not be written; what was remembered before then still is.
pub fn save<T: Serialize>(path: &Path, value: &T) -> Result<(), StoreError> {
    let refused = |reason: serde_json::Error| StoreError::System {
        path: path.to_owned(),
        action: "cannot be written",
        reason: reason.into(),
    };
    let bytes = serde_json::to_vec(value).map_err(refused)?;
    // It would not be read again.
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        let reason = Unusable::TooLarge { limit: MOST };
        return Err(StoreError::Content { path: path.to_owned(), reason, backup: None });
    }
    write(path, &bytes, Rights::Private)
}

/// While this exists, nobody else who asks for it changes what is remembered at one path.
#[derive(Debug)]
pub struct Exclusive {
    _lock: Option<Lock>,
}

/// Waits until nobody else changes what is remembered at `path`; where nothing can be written, nobody does.
///
/// # Errors
/// When somebody else keeps it for long, or the lock cannot be opened.
pub fn exclusive(path: &Path) -> Result<Exclusive, StoreError> {
    let target = match Target::prepare(path, Rights::Private) {
        Ok(target) => target,
        Err(StoreError::System { .. }) => return Ok(Exclusive { _lock: None }),
        Err(error) => return Err(error),
    };
    Ok(Exclusive { _lock: lock::acquire(&target)? })
}

/// The names of the files in the directory `state`, in order.
pub fn names(state: &Path) -> Vec<String> {
    let mut names = system::names(state);
    names.sort();
    names
}

/// Forgets what was remembered at `path`.
pub fn forget(path: &Path) {
    // A file that stays is overwritten or ignored.
    system::remove(path);
}
