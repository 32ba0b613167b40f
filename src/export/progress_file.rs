//! Taking in another progress file, such as the conflicted copy that a sync client left.

use super::import::{Imported, ImportedItem, ImportedStatus, Mistake};
use crate::guide::Guide;
use crate::progress::{Progress, ProgressError, Record, Scope};

/// Whether `text` begins as progress files do.
pub fn is_one(text: &str) -> bool {
    let first = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.and_then(|line| line.split_once('=')).is_some_and(|(key, _)| matches!(key.trim(), "schema" | "guide"))
}

/// Reads a progress file.
///
/// # Errors
/// What makes it unusable, with its line.
pub fn read(guide: &Guide, text: &str) -> Result<Imported, Vec<Mistake>> {
    let progress = Progress::parse(text).map_err(|error| vec![mistake(&error)])?;
    if progress.guide != guide.id {
        return Err(vec![mistake(&ProgressError::Guide { found: progress.guide, expected: guide.id.to_string() })]);
    }
    let given = |(id, record): (String, Record)| ImportedItem {
        id,
        status: ImportedStatus::Dated(record.standing.clone()),
        record,
        line: 1,
        is_row: false,
    };
    let items = progress.records.into_iter().map(|record| (1, given(record))).collect();
    let mut imported = Imported::new(items, Vec::new())?.carry_over(guide);
    // A scope that nobody set says nothing.
    imported.scope = Some(progress.scope).filter(|scope| *scope != Scope::default());
    imported.product = *progress.product;
    imported.releases = progress.releases;
    imported.extra = progress.extra;
    Ok(imported)
}

fn mistake(error: &ProgressError) -> Mistake {
    let words = error.to_string();
    let line = match error {
        ProgressError::Syntax { position, .. } => position.line,
        ProgressError::Conflict { line } | ProgressError::Schema { line, .. } => *line,
        ProgressError::Guide { .. } => return Mistake { line: 1, what: words },
    };
    let what = words.split_once(": ").map_or(words.as_str(), |(_, what)| what).to_owned();
    Mistake { line, what }
}
