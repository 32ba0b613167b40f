//! Waits for everything in one `poll`, in the thread of the loop: a key wakes nobody else.
//!
//! It reads the terminal itself: crossterm 0.29 blocks forever on half an escape sequence (its issue 1060), and cannot be asked
//! to give up on a mouse report or a paste whose end was lost.

use std::collections::VecDeque;
use std::io::{self, PipeReader, Read};
use std::sync::mpsc::{Receiver, TryRecvError};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::input::Input;
use crate::shell::host::Event;
use crate::shell::outbox::{Outbox, Wake};

/// As much as Linux keeps of what was typed: a read of so much may have cut a key in two.
const MOST_AT_ONCE: usize = 4_095;

#[derive(Debug)]
pub struct Keyboard {
    woken: PipeReader,
    input: Input,
    typed: VecDeque<Event>,
    /// Closed when keys are no longer held back, and until when they are at most.
    held: Option<(Receiver<()>, Instant)>,
}

impl Keyboard {
    pub fn new() -> io::Result<(Self, Wake)> {
        let (woken, wake) = io::pipe()?;
        rustix::io::ioctl_fionbio(&wake, true)?;
        let keyboard = Self { woken, input: Input::default(), typed: VecDeque::new(), held: None };
        Ok((keyboard, Wake::new(wake)))
    }

    #[expect(clippy::unnecessary_wraps, reason = "elsewhere it starts a thread")]
    pub fn listen(&mut self, held: Receiver<()>, longest: Duration, _: &Outbox) -> io::Result<()> {
        self.held = Some((held, Instant::now() + longest));
        Ok(())
    }

    /// The next event of those that were `told` or typed.
    pub fn wait(&mut self, told: &Receiver<Event>) -> Option<Event> {
        loop {
            // Before the threads are asked: whoever held the keys back has told by then what they need.
            let held = self.held();
            if let Some(event) = self.waiting(told) {
                return Some(event);
            }
            self.wait_for_more(held);
        }
    }

    pub fn waiting(&mut self, told: &Receiver<Event>) -> Option<Event> {
        told.try_recv().ok().or_else(|| self.typed.pop_front())
    }

    /// How long keys are still held back; `None` if they are not.
    fn held(&mut self) -> Option<Duration> {
        let (held, until) = self.held.as_ref()?;
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() || held.try_recv() == Err(TryRecvError::Disconnected) {
            self.held = None;
            return None;
        }
        Some(left)
    }

    fn wait_for_more(&mut self, held: Option<Duration>) {
        let terminal = rustix::stdio::stdin();
        // That the terminal is gone is always reported.
        let keys = if held.is_some() { PollFlags::empty() } else { PollFlags::IN };
        let mut sources = [PollFd::new(&terminal, keys), PollFd::new(&self.woken, PollFlags::IN)];
        let patience = held.or(self.input.patience()).and_then(|patience| Timespec::try_from(patience).ok());
        match poll(&mut sources, patience.as_ref()) {
            Err(Errno::INTR) => {}
            Err(_) => self.typed.push_back(Event::TerminalGone),
            Ok(0) => self.typed.extend(self.input.give_up().into_iter().map(Event::Input)),
            // What a thread tells comes before what is typed.
            Ok(_) if !sources[1].revents().is_empty() => {
                let _ = self.woken.read(&mut [0; 64]);
            }
            Ok(_) => self.read(),
        }
    }

    fn read(&mut self) {
        let mut buffer = [0; MOST_AT_ONCE];
        match rustix::io::read(rustix::stdio::stdin(), &mut buffer) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(0) | Err(_) => self.typed.push_back(Event::TerminalGone),
            Ok(count) => {
                let events = self.input.take(&buffer[..count], count == buffer.len());
                self.typed.extend(events.into_iter().map(Event::Input));
            }
        }
    }
}
