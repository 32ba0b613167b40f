//! A note in the user's own editor: the terminal is handed over, and taken back as it was.

use std::io;
use std::time::Instant;

use super::clock::exactly_now;
use super::host::Event;
use super::system_host::SystemHost;
use super::terminal;
use crate::drafts::{Draft, checked};
use crate::editor;
use crate::progress::MAX_NOTE_BYTES;
use crate::text::shown_path;
use crate::tui::state::message::Announcement;
use crate::tui::state::message::{Edited, News};

impl SystemHost {
    /// Lets the user change `text`, a note of the item called `item`; the answer comes as a message.
    ///
    /// # Errors
    /// When the terminal cannot be taken back.
    pub(super) fn edit(&self, item: String, text: String) -> io::Result<()> {
        let answer = match Draft::write(&self.state, &item, &text, exactly_now(self.opened)) {
            Ok(draft) => self.answer(item, text, draft)?,
            Err(error) => remark(&error.to_string()),
        };
        // The loop holds the other end.
        let _ = self.events.send(Event::News(answer));
        Ok(())
    }

    fn answer(&self, item: String, text: String, draft: Draft) -> io::Result<News> {
        let Some(paused) = self.keyboard.pause() else {
            draft.forget();
            return Ok(remark("keys are still coming in: wait a moment, then try again."));
        };
        let begun = Instant::now();
        let edited = self.in_editor(&draft)?;
        let is_at_once = begun.elapsed() < editor::AT_ONCE;
        drop(paused);
        let after = edited.and_then(|()| draft.text().map_err(|error| error.to_string()));
        let answer = match after.and_then(|after| checked(&after).ok_or_else(too_long)) {
            Ok(_) if !draft.is_typed() && is_at_once => News::Remark(format!("The editor changed nothing: {}.", editor::WAIT)),
            Ok(_) if !draft.is_typed() => News::Edited(Edited { item, before: text.clone(), after: text }),
            Ok(after) => News::Edited(Edited { item, before: text, after }),
            Err(reason) if draft.is_typed() => return Ok(kept(&draft, reason)),
            Err(reason) => remark(&reason),
        };
        draft.forget();
        Ok(answer)
    }

    /// Runs the editor while it has the terminal; why it did not do its work is no reason to stop ours.
    fn in_editor(&self, draft: &Draft) -> io::Result<Result<(), String>> {
        let away = self.handover.begin();
        terminal::give_back();
        let modes = terminal::Modes::now();
        let edited = editor::edit(&self.editor, draft.path(), |process| away.is_with(process));
        // One that was killed may have left the terminal in any state.
        modes.restore();
        drop(away);
        self.take_back()?;
        Ok(edited.map_err(|error| error.to_string()))
    }
}

fn remark(sentence: &str) -> News {
    News::Remark(format!("The note is as it was: {sentence}"))
}

/// What was typed is not lost, whatever the reason is that it cannot be the note.
fn kept(draft: &Draft, reason: String) -> News {
    News::Announced(Announcement {
        title: "The note is as it was; what you typed is kept in".to_owned(),
        text: shown_path(draft.path()),
        hint: reason,
    })
}

fn too_long() -> String {
    format!("It is too long: a note holds {} KiB. Put more into a file, and add that as evidence.", MAX_NOTE_BYTES / 1024)
}
