//! What is known about a piece of evidence besides its reference: its dates, and which bytes it was.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize, Serializer};

use super::moment::{Moment, read};

/// The details of the evidence of an item, by reference; a piece without any has none.
pub type Details = BTreeMap<String, Detail>;

#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Detail {
    /// The day that it speaks for.
    #[serde(default, deserialize_with = "read", skip_serializing_if = "Option::is_none")]
    pub dated: Option<Date>,
    /// The last day on which it holds.
    #[serde(default, deserialize_with = "read", skip_serializing_if = "Option::is_none")]
    pub valid_until: Option<Date>,
    /// Of a local file when it was added, in hexadecimal digits; empty if there was none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sha256: String,
}

impl Detail {
    /// Whether it no longer holds on `today`.
    pub fn is_expired(&self, today: Date) -> bool {
        self.valid_until.is_some_and(|last| last < today)
    }

    /// `of 2026-11-02, valid until 2031-11-01`; empty if there are no dates.
    pub fn words(&self) -> String {
        self.dates().collect::<Vec<_>>().join(", ")
    }

    fn dates(&self) -> impl Iterator<Item = String> + use<> {
        let dated = self.dated.map(|day| format!("of {day}"));
        let valid = self.valid_until.map(|day| format!("valid until {day}"));
        dated.into_iter().chain(valid)
    }
}

/// Each date by itself, with its piece: `docs/vpa.pdf valid until 2031-11-01`.
pub(super) fn statements(details: &Details) -> impl Iterator<Item = String> {
    details.iter().flat_map(|(reference, detail)| detail.dates().map(move |date| format!("{reference} {date}")))
}

/// A line for each piece.
pub(super) fn words(details: &Details) -> String {
    let line = |(reference, detail): (&String, &Detail)| match detail.words() {
        dates if dates.is_empty() => format!("{reference} (sha256 {})", detail.sha256),
        dates => format!("{reference} ({dates})"),
    };
    details.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// As the progress file has details: with dates of TOML.
pub(super) struct Stored<'r>(pub &'r Details);

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct StoredDetail<'r> {
    #[serde(skip_serializing_if = "is_none")]
    dated: Moment<Date>,
    #[serde(skip_serializing_if = "is_none")]
    valid_until: Moment<Date>,
    #[serde(skip_serializing_if = "str::is_empty")]
    sha256: &'r str,
}

fn is_none(day: &Moment<Date>) -> bool {
    day.0.is_none()
}

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(reference, Detail { dated, valid_until, sha256 })| {
            (reference, StoredDetail { dated: Moment(*dated), valid_until: Moment(*valid_until), sha256 })
        }))
    }
}
