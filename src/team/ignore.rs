//! The `.gitignore` beside the team's file: what the program puts there is for one computer only.

use std::path::{Path, PathBuf};

use super::lines::with;
use super::setup::read_or_empty;
use crate::store::{self, FOR_ONE_COMPUTER, FORMERLY_IGNORED, Rights, StoreError};

/// Makes git ignore what lies beside the progress file in `folder`. Returns the file, if it had to be changed.
///
/// # Errors
/// When it cannot be read or written.
pub fn ignore_neighbours(folder: &Path) -> Result<Option<PathBuf>, StoreError> {
    let file = folder.join(".gitignore");
    let before = read_or_empty(&file)?;
    let kept = before.strip_prefix(FORMERLY_IGNORED).unwrap_or(&before).to_owned();
    let after = FOR_ONE_COMPUTER.iter().fold(kept, |text, line| with(&text, line).unwrap_or(text));
    if after == before {
        return Ok(None);
    }
    store::write(&file, after.as_bytes(), Rights::Shared)?;
    Ok(Some(file))
}
