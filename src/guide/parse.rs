//! Reading a guide from TOML; every error names the line and what to do about it.

use super::content::Guide;
use super::problem::{GuideError, Problem};
use super::validate;
use crate::document::{Position, other_schema};
use crate::text::normalize;

pub const SCHEMA: u32 = 1;

/// Id of the guide that is built in.
pub const BUILT_IN: &str = "bc-hie";

/// Of the guide file: what is TOML and nothing else can cost seventy times as much memory.
pub const MAX_BYTES: u64 = 8 * 1024 * 1024;

impl Guide {
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
