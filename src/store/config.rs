//! `config.toml` on the disk: read as it is, and written only to change one value of it.

use std::io::ErrorKind;
use std::path::Path;

use super::error::{StoreError, Unusable};
use super::read;
use super::system::{Access, Rights};
use super::write::write;
use crate::settings::{self, MAX_BYTES, Settings, SettingsError};

/// What the file at `path` says; where there is none, nothing.
///
/// # Errors
/// When it is there but cannot be read or used.
pub fn load(path: &Path) -> Result<Settings, StoreError> {
    let text = match read::if_present(path, MAX_BYTES, Access::Read) {
        // Below something that is no folder, such as a home of /dev/null, there is no file.
        Err(StoreError::System { reason, .. }) if reason.kind() == ErrorKind::NotADirectory => None,
        text => text?,
    };
    text.map_or_else(|| Ok(Settings::default()), |text| Settings::parse(&text).map_err(|reason| unusable(path, reason)))
}

/// Notes in the file at `path` who makes changes; everything else in it, comments too, stays.
///
/// # Errors
/// When the file is there but cannot be used, or cannot be written; it is then as it was.
pub fn save_user(path: &Path, user: &str) -> Result<(), StoreError> {
    let text = read::if_present(path, MAX_BYTES, Access::Change)?.unwrap_or_default();
    let changed = settings::with_user(&text, user).map_err(|reason| unusable(path, reason))?;
    if changed == text { Ok(()) } else { write(path, changed.as_bytes(), Rights::Private) }
}

fn unusable(path: &Path, reason: SettingsError) -> StoreError {
    StoreError::Content { path: path.to_owned(), reason: Unusable::from(reason), backup: None }
}
