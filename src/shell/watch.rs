//! Notices what others write into the progress file, when it is asked.

use crate::guide::Guide;
use crate::store::{Fingerprint, Store, StoreError};
use crate::tui::state::message::News;
use crate::tui::state::parts::Damage;

/// The progress file as it was last seen.
#[derive(Debug)]
pub struct Watch {
    store: Store,
    seen: Option<Fingerprint>,
}

impl Watch {
    /// Starts with the file as it was just before it was read.
    pub fn new(store: Store, seen: Option<Fingerprint>) -> Self {
        Self { store, seen }
    }

    /// The message to give when the file is not as it was when last asked.
    pub fn news(&mut self, guide: &Guide) -> Option<News> {
        let changed = self.store.fingerprint() != self.seen;
        changed.then(|| self.read(guide))
    }

    /// What the file holds now, or what is wrong with it.
    pub fn read(&mut self, guide: &Guide) -> News {
        self.seen = self.store.fingerprint();
        match self.store.load(guide) {
            Ok(progress) => News::Loaded(progress),
            Err(error) => News::Damaged(damage(&error)),
        }
    }
}

/// What the interface shows of `error`.
pub fn damage(error: &StoreError) -> Damage {
    Damage { reason: error.to_string(), has_backup: error.has_backup() }
}
