//! The file of `--demo`: a filled-in example in a folder that vanishes.

use jiff::{Timestamp, tz::TimeZone};

use crate::demo;
use crate::guide::Guide;
use crate::paths::Environment;
use crate::store::{self, Rights, StoreError, Temporary};

/// # Errors
/// When no folder or file can be made.
pub fn make(guide: &Guide, now: Timestamp, zone: &TimeZone) -> Result<Temporary, StoreError> {
    let folder = Temporary::new()?;
    let text = demo::progress(guide, now, zone).to_text();
    store::write_new(&Environment::locate_example(folder.path()).progress, text.as_bytes(), Rights::Private)?;
    Ok(folder)
}
