//! What an import may not bring in, although it can be read.

use super::import::{Imported, ImportedItem, Mistake};
use crate::progress::{Field, MAX_NOTE_BYTES, Progress, Stamp};

impl Imported {
    /// Whether what would change is allowed.
    ///
    /// # Errors
    /// Everything that is not, with its line.
    pub fn check(&self, progress: &Progress, stamp: &Stamp) -> Result<(), Vec<Mistake>> {
        let mistakes = self.items.iter().flat_map(|given| {
            let here = progress.record(&given.id);
            let fields = given.fields(here, stamp).into_iter().filter(|field| *field != field.same_in(here));
            fields.filter_map(|field| Some(Mistake { line: given.line, what: problem(given, &field)? }))
        });
        let mistakes: Vec<_> = mistakes.collect();
        if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
    }
}

/// What is wrong with giving an item this value.
fn problem(given: &ImportedItem, field: &Field) -> Option<String> {
    match field {
        Field::Standing(standing) if standing.status.lacks_reason(&standing.reason) => {
            Some(format!("`{}` of `{}` needs a reason", standing.status.word(), given.id))
        }
        // A backup holds what a progress file held, and that may have grown by merging.
        Field::Note(note) if given.is_row && String::len(note) > MAX_NOTE_BYTES => {
            Some(format!("the note of `{}` would be too long: it can hold {} KiB", given.id, MAX_NOTE_BYTES / 1024))
        }
        _ => None,
    }
}
