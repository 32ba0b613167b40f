//! Threads of the interface, which tell its loop what they find.

use std::io;
use std::thread::{Builder, JoinHandle};

use super::outbox::Outbox;

/// # Errors
/// When the system cannot start a thread.
pub fn spawn<T: Send + 'static>(
    name: &str,
    events: Outbox,
    work: impl FnOnce(&Outbox) -> T + Send + 'static,
) -> io::Result<JoinHandle<T>> {
    Builder::new().name(name.to_owned()).spawn(move || work(&events))
}
