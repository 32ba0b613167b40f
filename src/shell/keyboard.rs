//! Reads keys on a thread of its own, which can pause while an editor reads them.
//!
//! It reads the terminal itself: crossterm 0.29 blocks forever on half an escape sequence (its issue 1060), could not be asked
//! to pause, and cannot be asked to give up on a mouse report or a paste whose end was lost.

use std::io::{self, PipeReader, PipeWriter, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::time::Duration;

use super::host::Event;
use super::threads::spawn;
use crate::tui::state::message::News;

#[cfg(unix)]
mod input;

#[cfg(unix)]
use input::Input;

/// The most inputs that wait in memory: ten megabytes of pasted keys would take gigabytes.
pub const MAX_WAITING: usize = 4_096;

/// Longer than the thread needs, unless it is in the middle of a key or has more keys than anybody types.
const PATIENCE: Duration = Duration::from_millis(500);

/// Asks the reading thread to pause.
#[derive(Debug)]
pub struct Keyboard {
    wake: PipeWriter,
    asks: Sender<PauseRequest>,
}

/// The other end, for the reading thread.
#[derive(Debug)]
#[cfg_attr(not(unix), expect(dead_code, reason = "nothing can pause there"))]
pub struct PauseRequests {
    wake: PipeReader,
    asks: Receiver<PauseRequest>,
}

#[derive(Debug)]
#[cfg_attr(not(unix), expect(dead_code, reason = "nothing can pause there"))]
struct PauseRequest {
    /// Told when the thread has stopped reading.
    paused: Sender<()>,
    /// Closed when it may read again.
    back: Receiver<()>,
}

/// While this exists, the thread reads no keys.
#[derive(Debug)]
pub struct Paused {
    _back: Sender<()>,
}

impl Keyboard {
    /// # Errors
    /// When the system cannot create a pipe.
    pub fn new() -> io::Result<(Self, PauseRequests)> {
        let (reader, writer) = io::pipe()?;
        let (asks, asked) = channel();
        Ok((Self { wake: writer, asks }, PauseRequests { wake: reader, asks: asked }))
    }

    /// Stops reading keys; `None` if that is not possible now.
    pub fn pause(&self) -> Option<Paused> {
        let ((paused, is_paused), (back, may_read)) = (channel(), channel());
        self.asks.send(PauseRequest { paused, back: may_read }).ok()?;
        (&self.wake).write_all(&[0]).ok()?;
        match is_paused.recv_timeout(PATIENCE) {
            Ok(()) => Some(Paused { _back: back }),
            // Both ends are dropped here, so the thread continues at once when it gets to the request.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }
}

/// Sends keys and pastes to the loop; waits while it has enough of them, so that a flood stays in the terminal. What `first`
/// answers is sent before any key, for keys may need it.
///
/// # Errors
/// When the system cannot start a thread.
pub fn read(
    events: Sender<Event>,
    permits: SyncSender<()>,
    requests: PauseRequests,
    first: impl FnOnce() -> Option<News> + Send + 'static,
) -> io::Result<()> {
    let work = move |events: &Sender<Event>| {
        if let Some(news) = first() {
            let _ = events.send(Event::News(news));
        }
        let _ = wait_and_read(events, &permits, requests);
        let _ = events.send(Event::TerminalGone);
    };
    spawn("input", events, work).map(|_| ())
}

/// Sends all input until the terminal is gone; `None` when the loop has ended.
#[cfg(unix)]
fn wait_and_read(events: &Sender<Event>, permits: &SyncSender<()>, mut requests: PauseRequests) -> Option<()> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::io::Errno;
    let (mut input, mut buffer) = (Input::default(), [0; 1_024]);
    let hand_over = |read: Vec<crossterm::event::Event>| {
        read.into_iter().try_for_each(|event| {
            permits.send(()).ok()?;
            events.send(Event::Input(event)).ok()
        })
    };
    loop {
        let keyboard = rustix::stdio::stdin();
        let mut sources = [PollFd::new(&keyboard, PollFlags::IN), PollFd::new(&requests.wake, PollFlags::IN)];
        let patience = input.patience().and_then(|patience| Timespec::try_from(patience).ok());
        match poll(&mut sources, patience.as_ref()) {
            Err(Errno::INTR) => continue,
            Err(_) => return Some(()),
            Ok(0) => {
                hand_over(input.give_up())?;
                continue;
            }
            Ok(_) => {}
        }
        if !sources[1].revents().is_empty() {
            pause(&mut requests)?;
            continue;
        }
        match rustix::io::read(keyboard, &mut buffer) {
            Err(Errno::INTR | Errno::AGAIN) => {}
            Ok(0) | Err(_) => return Some(()),
            Ok(count) => hand_over(input.take(&buffer[..count], count == buffer.len()))?,
        }
    }
}

/// Reads nothing until the pause ends.
#[cfg(unix)]
fn pause(requests: &mut PauseRequests) -> Option<()> {
    use std::io::Read;
    requests.wake.read_exact(&mut [0]).ok()?;
    let request = requests.asks.recv().ok()?;
    if request.paused.send(()).is_ok() {
        // Nothing is ever sent: the channel closes.
        let _ = request.back.recv();
    }
    Some(())
}

/// Sends all input until the terminal is gone; on Windows it cannot pause.
#[cfg(not(unix))]
fn wait_and_read(events: &Sender<Event>, permits: &SyncSender<()>, requests: PauseRequests) -> Option<()> {
    drop(requests);
    while let Ok(event) = crossterm::event::read() {
        permits.send(()).ok()?;
        events.send(Event::Input(event)).ok()?;
    }
    Some(())
}
