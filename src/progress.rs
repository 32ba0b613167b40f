//! Progress through a guide: what is done, by whom and since when, as pure data; it knows nothing of files or screens.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use toml::Table;

use crate::guide::{Guide, Item};

mod change;
mod due;
mod filter;
mod format;
mod merge;
mod summary;
mod words;

pub use change::{Change, Field, NotUndone};
pub use due::{NotADate, is_kept, read_date};
pub use filter::{Due, Facet, Filter, HowFar};
pub use format::ProgressError;
pub use merge::merge;
pub use summary::{Counts, Next, Readiness, Reason, SectionCount, Summary};
pub use words::{counted, counted_are};

/// The progress file format that this program reads and writes.
pub const SCHEMA: u32 = 1;

/// The largest progress file that is read, in bytes.
pub const MAX_BYTES: u64 = 4 * 1024 * 1024;

/// The longest note that can be typed or given, in bytes.
pub const MAX_NOTE_BYTES: usize = 64 * 1024;

/// How far somebody is through one guide.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// Id of the guide.
    pub guide: String,
    /// What of the guide applies.
    pub scope: Scope,
    /// One record for each item by its id, also for items that the guide no longer has.
    pub records: BTreeMap<String, Record>,
    /// Keys of the file that this version does not know; they are kept.
    pub extra: Table,
}

/// What of the guide applies to the product.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Scope {
    /// Ids of the systems it connects to; empty means not narrowed: all of them.
    pub systems: Vec<String>,
    /// Whether it is a medical-practice application.
    pub medical_practice: bool,
    /// Unknown keys, kept.
    pub extra: Table,
}

impl Default for Scope {
    fn default() -> Self {
        Self { systems: Vec::new(), medical_practice: true, extra: Table::new() }
    }
}

impl Scope {
    /// Whether `item` counts for this product.
    pub fn covers(&self, item: &Item) -> bool {
        let setting = self.medical_practice || !item.medical_practice;
        let all = self.systems.is_empty() || item.systems.is_empty();
        setting && (all || item.systems.iter().any(|system| self.systems.contains(system)))
    }
}

/// What is known about one item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Record {
    /// Its status with what belongs to it.
    pub standing: Standing,
    /// Who does it.
    pub owner: String,
    /// By when.
    pub due: Option<Date>,
    /// Links and file names.
    pub evidence: Vec<String>,
    /// Free text.
    pub note: String,
    /// Unknown keys, kept.
    pub extra: Table,
}

/// A status with its companions, which only ever change together.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Standing {
    /// When it was set, in UTC; `None` if it never was.
    pub at: Option<Timestamp>,
    /// Who set it.
    pub by: String,
    /// The status.
    pub status: Status,
    /// Edition of the guide when it was set; 0 if it never was.
    pub edition: u32,
    /// On whom or what it waits, or why it does not apply.
    pub reason: String,
}

/// How far an item is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Not begun.
    #[default]
    Todo,
    /// In progress.
    Doing,
    /// Waiting for somebody else.
    Waiting,
    /// Done.
    Done,
    /// Does not apply, for a reason.
    NotApplicable,
}

impl Status {
    /// Every status, in the order of work.
    pub const ALL: [Self; 5] = [Self::Todo, Self::Doing, Self::Waiting, Self::Done, Self::NotApplicable];

    /// The word used in files and commands.
    pub fn word(self) -> &'static str {
        match self {
            Self::Todo => "todo",
            Self::Doing => "doing",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The words shown to people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Todo => "to do",
            Self::Doing => "in progress",
            Self::Waiting => "waiting",
            Self::Done => "done",
            Self::NotApplicable => "not applicable",
        }
    }

    /// Three columns that need neither colour nor special fonts.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Todo => "[ ]",
            Self::Doing => "[>]",
            Self::Waiting => "[~]",
            Self::Done => "[x]",
            Self::NotApplicable => "[-]",
        }
    }

    /// The status called `word`.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }

    /// Whether nothing is left to do.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::NotApplicable)
    }

    /// Whether it needs a reason, and `reason` is none.
    pub fn lacks_reason(self, reason: &str) -> bool {
        self.asks_for().is_some_and(|asked| asked.required) && reason.trim().is_empty()
    }

    /// What its reason has to say, if it has one, and whether it must.
    pub fn asks_for(self) -> Option<ReasonAsked> {
        match self {
            Self::Waiting => Some(ReasonAsked { question: "Waiting on whom or what? (may stay empty)", required: false }),
            Self::NotApplicable => Some(ReasonAsked { question: "Why does it not apply?", required: true }),
            Self::Todo | Self::Doing | Self::Done => None,
        }
    }
}

/// What a status wants to be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonAsked {
    /// For people.
    pub question: &'static str,
    /// Whether an empty answer is refused.
    pub required: bool,
}

/// Who does something, when, and with which edition of the guide before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Now.
    pub at: Timestamp,
    /// The user.
    pub by: String,
    /// Edition of the guide.
    pub edition: u32,
}

impl Stamp {
    /// The status `status`, set by this person now.
    pub fn standing(self, status: Status, reason: &str) -> Standing {
        Standing { at: Some(self.at), by: self.by, status, edition: self.edition, reason: reason.to_owned() }
    }
}

/// Stands in for items that have no record yet.
static UNTOUCHED: std::sync::LazyLock<Record> = std::sync::LazyLock::new(Record::default);

impl Progress {
    /// Nothing done yet.
    pub fn new(guide: &Guide) -> Self {
        Self { guide: guide.id.clone(), scope: Scope::default(), records: BTreeMap::new(), extra: Table::new() }
    }

    /// What is known about the item called `id`.
    pub fn record(&self, id: &str) -> &Record {
        self.records.get(id).unwrap_or(&UNTOUCHED)
    }

    /// Gives every tracked item of the guide a record, so that two branches never add the same lines.
    pub fn make_dense(&mut self, guide: &Guide) {
        for (_, item) in guide.tracked() {
            self.records.entry(item.id.clone()).or_default();
        }
    }

    /// Whether the guide changed `item` after it was closed.
    pub fn is_changed(&self, item: &Item) -> bool {
        let standing = &self.record(&item.id).standing;
        standing.status.is_closed() && standing.edition < item.revised
    }
}

impl Record {
    /// How many notes and pieces of evidence there are.
    pub fn attachments(&self) -> usize {
        self.evidence.len() + usize::from(!self.note.trim().is_empty())
    }
}
