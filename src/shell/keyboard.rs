//! Reads keys on a thread of its own, which can pause while an editor reads them.
//!
//! Input has a thread of its own because crossterm 0.29 can block forever on half an escape sequence (its issue 1060).
//! That thread waits for keys itself and calls crossterm only when there are some: inside crossterm it could not be asked
//! to pause, and would take keys that are meant for an editor.

use std::io::{self, PipeReader, PipeWriter, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::time::Duration;

use super::host::Event;
use super::threads::spawn;

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
pub struct PauseRequests {
    wake: PipeReader,
    asks: Receiver<PauseRequest>,
}

#[derive(Debug)]
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

/// Sends keys and pastes to the loop; waits while it has enough of them, so that a flood stays in the terminal.
///
/// # Errors
/// When the system cannot start a thread.
pub fn read(events: Sender<Event>, permits: SyncSender<()>, requests: PauseRequests) -> io::Result<()> {
    let work = move |events: &Sender<Event>| {
        let _ = wait_and_read(events, &permits, requests);
        let _ = events.send(Event::TerminalGone);
    };
    spawn("input", events, work).map(|_| ())
}

/// Sends all input until the terminal is gone; `None` when the loop has ended.
#[cfg(unix)]
fn wait_and_read(events: &Sender<Event>, permits: &SyncSender<()>, mut requests: PauseRequests) -> Option<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    loop {
        let input = rustix::stdio::stdin();
        let mut sources = [PollFd::new(&input, PollFlags::IN), PollFd::new(&requests.wake, PollFlags::IN)];
        match poll(&mut sources, None) {
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return Some(()),
            Ok(_) => {}
        }
        let [keys, wake] = sources.map(|source| source.revents());
        if !wake.is_empty() {
            pause(&mut requests)?;
        } else if hand_over(events, permits)?.is_err() || keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Some(());
        }
    }
}

/// Sends every event that crossterm has: those it has read and not returned would be lost in a pause.
#[cfg(unix)]
fn hand_over(events: &Sender<Event>, permits: &SyncSender<()>) -> Option<io::Result<()>> {
    // With too short a timeout it might not look at what it has read; only a request to pause waits for this.
    const MOMENT: Duration = Duration::from_millis(50);
    loop {
        match crossterm::event::poll(MOMENT).and_then(|is_there| is_there.then(crossterm::event::read).transpose()) {
            // The signal for a new size is handled from earlier on.
            Ok(Some(crossterm::event::Event::Resize(..))) => {}
            Ok(Some(event)) => {
                permits.send(()).ok()?;
                events.send(Event::Input(event)).ok()?;
            }
            Ok(None) => return Some(Ok(())),
            Err(error) => return Some(Err(error)),
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
