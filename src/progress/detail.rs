//! What is known about a piece of evidence besides its reference: its dates, and which bytes it was.

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date;
use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::moment::{Moment, read};
use super::unknown::Unknown;

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
    /// Keys that this version does not know; they are kept.
    #[serde(default, skip_serializing_if = "Unknown::is_empty")]
    pub extra: Unknown,
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

/// As the progress file has details: with dates of TOML, and unknown keys among the others.
pub(super) struct Stored<'r>(pub &'r Details);

struct StoredDetail<'r>(&'r Detail);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(reference, detail)| (reference, StoredDetail(detail))))
    }
}

impl Serialize for StoredDetail<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Detail { dated, valid_until, sha256, extra } = self.0;
        let mut map = serializer.serialize_map(None)?;
        for (key, day) in [("dated", dated), ("valid-until", valid_until)] {
            if day.is_some() {
                map.serialize_entry(key, &Moment(*day))?;
            }
        }
        if !sha256.is_empty() {
            map.serialize_entry("sha256", sha256)?;
        }
        for (key, value) in extra.table() {
            map.serialize_entry(&key, &value)?;
        }
        map.end()
    }
}

/// A detail of a progress file. Not derived, because serde's `flatten` would lose the line of a mistake in a date.
pub(super) struct Given(pub Detail);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Given;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the table of a piece of evidence")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        let mut detail = Detail::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "dated" => detail.dated = map.next_value::<Moment<_>>()?.0,
                "valid-until" => detail.valid_until = map.next_value::<Moment<_>>()?.0,
                "sha256" => detail.sha256 = map.next_value()?,
                _ => detail.extra.read(name, &mut map)?,
            }
        }
        Ok(Given(detail))
    }
}
