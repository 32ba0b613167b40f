//! Whether a file holds far less than it did: then something happened to the file, rather than to the work.

use crate::progress::{Progress, Record};

/// What is left may be smaller by this factor, and is still taken for somebody's work.
const FACTOR: usize = 5;

/// Whether `now` holds less than a fifth of the records of `before`.
pub(super) fn is_far_less(now: &Progress, before: &Progress) -> bool {
    filled(now) * FACTOR < filled(before)
}

/// How many records say anything.
pub(super) fn filled(progress: &Progress) -> usize {
    progress.records.values().filter(|record| **record != Record::default()).count()
}
