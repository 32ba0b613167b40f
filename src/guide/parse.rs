//! Reading a guide from TOML; every error names the line and what to do about it.

use super::content::Guide;
use super::validate;
use crate::document::{Position, other_schema};
use crate::text::normalize;

pub const SCHEMA: u32 = 1;

/// Of the guide file: ten megabytes of TOML can cost a gigabyte of memory.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// `data/guide.toml`, converted to JSON by `data/build.rs`.
const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/guide.json"));

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GuideError {
    /// Not TOML, or not a guide.
    #[error("{position}: {reason}")]
    Syntax { position: Position, reason: String },
    #[error("line {line}: it has schema {found}, and this version reads schema {SCHEMA}: install a newer hie-onboard")]
    Schema { line: usize, found: i64 },
    /// Contradictions, all at once.
    #[error("{}", .0.join("\n"))]
    Content(Vec<String>),
}

impl Guide {
    /// # Panics
    /// Never: the test suite parses the same text.
    pub fn embedded() -> Self {
        let mut guide: Self = serde_json::from_str(EMBEDDED).expect("the embedded guide is checked by the test suite");
        guide.repeat_items();
        guide
    }

    /// # Errors
    /// With the line; contradictions are reported all together.
    pub fn parse(text: &str) -> Result<Self, GuideError> {
        let text = &normalize(text);
        if let Some((line, found)) = other_schema(text, SCHEMA) {
            return Err(GuideError::Schema { line, found });
        }
        let mut guide: Self = toml::from_str(text).map_err(|error: toml::de::Error| GuideError::Syntax {
            position: Position::of_error(text, &error),
            reason: error.message().to_owned(),
        })?;
        let problems = validate::problems(&guide, text);
        if !problems.is_empty() {
            return Err(GuideError::Content(problems));
        }
        guide.repeat_items();
        Ok(guide)
    }
}

#[cfg(test)]
mod tests {
    use super::{Guide, GuideError};

    const SOURCE: &str = include_str!("../../data/guide.toml");

    #[test]
    fn the_embedded_guide_has_no_problems_and_is_the_one_in_the_source() {
        assert_eq!(Guide::parse(SOURCE), Ok(Guide::embedded()));
    }

    #[test]
    fn problems_of_content_are_reported_together_with_their_lines() {
        let text = SOURCE.replace("id = \"volume-3a\"", "id = \"volume-2\"").replace("after = [\"", "after = [\"nothing\", \"");
        let Err(GuideError::Content(problems)) = Guide::parse(&text) else { panic!("two kinds of mistakes went unnoticed") };
        assert!(problems.iter().any(|problem| problem.ends_with("the id `volume-2` is used twice: rename one")));
        assert!(problems.iter().any(|problem| problem.ends_with("there is no item `nothing`: define it or correct the name")));
        assert!(problems.iter().all(|problem| problem.starts_with("line ") && !problem.starts_with("line 1:")));
    }

    #[test]
    fn a_problem_is_at_the_fault_and_not_where_the_name_stands_last() {
        let ids: Vec<usize> = SOURCE.match_indices("[[source]]\nid = \"").map(|(at, start)| at + start.len()).collect();
        let name = |at: usize| SOURCE[at..].split('"').next().expect("it ends");
        let (first, second) = (name(ids[0]), name(ids[1]));
        let text = SOURCE.replacen(&format!("[[source]]\nid = \"{second}\""), &format!("[[source]]\nid = \"{first}\""), 1);
        let Err(GuideError::Content(problems)) = Guide::parse(&text) else { panic!("two sources of one name went unnoticed") };
        let line = 1 + SOURCE[..ids[1]].matches('\n').count();
        assert_eq!(problems[0], format!("line {line}: the source `{first}` is defined twice: rename one"));
        let used = 1 + SOURCE
            .lines()
            .position(|line| line.starts_with("sources = ") && line.contains(&format!("\"{second}\"")))
            .expect("it is used");
        assert!(
            problems.contains(&format!("line {used}: there is no source `{second}`: define it or correct the name")),
            "{problems:?}"
        );
    }

    #[test]
    fn a_newer_schema_and_a_misspelt_key_name_their_line() {
        let newer = SOURCE.replacen("schema = 1", "schema = 2", 1);
        assert!(Guide::parse(&newer).is_err_and(|error| error.to_string().starts_with("line 1: it has schema 2")));
        let misspelt = SOURCE.replacen("edition = ", "editoin = ", 1);
        assert!(
            Guide::parse(&misspelt)
                .is_err_and(|error| error.to_string().starts_with("line 4, column 1: unknown field `editoin`"))
        );
    }
}
