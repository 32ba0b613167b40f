//! The text of a progress file: sorted, canonical and with every item in it, so that people can review it and git can merge it.

use toml::Table;

use super::state::Progress;
use crate::document::{Position, in_words, other_schema};
use crate::text::normalize;

pub const SCHEMA: u32 = 1;

/// Of the progress file.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

const FIRST_LINE: &str = "# Progress kept by hie-onboard; made to be shared through git.";

const HEADER: &str = "
# Edit it with the program or by hand. Comments are not kept: use notes.

";

/// Without it, a file that was cut short at the end of a line would look complete.
pub const FOOTER: &str = "# End of progress.";

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProgressError {
    /// Not TOML, or not a progress file.
    #[error("{position}: {reason}")]
    Syntax { position: Position, reason: String },
    /// Git left both sides in the file.
    #[error(
        "line {line}: an unfinished git merge (<<<<<<<): `hie-onboard resolve` keeps what both sides typed, or says what to edit"
    )]
    Conflict {
        /// Line of the first marker, from 1.
        line: usize,
    },
    /// Written by a later version of the program.
    #[error("line {line}: it has schema {found}, and this version reads schema {SCHEMA}: install a newer hie-onboard")]
    Schema { line: usize, found: i64 },
    #[error("it belongs to the guide `{found}`, not to `{expected}`: choose another file with --file, or the guide with --guide")]
    Guide { found: String, expected: String },
}

impl Progress {
    /// # Errors
    /// With the line.
    pub fn parse(text: &str) -> Result<Self, ProgressError> {
        let text = &normalize(text);
        let mut progress: Self = toml::from_str(text).map_err(|error| explain(text, &error))?;
        if progress.extra.remove("schema").and_then(|schema| schema.as_integer()) != Some(i64::from(SCHEMA)) {
            return Err(unknown_schema(text));
        }
        if text.starts_with(FIRST_LINE) && !text.lines().rev().any(|line| line == FOOTER) {
            return Err(truncated(text, "the file is cut off here: its last line, `# End of progress.`, is missing"));
        }
        Ok(progress)
    }

    /// The canonical text: the same progress always gives the same bytes.
    ///
    /// # Panics
    /// Never: tables with string keys can always be written as TOML.
    pub fn to_text(&self) -> String {
        let body = toml::to_string_pretty(self).expect("tables with string keys can always be written as TOML");
        format!("{FIRST_LINE}{HEADER}schema = {SCHEMA}\n{body}\n{FOOTER}\n")
    }
}

/// Checks the schema first: another one may have other keys.
fn explain(text: &str, error: &toml::de::Error) -> ProgressError {
    match (other_schema(text, SCHEMA), conflict(text)) {
        (Some((line, found)), _) => ProgressError::Schema { line, found },
        (None, Some(line)) => ProgressError::Conflict { line },
        (None, None) if is_empty(text) => truncated(text, "the file is empty: delete it to start over"),
        (None, None) if has_no_schema(text) => unknown_schema(text),
        (None, None) => {
            ProgressError::Syntax { position: Position::of_error(text, error), reason: in_words(error.message()).into_owned() }
        }
    }
}

/// For a file that is TOML, but has no known schema.
fn unknown_schema(text: &str) -> ProgressError {
    if let Some((line, found)) = other_schema(text, SCHEMA) {
        return ProgressError::Schema { line, found };
    }
    let offset = text.find("\nschema").map_or(0, |end_of_line| end_of_line + 1);
    let reason = format!("`schema = {SCHEMA}` is missing: it has to be a whole number, before everything else");
    ProgressError::Syntax { position: Position::of(text, offset), reason }
}

fn has_no_schema(text: &str) -> bool {
    toml::from_str::<Table>(text).is_ok_and(|table| table.get("schema").is_none_or(|schema| !schema.is_integer()))
}

/// Some file systems leave a file full of zeros after a power cut.
fn is_empty(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character == '\0')
}

fn truncated(text: &str, reason: &str) -> ProgressError {
    ProgressError::Syntax { position: Position::of(text, usize::MAX), reason: reason.to_owned() }
}

/// The line of git's first conflict marker.
fn conflict(text: &str) -> Option<usize> {
    let marker = |line: &str| line.starts_with("<<<<<<< ") || line == "<<<<<<<";
    text.lines().position(marker).map(|index| index + 1)
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
            "line 4, column 10: unknown word `dne`, expected one of `todo`, `doing`, `waiting`, `done`, `not-applicable`"
        );
        assert!(line("schema = 9\n").starts_with("line 1: it has schema 9"));
        assert!(line("schema = 1\n<<<<<<< HEAD\n").starts_with("line 2: an unfinished git merge"));
        assert!(line("schema = 1\nguide = \"g\"\n[item.a]\ndue = \"soon\"\n").starts_with("line 4, column 7"));
    }

    #[test]
    fn keys_of_later_versions_in_details_and_lines_survive_and_mistakes_have_lines() {
        let with = |day: &str, act: &str| {
            format!(
                "schema = 1\nguide = \"g\"\n[item.a.evidence-details.\"vpa.pdf\"]\ndated = {day}\nlater = 2026-12-02\n\
                 [[item.a.correspondence]]\nat = 2026-11-02T17:04:09Z\nact = \"{act}\"\ntext = \"Which?\"\nnewer = [1]\n"
            )
        };
        let text = Progress::parse(&with("2026-12-01", "asked")).expect("it parses").to_text();
        assert!(text.contains("dated = 2026-12-01\nlater = 2026-12-02\n") && text.contains("\nnewer = [1]\n"), "{text}");
        assert_eq!(Progress::parse(&text).expect("it parses").to_text(), text);
        let wrong = |day: &str, act: &str| Progress::parse(&with(day, act)).expect_err("it is wrong").to_string();
        assert!(wrong("\"soon\"", "asked").starts_with("line 4, column 9: `soon` is not"), "{}", wrong("\"soon\"", "asked"));
        let unknown = "line 8, column 7: this version does not know the act `met`: install a newer hie-onboard, or correct it";
        assert_eq!(wrong("2026-12-01", "met"), unknown);
    }

    #[test]
    fn conflict_markers_inside_a_note_are_only_text() {
        let text = "schema = 1\nguide = \"g\"\n[item.a]\nnote = \"\"\"\n<<<<<<< HEAD\n\"\"\"\n";
        assert!(!matches!(Progress::parse(text), Err(ProgressError::Conflict { .. })));
    }
}
