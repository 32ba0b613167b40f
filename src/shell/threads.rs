//! Threads whose panic ends the program.

use std::io;
use std::sync::mpsc::Sender;
use std::thread::{self, Builder};

use super::host::Event;

/// Tells the loop when the thread that holds it panics.
struct TellPanic(Sender<Event>);

impl Drop for TellPanic {
    fn drop(&mut self) {
        if thread::panicking() {
            let _ = self.0.send(Event::Panicked);
        }
    }
}

/// Starts a thread whose panic ends the program.
///
/// # Errors
/// When the system has no thread left.
pub fn spawn<T: Send + 'static>(
    name: &str,
    events: Sender<Event>,
    work: impl FnOnce(&Sender<Event>) -> T + Send + 'static,
) -> io::Result<thread::JoinHandle<T>> {
    Builder::new().name(name.to_owned()).spawn(move || {
        let events = TellPanic(events);
        work(&events.0)
    })
}
