//! What becomes of the program when a part of it panics: it says so, with the terminal restored, and ends.

use std::panic::{set_hook, take_hook};
use std::sync::OnceLock;
use std::thread::{self, ThreadId};

use super::host::Event;
use super::outbox::Outbox;
use super::terminal;
use crate::store;

/// The interface, while there is one: its thread, and the way to its loop.
static INTERFACE: OnceLock<(ThreadId, Outbox)> = OnceLock::new();

/// Makes every panic end the program with `code`. A release build does not unwind, so all of that is done where the panic is reported.
pub fn end_program(code: u8) {
    let report = take_hook();
    set_hook(Box::new(move |panic| {
        let interface = INTERFACE.get();
        if interface.is_some() {
            terminal::give_back();
        }
        report(panic);
        if interface.is_some_and(|(own, events)| *own != thread::current().id() && events.send(Event::Panicked)) {
            wait_for_end();
        }
        store::remove_temporary_folders();
        exit(code)
    }));
}

/// Lets the loop end the program when another thread than this one panics, so that nothing that was typed is lost.
pub fn tell(events: Outbox) {
    // Only one interface is opened in a process.
    let _ = INTERFACE.set((thread::current().id(), events));
}

/// Keeps the thread that panicked from going on.
fn wait_for_end() -> ! {
    loop {
        thread::park();
    }
}

#[expect(clippy::disallowed_methods, reason = "nothing can be returned out of a panic, and the terminal is restored")]
fn exit(code: u8) -> ! {
    std::process::exit(code.into())
}

#[cfg(test)]
mod tests;
