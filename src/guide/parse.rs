//! Reading a guide from TOML; every error names the line and what to do about it.

use std::fmt;

use super::content::Guide;
use super::validate;
use crate::document::{Position, other_schema};
use crate::text::normalize;

pub const SCHEMA: u32 = 1;

/// Id of the guide that is built in.
pub const BUILT_IN: &str = "bc-hie";

/// Of the guide file: ten megabytes of TOML can cost a gigabyte of memory.
pub const MAX_BYTES: u64 = 1024 * 1024;

/// More problems than anybody corrects before trying again.
const MOST_TOLD: usize = 50;

/// `data/guide.toml`, converted to JSON by `data/build.rs`.
const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/guide.json"));

/// Something wrong with the text of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub position: Position,
    /// What is wrong, and what to do about it.
    pub sentence: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.position, self.sentence)
    }
}

/// Everything that is wrong with a guide, in the order of its file; there is at least one thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", told(.0))]
pub struct GuideError(pub Vec<Problem>);

/// One problem as it is; more of them as a list, which ends before it fills the screen several times.
fn told(problems: &[Problem]) -> String {
    let (shown, others) = problems.split_at(problems.len().min(MOST_TOLD));
    let lines = shown.iter().map(|problem| format!("\n  {problem}")).collect::<String>();
    match (shown, others.len()) {
        ([only], 0) => only.to_string(),
        (_, 0) => format!("it has {} problems:{lines}", problems.len()),
        (_, more) => {
            format!("it has {} problems:{lines}\n  and {more} more: `hie-onboard guide validate` shows all", problems.len())
        }
    }
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
    /// With everything that is wrong, each with its position.
    pub fn parse(text: &str) -> Result<Self, GuideError> {
        let text = &normalize(text);
        if let Some((line, found)) = other_schema(text, SCHEMA) {
            let sentence = format!("it has schema {found}, and this version reads schema {SCHEMA}: install a newer hie-onboard");
            return Err(GuideError(vec![Problem { position: Position { line, column: 1 }, sentence }]));
        }
        let mut guide = validate::read(text).map_err(GuideError)?;
        guide.repeat_items();
        Ok(guide)
    }
}

#[cfg(test)]
mod tests;
