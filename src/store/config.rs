//! `config.toml` on the disk: read whole, and written only to change the name of the user.

use std::io::ErrorKind;
use std::path::Path;

use super::error::StoreError;
use super::read;
use super::system::{OpenMode, Rights};
use super::write::write;
use crate::settings::{self, MAX_BYTES, Settings, SettingsError};

/// The settings in the file at `path`; the defaults if there is none.
///
/// # Errors
/// When it exists but cannot be read or used.
pub fn load(path: &Path) -> Result<Settings, StoreError> {
    let text = match read::if_present(path, MAX_BYTES, OpenMode::Read) {
        // The home can be /dev/null, which has no files below it.
        Err(StoreError::System { reason, .. }) if reason.kind() == ErrorKind::NotADirectory => None,
        text => text?,
    };
    text.map_or_else(|| Ok(Settings::default()), |text| Settings::parse(&text).map_err(|reason| unusable(path, reason)))
}

/// Writes the name of the user into the file at `path`; everything else in it stays, comments too.
///
/// # Errors
/// When the file exists but cannot be used, or cannot be written; it is then unchanged.
pub fn save_user(path: &Path, user: &str) -> Result<(), StoreError> {
    let text = read::if_present(path, MAX_BYTES, OpenMode::Change)?.unwrap_or_default();
    let changed = settings::with_user(&text, user).map_err(|reason| unusable(path, reason))?;
    if changed == text { Ok(()) } else { write(path, changed.as_bytes(), Rights::Private) }
}

fn unusable(path: &Path, reason: SettingsError) -> StoreError {
    StoreError::unusable(path, reason)
}
