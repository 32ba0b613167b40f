//! Threads whose panic ends the program.

use std::io;
use std::sync::mpsc::Sender;
use std::thread::{self, Builder};

use super::host::Event;

/// Tells the loop when its thread panics.
struct PanicGuard(Sender<Event>);

impl Drop for PanicGuard {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Event::Panicked);
        }
    }
}

/// # Errors
/// When the system cannot start a thread.
pub fn spawn<T: Send + 'static>(
    name: &str,
    events: Sender<Event>,
    work: impl FnOnce(&Sender<Event>) -> T + Send + 'static,
) -> io::Result<thread::JoinHandle<T>> {
    Builder::new().name(name.to_owned()).spawn(move || {
        let events = PanicGuard(events);
        work(&events.0)
    })
}
