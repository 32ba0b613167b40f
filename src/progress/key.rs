//! The keys of a record: the one list that the file, CSV, JSON and their readers use.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::correspondence::{self, DatedLine};
use super::detail::{self, Details};
use super::moment::Moment;
use super::record::Record;
use super::status::Status;
use crate::guide::Period;

/// In the order of the file, which always has all of them up to the note: few items have any of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Key {
    Status,
    At,
    By,
    Edition,
    Owner,
    Due,
    Reason,
    Evidence,
    Note,
    Ticked,
    FollowUp,
    Repeat,
    EvidenceDetails,
    Correspondence,
}

/// Serializes as JSON has it.
#[derive(Debug, Clone, Copy, serde::Serialize)]
#[serde(untagged)]
pub enum Value<'r> {
    Status(Status),
    Text(&'r str),
    Number(u32),
    Time(Option<Timestamp>),
    Day(Option<Date>),
    List(&'r [String]),
    Numbers(&'r BTreeSet<u32>),
    Period(Option<Period>),
    Details(&'r Details),
    Lines(&'r BTreeSet<DatedLine>),
}

impl Key {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Whether the file has it only where it is set.
    fn is_sparse(self) -> bool {
        matches!(self, Self::Ticked | Self::FollowUp | Self::Repeat | Self::EvidenceDetails | Self::Correspondence)
    }

    pub fn value(self, record: &Record) -> Value<'_> {
        let standing = &record.standing;
        match self {
            Self::Status => Value::Status(standing.status),
            Self::At => Value::Time(standing.at),
            Self::By => Value::Text(&standing.by),
            Self::Edition => Value::Number(standing.edition),
            Self::Owner => Value::Text(&record.owner),
            Self::Due => Value::Day(record.due),
            Self::Reason => Value::Text(&standing.reason),
            Self::Evidence => Value::List(&record.evidence),
            Self::Note => Value::Text(&record.note),
            Self::Ticked => Value::Numbers(&record.ticked),
            Self::FollowUp => Value::Day(record.follow_up),
            Self::Repeat => Value::Period(record.repeat),
            Self::EvidenceDetails => Value::Details(&record.details),
            Self::Correspondence => Value::Lines(&record.correspondence),
        }
    }

    /// Reads the next value of `map`, which is of a progress file, into `record`.
    ///
    /// # Errors
    /// When it has another type.
    pub fn read<'de, A: MapAccess<'de>>(self, record: &mut Record, map: &mut A) -> Result<(), A::Error> {
        let standing = &mut record.standing;
        match self {
            Self::Status => standing.status = map.next_value()?,
            Self::At => standing.at = map.next_value::<Moment<_>>()?.0,
            Self::By => standing.by = map.next_value()?,
            Self::Edition => standing.edition = map.next_value()?,
            Self::Owner => record.owner = map.next_value()?,
            Self::Due => record.due = map.next_value::<Moment<_>>()?.0,
            Self::Reason => standing.reason = map.next_value()?,
            Self::Evidence => record.evidence = map.next_value()?,
            Self::Note => record.note = map.next_value()?,
            Self::Ticked => record.ticked = map.next_value()?,
            Self::FollowUp => record.follow_up = map.next_value::<Moment<_>>()?.0,
            Self::Repeat => record.repeat = map.next_value()?,
            Self::EvidenceDetails => {
                let given = map.next_value::<BTreeMap<String, detail::Given>>()?;
                record.details = given.into_iter().map(|(reference, detail)| (reference, detail.0)).collect();
            }
            Self::Correspondence => {
                let given = map.next_value::<BTreeSet<correspondence::Given>>()?;
                record.correspondence = given.into_iter().map(|line| line.0).collect();
            }
        }
        Ok(())
    }
}

/// As in a CSV cell.
impl fmt::Display for Value<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => formatter.write_str(status.word()),
            Self::Text(text) => formatter.write_str(text),
            Self::Number(number) => number.fmt(formatter),
            Self::Time(Some(time)) => time.fmt(formatter),
            Self::Day(Some(day)) => day.fmt(formatter),
            Self::Time(None) | Self::Day(None) => Ok(()),
            Self::List(list) => formatter.write_str(&list.join("\n")),
            Self::Numbers(numbers) => formatter.write_str(&numbers_in_words(numbers)),
            Self::Period(period) => period.map_or(Ok(()), |period| period.fmt(formatter)),
            Self::Details(details) => formatter.write_str(&detail::words(details)),
            Self::Lines(lines) => formatter.write_str(&correspondence::words(lines)),
        }
    }
}

impl Value<'_> {
    fn is_empty(self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::Time(time) => time.is_none(),
            Self::Day(day) => day.is_none(),
            Self::List(list) => list.is_empty(),
            Self::Numbers(numbers) => numbers.is_empty(),
            Self::Period(period) => period.is_none(),
            Self::Details(details) => details.is_empty(),
            Self::Lines(lines) => lines.is_empty(),
            Self::Status(_) | Self::Number(_) => false,
        }
    }
}

/// `1, 3`.
pub(super) fn numbers_in_words(numbers: &BTreeSet<u32>) -> String {
    numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", ")
}

/// As in the progress file. Not derived, because serde's `flatten` would lose the line of a mistake in the status.
impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for &key in Key::ALL {
            match key.value(self) {
                value if key.is_sparse() && value.is_empty() => {}
                Value::Time(time) => map.serialize_entry(key.word(), &Moment(time))?,
                Value::Day(day) => map.serialize_entry(key.word(), &Moment(day))?,
                Value::Details(details) => map.serialize_entry(key.word(), &detail::Stored(details))?,
                Value::Lines(lines) => map.serialize_entry(key.word(), &correspondence::Stored(lines))?,
                value => map.serialize_entry(key.word(), &value)?,
            }
        }
        for (key, value) in &self.extra {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Record;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("the table of an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.parse::<Key>() {
                Ok(key) => key.read(&mut record, &mut map)?,
                Err(_) => {
                    record.extra.insert(name, map.next_value()?);
                }
            }
        }
        Ok(record)
    }
}
