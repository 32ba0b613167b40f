//! The one list of the fields of a record, as values.

use std::collections::BTreeSet;
use std::mem::discriminant;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::IntoStaticStr;
use toml::Table;

use super::correspondence::{self, DatedLine};
use super::detail::{self, Details};
use super::key::numbers_in_words;
use super::moment;
use super::record::{Record, Standing};
use crate::guide::Period;

/// The value of one field; strum gives its name for people.
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
    #[strum(serialize = "ticked steps")]
    Ticked(BTreeSet<u32>),
    #[strum(serialize = "follow-up date")]
    #[serde(deserialize_with = "moment::read")]
    FollowUp(Option<Date>),
    #[strum(serialize = "period")]
    Repeat(Option<Period>),
    #[strum(serialize = "details of evidence")]
    Details(Details),
    Correspondence(BTreeSet<DatedLine>),
    /// Only an import sets them.
    #[strum(serialize = "unknown keys")]
    Extra(Table),
}

impl Field {
    pub fn all(record: &Record) -> [Self; 11] {
        let Record { standing, owner, due, evidence, note, ticked, follow_up, repeat, details, correspondence, extra } =
            record.clone();
        [
            Self::Standing(standing),
            Self::Owner(owner),
            Self::Due(due),
            Self::Evidence(evidence),
            Self::Note(note),
            Self::Ticked(ticked),
            Self::FollowUp(follow_up),
            Self::Repeat(repeat),
            Self::Details(details),
            Self::Correspondence(correspondence),
            Self::Extra(extra),
        ]
    }

    pub fn name(&self) -> &'static str {
        self.into()
    }

    pub fn is_same_field(&self, other: &Self) -> bool {
        discriminant(self) == discriminant(other)
    }

    /// The value of the same field in `record`.
    ///
    /// # Panics
    /// Never: `all` has every field.
    #[must_use]
    pub fn same_in(&self, record: &Record) -> Self {
        Self::all(record).into_iter().find(|field| field.is_same_field(self)).expect("`all` has every field")
    }

    pub(super) fn set_in(self, record: &mut Record) {
        match self {
            Self::Standing(standing) => record.standing = standing,
            Self::Owner(owner) => record.owner = owner,
            Self::Due(due) => record.due = due,
            Self::Evidence(evidence) => record.evidence = evidence,
            Self::Note(note) => record.note = note,
            Self::Ticked(ticked) => record.ticked = ticked,
            Self::FollowUp(follow_up) => record.follow_up = follow_up,
            Self::Repeat(repeat) => record.repeat = repeat,
            Self::Details(details) => record.details = details,
            Self::Correspondence(correspondence) => record.correspondence = correspondence,
            Self::Extra(extra) => record.extra = extra,
        }
    }

    /// The value in words; empty if there is none.
    pub fn words(&self) -> String {
        match self {
            Self::Standing(standing) if standing.reason.is_empty() => standing.status.label().to_owned(),
            Self::Standing(standing) => format!("{}: {}", standing.status.label(), standing.reason),
            Self::Owner(owner) => owner.clone(),
            Self::Due(day) | Self::FollowUp(day) => day.map_or_else(String::new, |day| day.to_string()),
            Self::Evidence(evidence) => evidence.join(", "),
            Self::Note(note) => note.trim().replace('\n', " "),
            Self::Ticked(ticked) => numbers_in_words(ticked),
            Self::Repeat(repeat) => repeat.map_or_else(String::new, |repeat| repeat.to_string()),
            Self::Details(details) => detail::words(details).replace('\n', "; "),
            Self::Correspondence(lines) => correspondence::words(lines).replace('\n', "; "),
            Self::Extra(extra) => extra.keys().cloned().collect::<Vec<_>>().join(", "),
        }
    }

    /// Whether its value is a word or a date rather than a text, a list or the status.
    pub fn is_short(&self) -> bool {
        matches!(self, Self::Owner(_) | Self::Due(_) | Self::FollowUp(_) | Self::Repeat(_))
    }

    /// The name with the value: `owner legal`, `no due date`.
    pub fn statement(&self) -> String {
        match (self, self.words()) {
            (_, words) if words.is_empty() => format!("no {}", self.name()),
            (Self::Due(_), date) => format!("due {date}"),
            (Self::FollowUp(_), date) => format!("follow up {date}"),
            (Self::Repeat(_), period) => format!("again after {period}"),
            (_, words) => format!("{} {words}", self.name()),
        }
    }
}
