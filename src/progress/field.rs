//! The fields of a record that people change, as values: the one list of them.

use std::mem::discriminant;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use toml::Table;

use super::moment;
use super::record::{Record, Standing};

/// The value of one field; as a word, its name for people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "lowercase")]
pub enum Field {
    #[strum(serialize = "status")]
    Standing(Standing),
    Owner(String),
    #[strum(serialize = "due date")]
    #[serde(deserialize_with = "moment::read")]
    Due(Option<Date>),
    Evidence(Vec<String>),
    Note(String),
    /// Only an import gives them.
    #[strum(serialize = "unknown keys")]
    Extra(Table),
}

impl Field {
    /// Every field of `record`.
    pub fn all(record: &Record) -> [Self; 6] {
        let Record { standing, owner, due, evidence, note, extra } = record.clone();
        [
            Self::Standing(standing),
            Self::Owner(owner),
            Self::Due(due),
            Self::Evidence(evidence),
            Self::Note(note),
            Self::Extra(extra),
        ]
    }

    pub fn name(&self) -> &'static str {
        self.into()
    }

    pub fn is_same_field(&self, other: &Self) -> bool {
        discriminant(self) == discriminant(other)
    }

    /// The value that `record` has in the same field.
    ///
    /// # Panics
    /// Never: every field is one of all.
    #[must_use]
    pub fn same_in(&self, record: &Record) -> Self {
        Self::all(record).into_iter().find(|field| field.is_same_field(self)).expect("every field is one of all")
    }

    pub(super) fn set_in(self, record: &mut Record) {
        match self {
            Self::Standing(standing) => record.standing = standing,
            Self::Owner(owner) => record.owner = owner,
            Self::Due(due) => record.due = due,
            Self::Evidence(evidence) => record.evidence = evidence,
            Self::Note(note) => record.note = note,
            Self::Extra(extra) => record.extra = extra,
        }
    }

    /// The value; empty where there is none.
    pub fn words(&self) -> String {
        match self {
            Self::Standing(standing) if standing.reason.is_empty() => standing.status.label().to_owned(),
            Self::Standing(standing) => format!("{}: {}", standing.status.label(), standing.reason),
            Self::Owner(owner) => owner.clone(),
            Self::Due(due) => due.map_or_else(String::new, |due| due.to_string()),
            Self::Evidence(evidence) => evidence.join(", "),
            Self::Note(note) => note.trim().replace('\n', " "),
            Self::Extra(extra) => extra.keys().cloned().collect::<Vec<_>>().join(", "),
        }
    }

    /// Whether its value is a word or a date that fits into a line, rather than a text, a list or the status.
    pub fn is_short(&self) -> bool {
        !matches!(self, Self::Standing(_) | Self::Evidence(_) | Self::Note(_) | Self::Extra(_))
    }

    /// The name with the value: `owner legal`, `no due date`.
    pub fn statement(&self) -> String {
        match (self, self.words()) {
            (_, words) if words.is_empty() => format!("no {}", self.name()),
            (Self::Due(_), date) => format!("due {date}"),
            (_, words) => format!("{} {words}", self.name()),
        }
    }
}
