//! The text of a progress file: dense, sorted and canonical, so that people can review it and git can merge it.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::{Table, value::Datetime};

use super::{Progress, Record, SCHEMA, Scope, Standing, Status};
use crate::document::{Position, other_schema};
use crate::text::normalize;

const FIRST_LINE: &str = "# Progress kept by hie-onboard; made to be shared through git.";

const HEADER: &str = "
# Edit it with the program or by hand. Comments are not kept: use notes.

";

/// Closes what begins with the header: a file that something cut short at the end of a line would otherwise look whole.
const FOOTER: &str = "# End of progress.";

/// Why the text of a progress file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProgressError {
    /// Not TOML, or not the shape of progress.
    #[error("{position}: {reason}")]
    Syntax { position: Position, reason: String },
    /// Git left both sides in the file.
    #[error(
        "line {line}: an unfinished git merge (<<<<<<<): choose one side there, or take your version back with git checkout --ours"
    )]
    Conflict {
        /// Line of the first marker, from 1.
        line: usize,
    },
    /// Made by a later version of the program.
    #[error("line {line}: it has schema {found}, and this version reads schema {SCHEMA}: install a newer hie-onboard")]
    Schema {
        /// Line in the file, from 1.
        line: usize,
        found: i64,
    },
    /// Made for another guide.
    #[error("it belongs to the guide `{found}`, not to `{expected}`: choose another file with --file, or the guide with --guide")]
    Guide { found: String, expected: String },
}

impl Progress {
    /// Reads the text of a progress file.
    ///
    /// # Errors
    /// Says in which line what is wrong.
    pub fn parse(text: &str) -> Result<Self, ProgressError> {
        let text = &normalize(text);
        let document = toml::from_str::<Document>(text).map_err(|error| explain(text, &error))?;
        if let Some((line, found)) = (document.schema != SCHEMA).then(|| other_schema(text, SCHEMA)).flatten() {
            return Err(ProgressError::Schema { line, found });
        }
        if text.starts_with(FIRST_LINE) && !text.lines().any(|line| line == FOOTER) {
            return Err(broken_off(text, "the file breaks off here; its last line, `# End of progress.`, is missing"));
        }
        Ok(document.into_progress())
    }

    /// The canonical text: the same progress always gives the same bytes.
    ///
    /// # Panics
    /// Never: tables with string keys can always be written as TOML.
    pub fn to_text(&self) -> String {
        let document = Document::from_progress(self);
        let body = toml::to_string_pretty(&document).expect("tables with string keys can always be written as TOML");
        format!("{FIRST_LINE}{HEADER}{body}\n{FOOTER}\n")
    }
}

/// Why `text` is not progress; another format may have other keys too, so its schema is asked first.
fn explain(text: &str, error: &toml::de::Error) -> ProgressError {
    match (other_schema(text, SCHEMA), conflict(text)) {
        (Some((line, found)), _) => ProgressError::Schema { line, found },
        (None, Some(line)) => ProgressError::Conflict { line },
        (None, None) if is_empty(text) => broken_off(text, "the file is empty: to begin anew, delete it"),
        (None, None) => ProgressError::Syntax { position: Position::of_error(text, error), reason: error.message().to_owned() },
    }
}

/// Also where it is full of zeros, as some file systems leave a file after a power cut.
fn is_empty(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character == '\0')
}

fn broken_off(text: &str, reason: &str) -> ProgressError {
    ProgressError::Syntax { position: Position::of(text, usize::MAX), reason: reason.to_owned() }
}

/// The line of the first marker that git leaves where it could not merge.
fn conflict(text: &str) -> Option<usize> {
    let marker = |line: &str| line.starts_with("<<<<<<< ") || line == "<<<<<<<";
    text.lines().position(marker).map(|index| index + 1)
}

#[derive(Serialize, Deserialize)]
struct Document {
    schema: u32,
    guide: String,
    #[serde(default)]
    scope: ScopeTable,
    #[serde(default)]
    item: BTreeMap<String, RecordTable>,
    #[serde(flatten)]
    extra: Table,
}

#[derive(Serialize, Deserialize)]
#[serde(default)]
struct ScopeTable {
    systems: Vec<String>,
    medical_practice: bool,
    #[serde(flatten)]
    extra: Table,
}

impl Default for ScopeTable {
    fn default() -> Self {
        Self::from_scope(&Scope::default())
    }
}

impl ScopeTable {
    fn from_scope(scope: &Scope) -> Self {
        Self { systems: scope.systems.clone(), medical_practice: scope.medical_practice, extra: scope.extra.clone() }
    }
}

