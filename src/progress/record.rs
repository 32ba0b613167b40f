//! What the team knows about one item.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use toml::Table;

use super::correspondence::DatedLine;
use super::detail::Details;
use super::moment;
use super::stamp::Stamp;
use super::status::Status;
use crate::guide::{Item, Period};

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
    /// When to ask again whoever it is waiting for.
    pub follow_up: Option<Date>,
    /// After how long it has to be done again, if the team decided so.
    pub repeat: Option<Period>,
    pub details: Details,
    pub correspondence: BTreeSet<DatedLine>,
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

    /// The day to ask again, if it has come and the item is open.
    pub fn follow_up_by(&self, day: Date) -> Option<Date> {
        self.follow_up.filter(|&follow_up| follow_up <= day && !self.standing.status.is_closed())
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
