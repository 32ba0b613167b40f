//! Threads whose panic ends the program.

use std::io;
use std::thread::{self, Builder};

use super::host::Event;
use super::outbox::Outbox;

/// Tells the loop when its thread panics.
struct PanicGuard(Outbox);

impl Drop for PanicGuard {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.send(Event::Panicked);
        }
    }
}

/// # Errors
/// When the system cannot start a thread.
pub fn spawn<T: Send + 'static>(
    name: &str,
    events: Outbox,
    work: impl FnOnce(&Outbox) -> T + Send + 'static,
) -> io::Result<thread::JoinHandle<T>> {
    Builder::new().name(name.to_owned()).spawn(move || {
        let events = PanicGuard(events);
        work(&events.0)
    })
}
