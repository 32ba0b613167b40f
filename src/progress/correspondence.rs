//! What was asked, answered and noted about an item: dated lines, which only grow and merge by time.

use std::collections::BTreeSet;
use std::fmt;

use jiff::{Timestamp, tz::TimeZone};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::moment::{Moment, day_of, read};
use super::stamp::Stamp;
use super::unknown::Unknown;

/// What a line tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray, EnumString, IntoStaticStr)]
#[serde(rename_all = "kebab-case", try_from = "String")]
#[strum(serialize_all = "kebab-case")]
pub enum Act {
    /// The item waited from then on, and does not any more: the text is the reason.
    Waited,
    /// The text is the question.
    Asked,
    Reminded,
    Answered,
    Noted,
}

impl Act {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As files and commands have it.
    pub fn word(self) -> &'static str {
        self.into()
    }
}

/// A later version may have it. What is open follows from the acts, so that guessing would tell people something wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("this version does not know the act `{0}`: install a newer hie-onboard, or correct it")]
pub struct UnknownAct(String);

impl TryFrom<String> for Act {
    type Error = UnknownAct;

    fn try_from(word: String) -> Result<Self, UnknownAct> {
        word.parse().map_err(|_| UnknownAct(word))
    }
}

/// Sorts by time, and at the same time in an order that does not depend on who wrote it down first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DatedLine {
    #[serde(deserialize_with = "moment")]
    pub at: Timestamp,
    pub act: Act,
    /// Who wrote it down.
    #[serde(default)]
    pub by: String,
    /// The other side: a person, or an office. May be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub with: String,
    /// The question that is answered, or of which somebody is reminded; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    pub text: String,
    /// Keys that this version does not know; they are kept.
    #[serde(default, skip_serializing_if = "Unknown::is_empty")]
    pub extra: Unknown,
}

fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    read(deserializer)?.ok_or_else(|| D::Error::custom("expected a time"))
}

impl DatedLine {
    pub fn new(stamp: &Stamp, act: Act, text: &str) -> Self {
        let (with, question, extra) = (String::new(), String::new(), Unknown::default());
        Self { at: stamp.at, act, by: stamp.by.clone(), with, question, text: text.to_owned(), extra }
    }

    /// `2026-11-02 asked HLTH by ana: Which form?`, on one line.
    pub fn sentence(&self, zone: &TimeZone) -> String {
        let day = day_of(self.at, zone);
        let by = if self.by.is_empty() { String::new() } else { format!(" by {}", self.by) };
        // A reminder may say nothing else.
        let (about, text) = match (self.question.as_str(), self.text.as_str()) {
            ("", text) => (String::new(), text),
            (question, "") => (String::new(), question),
            (question, text) => (format!(" \"{question}\""), text),
        };
        let with = match self.act {
            _ if self.with.is_empty() => String::new(),
            Act::Asked | Act::Reminded => format!(" {}", self.with),
            Act::Answered => format!(" by {}", self.with),
            Act::Noted | Act::Waited => format!(" with {}", self.with),
        };
        let is_theirs = matches!(self.act, Act::Answered | Act::Waited);
        let noted = if is_theirs && !by.is_empty() { format!(" (noted{by})") } else { by };
        let verb = if self.act == Act::Waited { "started waiting" } else { self.act.word() };
        let text = if text.is_empty() { String::new() } else { format!(": {text}") };
        format!("{day} {verb}{with}{noted}{about}{text}")
    }

    /// An answer as it stands beside its question: `told to you on 2026-12-03 by HLTH: The one of 2024.`
    pub fn told(&self, zone: &TimeZone) -> String {
        let by = if self.with.is_empty() { String::new() } else { format!(" by {}", self.with) };
        format!("told to you on {}{by}: {}", day_of(self.at, zone), self.text)
    }

    /// When and whom, without the question: `asked HLTH on 2026-11-02, by ana`.
    pub fn occasion(&self, zone: &TimeZone) -> String {
        let with = if self.with.is_empty() { String::new() } else { format!(" {}", self.with) };
        let by = if self.by.is_empty() { String::new() } else { format!(", by {}", self.by) };
        format!("{}{with} on {}{by}", self.act.word(), day_of(self.at, zone))
    }
}

/// The answers to `question`, oldest first.
pub fn answers<'a>(lines: &'a BTreeSet<DatedLine>, question: &'a str) -> impl Iterator<Item = &'a DatedLine> {
    lines.iter().filter(move |line| line.act == Act::Answered && line.question == question)
}

/// A row for each line, with its day in UTC: files mean the same everywhere.
pub(super) fn words(lines: &BTreeSet<DatedLine>) -> String {
    lines.iter().map(|line| line.sentence(&TimeZone::UTC)).collect::<Vec<_>>().join("\n")
}

/// As the progress file has lines: with a time of TOML, and unknown keys among the others.
pub(super) struct Stored<'r>(pub &'r BTreeSet<DatedLine>);

struct StoredLine<'r>(&'r DatedLine);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(StoredLine))
    }
}

impl Serialize for StoredLine<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let DatedLine { at, act, by, with, question, text, extra } = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("at", &Moment(Some(*at)))?;
        map.serialize_entry("act", act)?;
        map.serialize_entry("by", by)?;
        for (key, words) in [("with", with), ("question", question)] {
            if !words.is_empty() {
                map.serialize_entry(key, words)?;
            }
        }
        map.serialize_entry("text", text)?;
        for (key, value) in extra.table() {
            map.serialize_entry(&key, &value)?;
        }
        map.end()
    }
}

/// A line of a progress file. Not derived, because serde's `flatten` would lose the line of a mistake in it.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Given(pub DatedLine);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Keys)
    }
}

struct Keys;

impl<'de> Visitor<'de> for Keys {
    type Value = Given;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a line of correspondence")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Given, A::Error> {
        let (mut at, mut act, mut said) = (None, None, None);
        let [mut by, mut with, mut question] = [const { String::new() }; 3];
        let mut extra = Unknown::default();
        while let Some(name) = map.next_key::<String>()? {
            match name.as_str() {
                "at" => at = map.next_value::<Moment<_>>()?.0,
                "act" => act = Some(map.next_value()?),
                "by" => by = map.next_value()?,
                "with" => with = map.next_value()?,
                "question" => question = map.next_value()?,
                "text" => said = Some(map.next_value()?),
                _ => extra.read(name, &mut map)?,
            }
        }
        let at = at.ok_or_else(|| A::Error::custom("a line without its time: expected `at`"))?;
        let act = act.ok_or_else(|| A::Error::missing_field("act"))?;
        let text = said.ok_or_else(|| A::Error::missing_field("text"))?;
        Ok(Given(DatedLine { at, act, by, with, question, text, extra }))
    }
}
