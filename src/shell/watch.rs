//! Notices what others do to the progress file, when it is asked; on a thread, since a disk may not answer.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::host::Event;
use super::last_read::LastRead;
use super::threads::spawn;
use crate::guide::Guide;
use crate::progress::counted;
use crate::store::{Fingerprint, Store, StoreError};
use crate::text::shown_path;
use crate::tui::state::message::Announcement;
use crate::tui::state::message::News;
use crate::tui::state::parts::Damage;

/// When to read the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    IfChanged,
    Always,
}

/// The watching thread.
#[derive(Debug)]
pub struct Watch(Sender<Look>);

impl Watch {
    /// Starts the thread, with the file as it was just before it was last read.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start(
        store: Store,
        guide: Arc<Guide>,
        seen: Option<Fingerprint>,
        last_read: LastRead,
        events: Sender<Event>,
    ) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let work = Work { store, guide, seen, last_read };
        spawn("watch", events, move |events| work.run(&receiver, events))?;
        Ok(Self(sender))
    }

    /// Lets it look; what is new comes as a message.
    pub fn look(&self) {
        self.ask(Look::IfChanged);
    }

    /// Lets it read the file in any case.
    pub fn read(&self) {
        self.ask(Look::Always);
    }

    fn ask(&self, look: Look) {
        // The thread ends only after this sender is dropped, or by a panic, which ends the program.
        let _ = self.0.send(look);
    }
}

/// The watching thread at work.
struct Work {
    store: Store,
    guide: Arc<Guide>,
    seen: Option<Fingerprint>,
    last_read: LastRead,
}

impl Work {
    fn run(mut self, requests: &Receiver<Look>, events: &Sender<Event>) {
        while let Ok(first) = requests.recv() {
            let is_asked = requests.try_iter().chain([first]).any(|look| look == Look::Always);
            let now = self.store.fingerprint();
            if is_asked || now != self.seen {
                self.seen = now;
                self.read(events);
            }
        }
    }

    /// Tells what the file holds now, or what is wrong with it.
    fn read(&self, events: &Sender<Event>) {
        let mut last_read = self.last_read.lock();
        let message = match self.store.reload(&self.guide, &last_read) {
            Ok(progress) => {
                last_read.clone_from(&progress);
                News::Loaded(progress)
            }
            Err(loss @ StoreError::Gone { .. }) => self.lost("The progress file is gone; its content is still here", &loss),
            Err(loss) if loss.is_loss() => self.lost("The progress file suddenly holds far less; the rest is still here", &loss),
            Err(error) => News::Damaged(damage(&error)),
        };
        // The loop may have ended.
        let _ = events.send(Event::News(message));
    }

    fn lost(&self, title: &str, loss: &StoreError) -> News {
        let back = "make a change and try again to save: everything is written back.";
        let hint = match loss {
            StoreError::FarLess { now, before, .. } => format!(
                "It has {} with progress instead of {before}. To replace it, {back} To keep it, leave and start again.",
                counted(*now, "item")
            ),
            _ => format!("Bring it back, and work goes on. Or {back}"),
        };
        News::Announced(Announcement { title: title.to_owned(), text: shown_path(self.store.path()), hint })
    }
}

/// What the interface shows of `error`.
pub fn damage(error: &StoreError) -> Damage {
    Damage { reason: error.to_string(), has_backup: error.has_backup() }
}
