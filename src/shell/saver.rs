//! The thread that saves, so that a slow disk never freezes the screen.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use jiff::Timestamp;

use super::clock;
use super::host::Event;
use super::last_read::LastRead;
use super::outbox::Outbox;
use super::threads::spawn;
use super::watch::damage;
use crate::guide::Guide;
use crate::journal::Journal;
use crate::progress::{Change, Progress};
use crate::store::{self, Rights, Store, StoreError};
use crate::team;
use crate::text::shown_path;
use crate::tui::state::message::{Announcement, News, Restored, Saved};

/// How long to wait for a disk when leaving with changes that could not be saved.
const GRACE: Duration = Duration::from_secs(5);

/// What the saver is asked to do.
enum Request {
    Save(Vec<Change>),
    Retry,
    Elsewhere {
        path: PathBuf,
        progress: Box<Progress>,
    },
    Restore,
    Resolve,
    /// In the settings at this path.
    Name(PathBuf, String),
}

/// The saving thread, which keeps changes until they are in the file.
#[derive(Debug)]
pub struct Saver {
    requests: Sender<Request>,
    leftover: Receiver<Leftover>,
}

/// What could not be saved when the saver ended.
#[derive(Debug, Default)]
pub struct Leftover {
    /// Unsaved changes, grouped by action.
    pub actions: Vec<Vec<Change>>,
    pub reason: String,
    /// The file that holds them instead.
    pub elsewhere: Option<PathBuf>,
}

impl Leftover {
    pub fn count(&self) -> usize {
        self.actions.iter().map(Vec::len).sum()
    }
}

impl Saver {
    /// # Errors
    /// When the system has no thread left.
    pub fn start(work: Work, events: Outbox) -> io::Result<Self> {
        let (requests, receiver) = channel();
        let (sender, leftover) = channel();
        spawn("saver", events, move |events| {
            // The receiver is gone if the program ends without waiting.
            let _ = sender.send(work.run(&receiver, events));
        })?;
        Ok(Self { requests, leftover })
    }

    /// Saves `changes` as soon as possible; the answer comes as a message.
    pub fn save(&self, changes: Vec<Change>) {
        self.ask(Request::Save(changes));
    }

    /// Tries again to save the unsaved changes.
    pub fn retry(&self) {
        self.ask(Request::Retry);
    }

    /// Writes `progress` to a new file instead of saving the changes.
    pub fn save_elsewhere(&self, path: PathBuf, progress: Box<Progress>) {
        self.ask(Request::Elsewhere { path, progress });
    }

    /// Replaces the file with its backup.
    pub fn restore(&self) {
        self.ask(Request::Restore);
    }

    /// Merges the versions that git has of the file.
    pub fn resolve(&self) {
        self.ask(Request::Resolve);
    }

    /// Saves the name of the user for the next start.
    pub fn save_name(&self, config: PathBuf, name: String) {
        self.ask(Request::Name(config, name));
    }

    fn ask(&self, request: Request) {
        // The thread ends only after this sender is dropped, or by a panic, which ends the program.
        let _ = self.requests.send(request);
    }

    /// Waits until everything possible is saved; `None` if the disk does not answer.
    pub fn finish(self) -> Option<Leftover> {
        drop(self.requests);
        self.leftover.recv_timeout(GRACE).ok()
    }
}

/// The saving thread at work.
#[derive(Debug)]
pub struct Work {
    store: Store,
    guide: Arc<Guide>,
    /// Directory of the journal.
    state: PathBuf,
    last_read: LastRead,
    /// Whether the last save was refused because the file lost what was read before.
    is_lost: bool,
    leftover: Leftover,
    /// The time while the clock says none.
    opened: Timestamp,
}

impl Work {
    pub fn new(store: Store, guide: Arc<Guide>, state: PathBuf, last_read: LastRead, opened: Timestamp) -> Self {
        Self { store, guide, state, last_read, is_lost: false, leftover: Leftover::default(), opened }
    }