/// The keys of a record in the order in which they are written, every one of them always.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct RecordTable {
    status: Status,
    #[serde(with = "or_empty")]
    at: Option<Timestamp>,
    by: String,
    edition: u32,
    owner: String,
    #[serde(with = "or_empty")]
    due: Option<Date>,
    reason: String,
    evidence: Vec<String>,
    note: String,
    #[serde(flatten)]
    extra: Table,
}

impl Document {
    fn from_progress(progress: &Progress) -> Self {
        let item = progress.records.iter().map(|(id, record)| (id.clone(), RecordTable::from_record(record))).collect();
        let scope = ScopeTable::from_scope(&progress.scope);
        Self { schema: SCHEMA, guide: progress.guide.clone(), scope, item, extra: progress.extra.clone() }
    }

    fn into_progress(self) -> Progress {
        let ScopeTable { systems, medical_practice, extra } = self.scope;
        let scope = Scope { systems, medical_practice, extra };
        let records = self.item.into_iter().map(|(id, table)| (id, table.into_record())).collect();
        Progress { guide: self.guide, scope, records, extra: self.extra }
    }
}

impl RecordTable {
    fn from_record(record: &Record) -> Self {
        let Record { standing, owner, due, evidence, note, extra } = record.clone();
        let Standing { status, at, by, edition, reason } = standing;
        Self { status, at, by, edition, owner, due, reason, evidence, note, extra }
    }

    fn into_record(self) -> Record {
        let Self { status, at, by, edition, owner, due, reason, evidence, note, extra } = self;
        Record { standing: Standing { at, by, status, edition, reason }, owner, due, evidence, note, extra }
    }
}

/// A date or time as TOML's own, or an empty string where there is none.
mod or_empty {
    use super::{Datetime, Deserialize, Deserializer, Serialize, Serializer};
    use serde::{de::Error as _, ser::Error as _};
    use std::{fmt::Display, str::FromStr};

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Value {
        Datetime(Datetime),
        Text(String),
    }

    #[expect(clippy::ref_option, reason = "serde passes a reference to the field")]
    pub fn serialize<T: Display, S: Serializer>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error> {
        match value {
            None => serializer.serialize_str(""),
            Some(value) => value.to_string().parse::<Datetime>().map_err(S::Error::custom)?.serialize(serializer),
        }
    }

    pub fn deserialize<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
    where
        T: FromStr<Err: Display> + Display,
        D: Deserializer<'de>,
    {
        let text = match Value::deserialize(deserializer).map_err(|_| D::Error::custom("expected a date, or \"\" for none"))? {
            Value::Datetime(datetime) => datetime.to_string(),
            Value::Text(text) => text,
        };
        if text.is_empty() {
            return Ok(None);
        }
        let value: T = text.parse().map_err(D::Error::custom)?;
        // Years before 0 can be read from a string, but TOML has no way to write them.
        value.to_string().parse::<Datetime>().map_err(|_| D::Error::custom("expected a year from 0 to 9999"))?;
        Ok(Some(value))
    }
}

#[cfg(test)]
mod tests {
    use super::{Progress, ProgressError};

    const SAMPLE: &str = "schema = 1\nguide = \"g\"\nfuture = \"x\"\n\n[item.a]\nstatus = \"waiting\"\nat = 2026-11-02T17:04:09Z\ndue = 2026-12-01\nnew = 1\n";

    #[test]
    fn every_key_is_written_and_unknown_ones_survive() {
        let text = Progress::parse(SAMPLE).expect("it parses").to_text();
        for line in ["at = 2026-11-02T17:04:09Z", "due = 2026-12-01", "new = 1", "future = \"x\"", "owner = \"\"", "note = \"\""]
        {
            assert!(text.lines().any(|other| other == line), "{line} is missing in\n{text}");
        }
        assert_eq!(Progress::parse(&text).expect("it parses").to_text(), text);
    }

    #[test]
    fn errors_name_the_line() {
        let line = |text: &str| Progress::parse(text).expect_err("it is wrong").to_string();
        assert_eq!(
            line("schema = 1\nguide = \"g\"\n[item.a]\nstatus = \"dne\"\n"),
            "line 4, column 10: unknown variant `dne`, expected one of `todo`, `doing`, `waiting`, `done`, `not-applicable`"
        );
        assert!(line("schema = 9\n").starts_with("line 1: it has schema 9"));
        assert!(line("schema = 1\n<<<<<<< HEAD\n").starts_with("line 2: an unfinished git merge"));
        assert!(line("schema = 1\nguide = \"g\"\n[item.a]\ndue = \"soon\"\n").starts_with("line 4, column 7"));
    }

    #[test]
    fn conflict_markers_inside_a_note_are_only_text() {
        let text = "schema = 1\nguide = \"g\"\n[item.a]\nnote = \"\"\"\n<<<<<<< HEAD\n\"\"\"\n";
        assert!(!matches!(Progress::parse(text), Err(ProgressError::Conflict { .. })));
    }
}
