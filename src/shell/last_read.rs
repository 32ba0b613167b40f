//! The progress as it was last read or written here, to notice when it is suddenly gone from the file.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::progress::Progress;

/// Shared by the threads that read and write the file. A thread sends its news to the loop before it unlocks this, so that the
/// loop gets the versions of the file in order.
#[derive(Debug, Clone)]
pub struct LastRead(Arc<Mutex<Progress>>);

impl LastRead {
    pub fn new(progress: Progress) -> Self {
        Self(Arc::new(Mutex::new(progress)))
    }

    pub fn lock(&self) -> MutexGuard<'_, Progress> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
