//! What is known about one item: the structs.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use toml::Table;

use super::moment;
use super::status::Status;

/// The longest note that can be typed or given, in bytes.
pub const MAX_NOTE_BYTES: usize = 64 * 1024;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    pub standing: Standing,
    pub owner: String,
    pub due: Option<Date>,
    /// Links and file names.
    pub evidence: Vec<String>,
    pub note: String,
    /// Keys of the file that this version does not know; they are kept.
    pub extra: Table,
}

/// A status with its companions, which only ever change together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Standing {
    /// Since when it has this status; `None` if nobody ever set one.
    #[serde(default, deserialize_with = "moment::read")]
    pub at: Option<Timestamp>,
    pub by: String,
    pub status: Status,
    /// Edition of the guide when it was set; 0 if it never was.
    pub edition: u32,
    /// On whom or what it waits, or why it does not apply.
    pub reason: String,
}

/// Who does something, when, and with which edition of the guide before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: String,
    pub edition: u32,
}

impl Stamp {
    /// The status `status`, set by this person now; the same status as `before` keeps the time since when it holds.
    pub fn standing(self, before: &Standing, status: Status, reason: &str) -> Standing {
        let is_kept = status == before.status && *before != Standing::default();
        let at = if is_kept { before.at } else { Some(self.at) };
        Standing { at, by: self.by, status, edition: self.edition, reason: reason.to_owned() }
    }
}

impl Record {
    /// How many notes and pieces of evidence there are.
    pub fn attachments(&self) -> usize {
        self.evidence.len() + usize::from(!self.note.trim().is_empty())
    }

    /// Its due date, where that has passed and something is left to do.
    pub fn overdue(&self, today: Date) -> Option<Date> {
        self.due.filter(|&due| due < today && !self.standing.status.is_closed())
    }
}
