//! Edits a note in the user's own editor, which has the terminal meanwhile.

use std::io;
use std::time::Instant;

use super::clock::exactly_now;
use super::host::Event;
use super::system_host::SystemHost;
use super::terminal;
use crate::drafts::{NoteFile, checked};
use crate::editor;
use crate::progress::MAX_NOTE_BYTES;
use crate::text::shown_path;
use crate::tui::state::message::{Announcement, Edited, News};

impl SystemHost {
    /// Lets the user edit `text`, the note of `item`; the answer comes as a message.
    ///
    /// # Errors
    /// When the terminal cannot be taken back.
    pub(super) fn edit(&self, item: String, text: String) -> io::Result<()> {
        let answer = match NoteFile::write(&self.own.state, &item, &text, exactly_now(self.opened)) {
            Ok(file) => self.answer(item, text, file)?,
            Err(error) => remark(&error.to_string()),
        };
        self.events.send(Event::News(answer));
        Ok(())
    }

    fn answer(&self, item: String, text: String, file: NoteFile) -> io::Result<News> {
        let begun = Instant::now();
        let edited = self.in_editor(&file)?;
        let is_at_once = begun.elapsed() < editor::AT_ONCE;
        let after = edited.and_then(|()| file.text().map_err(|error| error.to_string()));
        let answer = match after.and_then(|after| checked(&after).ok_or_else(too_long)) {
            Ok(_) if !file.is_changed() && is_at_once => News::Remark(format!("The editor changed nothing: {}.", editor::WAIT)),
            Ok(_) if !file.is_changed() => News::Edited(Edited { item, before: text.clone(), after: text }),
            Ok(after) => News::Edited(Edited { item, before: text, after }),
            Err(reason) if file.is_changed() => return Ok(kept(&file, reason)),
            Err(reason) => remark(&reason),
        };
        file.forget();
        Ok(answer)
    }

    /// Runs the editor while it has the terminal; an editor that fails does not end the interface.
    fn in_editor(&self, file: &NoteFile) -> io::Result<Result<(), String>> {
        let away = self.handover.begin();
        terminal::give_back();
        let modes = terminal::Modes::now();
        let edited = editor::edit(&self.editor, file.path(), |process| away.set_owner(process));
        // An editor that was killed may have left the terminal in any state.
        modes.restore();
        drop(away);
        self.take_back()?;
        Ok(edited.map_err(|error| error.to_string()))
    }
}

fn remark(sentence: &str) -> News {
    News::Remark(format!("The note is unchanged: {sentence}"))
}

/// Whatever the reason that the note cannot be changed, what was typed is kept.
fn kept(file: &NoteFile, reason: String) -> News {
    News::Announced(Announcement {
        title: "The note is unchanged; what you typed is kept in".to_owned(),
        text: shown_path(file.path()),
        hint: reason,
    })
}

fn too_long() -> String {
    format!("It is too long: a note holds {} KiB. Put more into a file, and add that as evidence.", MAX_NOTE_BYTES / 1024)
}