    fn run(mut self, requests: &Receiver<Request>, events: &Outbox) -> Leftover {
        while let Ok(first) = requests.recv() {
            let (mut is_asked_to_save, mut is_retry) = (false, false);
            for request in std::iter::once(first).chain(requests.try_iter()) {
                match request {
                    Request::Save(changes) => {
                        // The other file does not hold this.
                        self.leftover.elsewhere = None;
                        self.leftover.actions.push(changes);
                        is_asked_to_save = true;
                    }
                    Request::Retry => (is_asked_to_save, is_retry) = (true, true),
                    Request::Name(config, name) => save_name(&config, &name, events),
                    Request::Elsewhere { path, progress } => send(events, self.save_elsewhere(path, &progress)),
                    Request::Restore => self.restore(events),
                    Request::Resolve => self.resolve(events),
                }
            }
            if is_asked_to_save {
                self.save(is_retry, events);
            }
        }
        self.leftover
    }

    /// Saves everything. If the file lost what was read before, the first save reports that, and only a retry writes it back.
    fn save(&mut self, is_retry: bool, events: &Outbox) {
        let last_read = self.last_read.clone();
        let mut last_read = last_read.lock();
        let changes = self.leftover.actions.concat();
        let saved = match self.store.save_known(&self.guide, &changes, &last_read) {
            Err(loss) if loss.is_loss() && is_retry && self.is_lost => {
                let mut whole = last_read.clone();
                for change in &changes {
                    whole.apply(change);
                }
                self.store.write_back(&self.guide, whole)
            }
            saved => saved,
        };
        let answer = match saved {
            Ok(progress) => {
                last_read.clone_from(&progress);
                let changes = self.leftover.count();
                self.record();
                News::Saved(Saved { changes, progress, at: clock::now(self.opened) })
            }
            Err(error) => {
                self.is_lost = error.is_loss();
                let damage = error.conflicted().map(|_| damage(&error));
                send(events, self.refused(&error));
                // Then a key finishes the merge.
                let Some(damage) = damage else { return };
                News::Damaged(damage)
            }
        };
        send(events, answer);
    }

    /// For `hie-onboard undo`; failing to record it is not an error.
    fn record(&mut self) {
        let _ = Journal::record(&self.state, &std::mem::take(&mut self.leftover.actions));
    }

    fn refused(&mut self, error: &StoreError) -> News {
        self.leftover.reason = error.to_string();
        News::NotSaved(self.leftover.reason.clone())
    }

    fn save_elsewhere(&mut self, path: PathBuf, progress: &Progress) -> News {
        match store::write_new(&path, progress.to_text().as_bytes(), Rights::Private) {
            Ok(()) => {
                let shown = shown_path(&path);
                self.leftover.elsewhere = Some(path);
                News::SavedElsewhere(shown)
            }
            // The reason in `leftover` stays that of the progress file.
            Err(error) => News::NotSaved(error.to_string()),
        }
    }

    fn restore(&mut self, events: &Outbox) {
        let last_read = self.last_read.clone();
        let mut last_read = last_read.lock();
        let restored = self.store.restore_backup(&self.guide).and_then(|kept| Ok((kept, self.store.load(&self.guide)?)));
        let answer = match restored {
            Ok((kept, progress)) => {
                last_read.clone_from(&progress);
                let kept = kept.and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()));
                News::Restored(Restored { progress, kept })
            }
            Err(error) => self.refused(&error),
        };
        send(events, answer);
    }
}

impl Work {
    fn resolve(&mut self, events: &Outbox) {
        let last_read = self.last_read.clone();
        let mut last_read = last_read.lock();
        let answer = match team::resolve(&self.store, &self.guide) {
            Ok(Some(resolved)) => {
                last_read.clone_from(&resolved.progress);
                News::Resolved(resolved.progress)
            }
            Ok(None) => News::Remark("There is nothing to merge any more: try again to read the file.".to_owned()),
            Err(reason) => News::Announced(Announcement {
                title: "The merge could not be finished".to_owned(),
                text: shown_path(self.store.path()),
                hint: reason.to_string(),
            }),
        };
        send(events, answer);
    }
}

fn save_name(config: &Path, name: &str, events: &Outbox) {
    if let Err(reason) = store::config::save_user(config, name) {
        send(events, News::Remark(format!("The name is only used until you quit, since it could not be saved: {reason}")));
    }
}

/// After the loop has ended nobody reads the answers; `Leftover` is returned instead.
fn send(events: &Outbox, answer: News) {
    events.send(Event::News(answer));
}
