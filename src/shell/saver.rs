//! The thread that saves, so that a slow disk never freezes the screen.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use jiff::Timestamp;

use super::Event;
use super::feeders::spawn;
use crate::guide::Guide;
use crate::journal::Journal;
use crate::progress::{Change, Progress};
use crate::store::{self, Rights, Store, StoreError};
use crate::text::shown_path;
use crate::tui::message::{Message, Restored, Saved};

/// How long to wait for a disk when leaving with changes that could not be saved.
const GRACE: Duration = Duration::from_secs(5);

/// What the saver is asked to do.
enum Request {
    Save(Vec<Change>),
    Retry,
    Elsewhere { path: PathBuf, progress: Box<Progress> },
    Restore,
}

/// The saving thread; what it is given it keeps until it is in the file.
#[derive(Debug)]
pub struct Saver {
    requests: Sender<Request>,
    leftover: Receiver<Leftover>,
}

/// What could not be saved when the saver ended.
#[derive(Debug, Default)]
pub struct Leftover {
    /// Changes that are not in the file, together as they were made.
    pub actions: Vec<Vec<Change>>,
    /// Why not.
    pub reason: String,
    /// The file that holds them instead.
    pub elsewhere: Option<PathBuf>,
}

impl Leftover {
    /// How many changes that are.
    pub fn count(&self) -> usize {
        self.actions.iter().map(Vec::len).sum()
    }
}

impl Saver {
    /// Starts the thread.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn start(store: Store, guide: Arc<Guide>, state: PathBuf, events: Sender<Event>) -> io::Result<Self> {
        let (requests, receiver) = channel();
        let work = Work { store, guide, state, leftover: Leftover::default() };
        let (sender, leftover) = channel();
        spawn("saver", events, move |events| {
            // Nobody waits for it where the program ends in another way.
            let _ = sender.send(work.run(&receiver, events));
        })?;
        Ok(Self { requests, leftover })
    }

    /// Saves `changes` as soon as possible; the answer comes as a message.
    pub fn save(&self, changes: Vec<Change>) {
        self.ask(Request::Save(changes));
    }

    /// Tries again to save what could not be saved.
    pub fn retry(&self) {
        self.ask(Request::Retry);
    }

    /// Writes `progress` into a new file instead; what was to be saved is given up then.
    pub fn save_elsewhere(&self, path: PathBuf, progress: Box<Progress>) {
        self.ask(Request::Elsewhere { path, progress });
    }

    /// Puts the backup in the place of the file.
    pub fn restore(&self) {
        self.ask(Request::Restore);
    }

    fn ask(&self, request: Request) {
        // The thread ends only after this sender is dropped, or by a panic, which ends the program.
        let _ = self.requests.send(request);
    }

    /// Waits until everything is saved, as far as it can be; `None` where the disk does not answer.
    pub fn finish(self) -> Option<Leftover> {
        drop(self.requests);
        self.leftover.recv_timeout(GRACE).ok()
    }
}

/// The saving thread at work.
struct Work {
    store: Store,
    guide: Arc<Guide>,
    /// Directory of the journal.
    state: PathBuf,
    leftover: Leftover,
}

impl Work {
    fn run(mut self, requests: &Receiver<Request>, events: &Sender<Event>) -> Leftover {
        while let Ok(first) = requests.recv() {
            let mut is_asked_to_save = false;
            for request in std::iter::once(first).chain(requests.try_iter()) {
                let answer = match request {
                    Request::Save(changes) => {
                        // The other file does not hold this.
                        self.leftover.elsewhere = None;
                        self.leftover.actions.push(changes);
                        is_asked_to_save = true;
                        continue;
                    }
                    Request::Retry => {
                        is_asked_to_save = true;
                        continue;
                    }
                    Request::Elsewhere { path, progress } => self.save_elsewhere(path, &progress),
                    Request::Restore => self.restore(),
                };
                tell(events, answer);
            }
            if is_asked_to_save {
                tell(events, self.save());
            }
        }
        self.leftover
    }

    fn save(&mut self) -> Message {
        match self.store.save(&self.guide, &self.leftover.actions.concat()) {
            Ok(progress) => {
                let changes = self.leftover.count();
                self.remember();
                Message::Saved(Saved { changes, progress, at: Timestamp::now() })
            }
            Err(error) => self.refused(&error),
        }
    }

    /// For `hie-onboard undo`; losing that is not worth a failure.
    fn remember(&mut self) {
        let _ = Journal::record(&self.state, &std::mem::take(&mut self.leftover.actions));
    }

    fn refused(&mut self, error: &StoreError) -> Message {
        self.leftover.reason = error.to_string();
        Message::NotSaved(self.leftover.reason.clone())
    }

    fn save_elsewhere(&mut self, path: PathBuf, progress: &Progress) -> Message {
        match store::write_new(&path, progress.to_text().as_bytes(), Rights::Private) {
            Ok(()) => {
                let shown = shown_path(&path);
                self.leftover.elsewhere = Some(path);
                Message::WrittenElsewhere(shown)
            }
            // Why the progress file itself could not be written stays the reason.
            Err(error) => Message::NotSaved(error.to_string()),
        }
    }

    fn restore(&mut self) -> Message {
        let restored = self.store.restore_backup(&self.guide).and_then(|kept| Ok((kept, self.store.load(&self.guide)?)));
        match restored {
            Ok((kept, progress)) => Message::Restored(Restored {
                progress,
                kept: kept.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned())),
            }),
            Err(error) => self.refused(&error),
        }
    }
}

/// After the loop has ended nobody reads the answers; what is left over is returned instead.
fn tell(events: &Sender<Event>, answer: Message) {
    let _ = events.send(Event::Message(answer));
}
