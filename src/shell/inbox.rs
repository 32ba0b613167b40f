//! Where the loop waits for everything at once: for what is typed, for what threads tell, and for the terminal to vanish.

use std::io;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use super::host::Event;
use super::outbox::Outbox;

#[cfg(unix)]
mod input;

#[cfg(unix)]
mod poll;

#[cfg(unix)]
use poll::Keyboard;

#[cfg(not(unix))]
mod thread;

#[cfg(not(unix))]
use thread::Keyboard;

/// How long keys may be held back.
const LONGEST_HOLD: Duration = Duration::from_secs(5);

/// Gives the loop its events, in the order in which they have to be handled.
pub trait Events {
    /// The next event, however long that takes; `None` where the sender may be gone and is.
    fn wait(&mut self) -> Option<Event>;

    /// The next event, if there is one now.
    fn waiting(&mut self) -> Option<Event>;
}

impl Events for Receiver<Event> {
    fn wait(&mut self) -> Option<Event> {
        self.recv().ok()
    }

    fn waiting(&mut self) -> Option<Event> {
        self.try_recv().ok()
    }
}

/// While this exists, no key reaches the loop, unless it exists too long.
#[derive(Debug)]
pub struct Hold {
    held: Option<Sender<()>>,
    events: Outbox,
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.held = None;
        self.events.wake();
    }
}

/// All that the loop waits for.
#[derive(Debug)]
pub struct Inbox {
    told: Receiver<Event>,
    keyboard: Keyboard,
}

impl Inbox {
    /// No key is read yet.
    ///
    /// # Errors
    /// When the system has no pipe left.
    pub fn new() -> io::Result<(Self, Outbox)> {
        let (sender, told) = channel();
        let (keyboard, wake) = Keyboard::new()?;
        Ok((Self { told, keyboard }, Outbox::new(sender, wake)))
    }

    /// Begins to read keys, as soon as nobody holds them back.
    ///
    /// # Errors
    /// When the system has no thread left.
    pub fn listen(&mut self, events: &Outbox) -> io::Result<Hold> {
        let (held, is_held) = channel();
        self.keyboard.listen(is_held, LONGEST_HOLD, events)?;
        Ok(Hold { held: Some(held), events: events.clone() })
    }
}

impl Events for Inbox {
    fn wait(&mut self) -> Option<Event> {
        self.keyboard.wait(&self.told)
    }

    fn waiting(&mut self) -> Option<Event> {
        self.keyboard.waiting(&self.told)
    }
}
