//! What the progress file held when it was last read or written here, to notice when that is suddenly gone.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::progress::Progress;

/// Shared by the threads that read and write the file. Whoever has it tells the loop before giving it back, so that the loop
/// hears of states of the file in their order.
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
