//! A note while it is in the user's own editor: the file that holds it, and what became of it there.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::progress::{MAX_BYTES, MAX_NOTE_BYTES};
use crate::store::{self, Rights, StoreError, memory};
use crate::text::normalize;

/// A file of its own for each time: an earlier one may hold what could not be saved then.
#[derive(Debug)]
pub struct Draft {
    path: PathBuf,
    /// What it held at first.
    text: String,
}

impl Draft {
    /// Writes the note `before` of the item called `id` into a new file in the directory `state`, readable by its owner only.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(state: &Path, id: &str, before: &str, now: Timestamp) -> Result<Self, StoreError> {
        let name = format!("note-{id}-{}-{}.md", now.as_millisecond(), std::process::id());
        let path = state.join(name);
        // As editors leave it: what is added goes to a line of its own.
        let before = normalize(before);
        let text = if before.is_empty() || before.ends_with('\n') { before.into_owned() } else { format!("{before}\n") };
        store::write(&path, text.as_bytes(), Rights::Private)?;
        Ok(Self { path, text })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it holds now.
    ///
    /// # Errors
    /// When it cannot be read, or is no text.
    pub fn text(&self) -> Result<String, StoreError> {
        store::read(&self.path, MAX_BYTES).map(|text| normalize(&text).into_owned())
    }

    /// Whether it holds something that somebody typed; what cannot be read was typed as well, in another encoding or at great length.
    pub fn is_typed(&self) -> bool {
        self.path.exists() && !self.text().is_ok_and(|text| text == self.text)
    }

    pub fn forget(self) {
        memory::forget(&self.path);
    }
}

/// Whether a file called `name` was given to an editor; one that is still there was not taken back.
pub fn is_draft(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|name| name.starts_with("note-"))
}

/// The note without the line ends that editors and pipes add; `None` where it is too long to keep.
pub fn checked(note: &str) -> Option<String> {
    let note = normalize(note).trim_end().to_owned();
    (note.len() <= MAX_NOTE_BYTES).then_some(note)
}

#[cfg(test)]
mod tests {
    use super::{MAX_NOTE_BYTES, checked};

    #[test]
    fn the_end_of_a_note_is_trimmed_and_its_lines_are_ours() {
        assert_eq!(checked("one\r\ntwo\n\n").as_deref(), Some("one\ntwo"));
    }

    #[test]
    fn a_note_has_a_limit() {
        assert_eq!(checked(&"x".repeat(MAX_NOTE_BYTES + 1)), None);
        assert!(checked(&format!("{}\n", "x".repeat(MAX_NOTE_BYTES))).is_some());
    }
}
