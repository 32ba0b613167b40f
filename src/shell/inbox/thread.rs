//! Reads keys on a thread of its own, since a console cannot be waited for together with other threads.

use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::Duration;

use crate::shell::host::Event;
use crate::shell::outbox::{Outbox, Wake};
use crate::shell::threads::spawn;

/// The most inputs that wait in memory: ten megabytes of pasted keys would take gigabytes.
const MAX_WAITING: usize = 4_096;

#[derive(Debug)]
pub struct Keyboard {
    permits: SyncSender<()>,
    /// One for each waiting input; receiving it makes room for another.
    taken: Receiver<()>,
}

impl Keyboard {
    #[expect(clippy::unnecessary_wraps, reason = "on Unix it opens a pipe")]
    pub fn new() -> io::Result<(Self, Wake)> {
        let (permits, taken) = sync_channel(MAX_WAITING);
        Ok((Self { permits, taken }, Wake))
    }

    pub fn listen(&mut self, held: Receiver<()>, longest: Duration, events: &Outbox) -> io::Result<()> {
        let permits = self.permits.clone();
        let read = move |events: &Outbox| {
            // Nothing is ever sent: the channel closes.
            let _ = held.recv_timeout(longest);
            while let Ok(input) = crossterm::event::read() {
                if permits.send(()).is_err() || !events.send(Event::Input(input)) {
                    return;
                }
            }
            events.send(Event::TerminalGone);
        };
        spawn("input", events.clone(), read).map(|_| ())
    }

    pub fn wait(&mut self, told: &Receiver<Event>) -> Option<Event> {
        told.recv().ok().map(|event| self.take(event))
    }

    pub fn waiting(&mut self, told: &Receiver<Event>) -> Option<Event> {
        told.try_recv().ok().map(|event| self.take(event))
    }

    fn take(&self, event: Event) -> Event {
        if matches!(event, Event::Input(_)) {
            let _ = self.taken.try_recv();
        }
        event
    }
}
