//! What the program remembers for itself, such as the view or what can be undone; losing it may never stop anybody.

use std::path::{Path, PathBuf};

use serde::{Serialize, de::DeserializeOwned};

use super::{StoreError, read, system, write};

/// The most that is remembered in one file, in bytes.
pub const MOST: u64 = 4 * 1024 * 1024;

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
    write(path, &serde_json::to_vec(value).map_err(refused)?)
}

/// The files in the directory `state` whose names begin and end so, in the order of their names.
pub fn files(state: &Path, begin: &str, end: &str) -> Vec<PathBuf> {
    let names = system::names(state);
    let mut names: Vec<String> = names.into_iter().filter(|name| name.starts_with(begin) && name.ends_with(end)).collect();
    names.sort();
    names.into_iter().map(|name| state.join(name)).collect()
}

/// Forgets what was remembered at `path`.
pub fn forget(path: &Path) {
    // A file that stays is overwritten or ignored.
    system::remove(path);
}
