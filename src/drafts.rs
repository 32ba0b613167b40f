//! The file that holds a note while it is open in the user's own editor.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::progress::{MAX_BYTES, MAX_NOTE_BYTES};
use crate::store::{self, Rights, StoreError, memory};
use crate::text::normalize;

/// A new file each time: an earlier one may hold a note that could not be saved.
#[derive(Debug)]
pub struct NoteFile {
    path: PathBuf,
    /// Its content before the editor had it.
    text: String,
}

impl NoteFile {
    /// Writes the note `before` of the item `id` to a new private file in the directory `state`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(state: &Path, id: &str, before: &str, now: Timestamp) -> Result<Self, StoreError> {
        let name = format!("note-{id}-{}-{}.md", now.as_millisecond(), std::process::id());
        let path = state.join(name);
        // Text that is added at the end then begins on a line of its own.
        let before = normalize(before);
        let text = if before.is_empty() || before.ends_with('\n') { before.into_owned() } else { format!("{before}\n") };
        store::write(&path, text.as_bytes(), Rights::Private)?;
        Ok(Self { path, text })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// # Errors
    /// When it cannot be read, or is not text.
    pub fn text(&self) -> Result<String, StoreError> {
        store::read(&self.path, MAX_BYTES).map(|text| normalize(&text).into_owned())
    }

    /// Whether the user changed it. A file that cannot be read was changed too: it has another encoding or is too long.
    pub fn is_changed(&self) -> bool {
        self.path.exists() && !self.text().is_ok_and(|text| text == self.text)
    }

    pub fn forget(self) {
        memory::forget(&self.path);
    }
}

/// Whether `name` is that of a note file; one that still exists was left in an editor.
pub fn is_note_file(name: &str) -> bool {
    name.strip_suffix(".md").is_some_and(|name| name.starts_with("note-"))
}

/// The note without the line ends that editors and pipes add; `None` if it is too long.
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
