//! What was asked, answered and noted about an item: dated lines, which only grow and merge by time.

use std::collections::BTreeSet;

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::moment::{Moment, day_of, read};
use super::stamp::Stamp;

/// What a line tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, VariantArray, EnumString, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
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
}

fn moment<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    read(deserializer)?.ok_or_else(|| D::Error::custom("expected a time"))
}

impl DatedLine {
    pub fn new(stamp: &Stamp, act: Act, text: &str) -> Self {
        let (with, question) = (String::new(), String::new());
        Self { at: stamp.at, act, by: stamp.by.clone(), with, question, text: text.to_owned() }
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

/// As the progress file has lines: with a time of TOML.
pub(super) struct Stored<'r>(pub &'r BTreeSet<DatedLine>);

#[derive(Serialize)]
struct StoredLine<'r> {
    at: Moment<Timestamp>,
    act: Act,
    by: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    with: &'r str,
    #[serde(skip_serializing_if = "str::is_empty")]
    question: &'r str,
    text: &'r str,
}

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(|DatedLine { at, act, by, with, question, text }| StoredLine {
            at: Moment(Some(*at)),
            act: *act,
            by,
            with,
            question,
            text,
        }))
    }
}
