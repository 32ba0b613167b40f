//! What the team knows about one item.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use toml::Table;

use super::moment;
use super::status::Status;
use crate::guide::Item;

pub const MAX_NOTE_BYTES: usize = 64 * 1024;

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    pub standing: Standing,
    pub owner: String,
    pub due: Option<Date>,
    /// Links and file names.
    pub evidence: Vec<String>,
    pub note: String,
    /// Numbers of the steps that are done.
    pub ticked: BTreeSet<u32>,
    /// Keys that this version does not know; they are kept.
    pub extra: Table,
}

/// A status and what goes with it; they only change together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Standing {
    /// When the status was set; `None` if it never was.
    #[serde(default, deserialize_with = "moment::read")]
    pub at: Option<Timestamp>,
    pub by: String,
    pub status: Status,
    /// Of the guide at that time; 0 if the status was never set.
    pub edition: u32,
    /// Whom or what it is waiting for, or why it is not applicable.
    pub reason: String,
}

/// Who makes a change, when, and with which edition of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    pub at: Timestamp,
    pub by: String,
    pub edition: u32,
}

impl Stamp {
    /// `status`, set by this person now; if `before` has the same one, its time is kept.
    pub fn standing(self, before: &Standing, status: Status, reason: &str) -> Standing {
        let is_kept = status == before.status && *before != Standing::default();
        let at = if is_kept { before.at } else { Some(self.at) };
        Standing { at, by: self.by, status, edition: self.edition, reason: reason.to_owned() }
    }
}

impl Record {
    /// The number of notes and pieces of evidence.
    pub fn attachments(&self) -> usize {
        self.evidence.len() + usize::from(!self.note.trim().is_empty())
    }

    /// Whether `item`, which it is the record of, was closed before the guide changed it.
    pub(super) fn is_outdated(&self, item: &Item) -> bool {
        self.standing.status.is_closed() && self.standing.edition < item.revised
    }

    /// The due date, if it has passed and the item is open.
    pub fn overdue(&self, today: Date) -> Option<Date> {
        self.due.filter(|&due| due < today && !self.standing.status.is_closed())
    }
}
