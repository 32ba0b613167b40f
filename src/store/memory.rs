//! What the program remembers for itself, such as the view or what can be undone; losing it may never stop anybody.

use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

use super::{StoreError, Unusable, read, system, write};

/// The most that is remembered in one file, in bytes.
const MOST: u64 = 4 * 1024 * 1024;

/// What was remembered at `path`; missing, damaged and outdated are all nothing.
pub fn load<T: DeserializeOwned>(path: &Path) -> Option<T> {
    let text = read(path, MOST).ok()?;
    serde_json::from_str(&text).ok()
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
    write(path, &bytes)
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
