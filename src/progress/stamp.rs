//! The mark on a change: who made it, when, and from what.

use jiff::Timestamp;

/// Who makes a change, when, and with which edition of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: String,
    pub edition: u32,
}
