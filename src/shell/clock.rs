//! The clock, which may say what neither files nor calendars can hold.

use std::time::SystemTime;

use jiff::Timestamp;

use crate::progress::moment_of;

/// The time in whole seconds, or `last` while the clock says none that files can hold.
pub fn now(last: Timestamp) -> Timestamp {
    moment_of(SystemTime::now()).unwrap_or(last)
}

/// The same to the millisecond, for names that may not come twice.
pub fn exactly_now(last: Timestamp) -> Timestamp {
    Timestamp::try_from(SystemTime::now()).unwrap_or(last)
}
