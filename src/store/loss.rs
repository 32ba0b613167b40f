//! Whether a file holds far less than before, which means that it was damaged rather than edited.

use crate::progress::{Progress, Record};

/// A file that shrinks by less than this factor counts as edited.
const FACTOR: usize = 5;

/// Whether `now` holds less than a fifth of the records of `before`.
pub(super) fn is_far_less(now: &Progress, before: &Progress) -> bool {
    count_filled(now) * FACTOR < count_filled(before)
}

pub(super) fn count_filled(progress: &Progress) -> usize {
    progress.records.values().filter(|record| **record != Record::default()).count()
}
