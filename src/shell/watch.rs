//! Notices changes that others make to the progress file; on a thread, since a disk may not answer.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::host::Event;
use super::last_read::LastRead;
use super::outbox::Outbox;
use super::threads::spawn;
use crate::guide::Guide;
use crate::progress::counted;
use crate::store::{Fingerprint, Store, StoreError};
use crate::team;
use crate::text::shown_path;
use crate::tui::state::message::{Announcement, News};
use crate::tui::state::parts::{Damage, Remedy};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    IfChanged,
    Always,
}

#[derive(Debug)]
pub struct Watch(Sender<Look>);

impl Watch {
    /// `seen` is the file just before it was last read.
    ///
    /// # Errors
    /// When the system cannot start a thread.
    pub fn start(
        store: Store,
        guide: Arc<Guide>,
        seen: Option<Fingerprint>,
        last_read: LastRead,
        events: Outbox,
    ) -> io::Result<Self> {
        let (sender, receiver) = channel();
        let work = Work { store, guide, seen, last_read };
        spawn("watch", events, move |events| work.run(&receiver, events))?;
        Ok(Self(sender))
    }

    /// Reads the file if it has changed; the news comes as a message.
    pub fn look(&self) {
        self.ask(Look::IfChanged);
    }

    /// Reads the file in any case.
    pub fn read(&self) {
        self.ask(Look::Always);
    }

    fn ask(&self, look: Look) {
        // The thread ends only after this sender is dropped, or by a panic, which ends the program.
        let _ = self.0.send(look);
    }
}

struct Work {
    store: Store,
    guide: Arc<Guide>,
    seen: Option<Fingerprint>,
    last_read: LastRead,
}

impl Work {
    fn run(mut self, requests: &Receiver<Look>, events: &Outbox) {
        while let Ok(first) = requests.recv() {
            let is_asked = requests.try_iter().chain([first]).any(|look| look == Look::Always);
            let now = self.store.fingerprint();
            if is_asked || now != self.seen {
                self.seen = now;
                self.read(events);
            }
        }
    }

    /// Sends the content of the file, or what is wrong with it.
    fn read(&self, events: &Outbox) {
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
        events.send(Event::News(message));
    }

    fn lost(&self, title: &str, loss: &StoreError) -> News {
        let back = "make a change and try again to save: everything is written back.";
        let hint = match loss {
            StoreError::FarLess { now, before, .. } => format!(
                "It has {} with progress instead of {before}. To replace it, {back} To keep it, quit and start again.",
                counted(*now, "item")
            ),
            _ => format!("Put it back to continue. Or {back}"),
        };
        News::Announced(Announcement { title: title.to_owned(), text: shown_path(self.store.path()), hint })
    }
}

pub fn damage(error: &StoreError) -> Damage {
    let remedy = match error.conflicted() {
        Some(path) if team::can_resolve(path) => Remedy::Merge,
        _ if error.has_backup() => Remedy::Backup,
        _ => Remedy::Nothing,
    };
    Damage { reason: error.to_string(), remedy }
}
