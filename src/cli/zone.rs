//! The user's time zone.

use jiff::tz::TimeZone;

use crate::paths::zone::ZoneFile;
use crate::store;

/// Many times the size of the file of a zone with a long history.
const MAX_BYTES: u64 = 256 * 1024;

/// From its own file where it has one; the library would first list the files of all zones.
pub fn of_user() -> TimeZone {
    ZoneFile::of_user().as_ref().and_then(read).unwrap_or_else(TimeZone::system)
}

fn read(file: &ZoneFile) -> Option<TimeZone> {
    let bytes = store::read_or_drain_bytes(&file.path, MAX_BYTES).ok()?;
    TimeZone::tzif(&file.name, &bytes).ok()
}
