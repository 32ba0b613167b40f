//! Sends events to the loop, from any thread.

#[cfg(unix)]
use std::io::{PipeWriter, Write};
#[cfg(unix)]
use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::host::Event;

#[derive(Debug, Clone)]
pub struct Outbox {
    sender: Sender<Event>,
    wake: Wake,
}

impl Outbox {
    pub fn new(sender: Sender<Event>, wake: Wake) -> Self {
        Self { sender, wake }
    }

    /// Returns whether the loop is still there to handle it.
    pub fn send(&self, event: Event) -> bool {
        let is_there = self.sender.send(event).is_ok();
        self.wake();
        is_there
    }

    /// Lets the loop look again at what it waits for.
    pub fn wake(&self) {
        self.wake.wake();
    }
}

/// Ends a wait of the loop.
#[cfg(unix)]
#[derive(Debug, Clone)]
pub struct Wake(Arc<PipeWriter>);

#[cfg(unix)]
impl Wake {
    /// `pipe` does not block.
    pub fn new(pipe: PipeWriter) -> Self {
        Self(Arc::new(pipe))
    }

    fn wake(&self) {
        // Where it is full, the loop has enough to wake for.
        let _ = self.0.as_ref().write_all(&[0]);
    }
}

/// Where the channel alone wakes the loop.
#[cfg(not(unix))]
#[derive(Debug, Clone)]
pub struct Wake;

#[cfg(not(unix))]
impl Wake {
    #[expect(clippy::unused_self, reason = "it is needed on Unix")]
    fn wake(&self) {}
}
