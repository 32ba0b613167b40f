//! Keys, read on a thread of their own that can be asked to leave them to somebody else for a while.
//!
//! Input has a thread of its own because crossterm 0.29 can block for ever on half an escape sequence (its issue 1060).
//! That thread waits for keys itself and asks crossterm only when there are some: inside crossterm it could not be asked
//! to pause, and would take keys that are meant for an editor.

use std::io::{self, PipeReader, PipeWriter, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::time::Duration;

use super::host::Event;
use super::threads::spawn;

/// More inputs than this do not wait in memory: ten megabytes of pasted keys would be gigabytes.
pub const MOST_WAITING: usize = 4_096;

/// Longer than the thread needs, unless it is in the middle of a key or has more of them than anybody types.
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

/// One pause.
#[derive(Debug)]
struct PauseRequest {
    /// Announcement when the thread reads no more.
    paused: Sender<()>,
    /// Closed when it may read again.
    back: Receiver<()>,
}

/// While this exists, keys are somebody else's.
#[derive(Debug)]
pub struct Paused {
    _back: Sender<()>,
}

impl Keyboard {
    /// A keyboard that nobody reads yet.
    ///
    /// # Errors
    /// When the system has no pipe left.
    pub fn new() -> io::Result<(Self, PauseRequests)> {
        let (reader, writer) = io::pipe()?;
        let (asks, asked) = channel();
        Ok((Self { wake: writer, asks }, PauseRequests { wake: reader, asks: asked }))
    }

    /// Leaves the keys to somebody else; `None` where that cannot be had now.
    pub fn pause(&self) -> Option<Paused> {
        let ((paused, is_paused), (back, may_read)) = (channel(), channel());
        self.asks.send(PauseRequest { paused, back: may_read }).ok()?;
        (&self.wake).write_all(&[0]).ok()?;
        match is_paused.recv_timeout(PATIENCE) {
            Ok(()) => Some(Paused { _back: back }),
            // Both ends are dropped here: whenever the thread gets there, it goes on at once.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }
}

/// Hands keys and pastes to the loop; waits while it has enough of them, so that a flood stays in the terminal.
///
/// # Errors
/// When the system has no thread left.
pub fn read(events: Sender<Event>, permits: SyncSender<()>, requests: PauseRequests) -> io::Result<()> {
    let work = move |events: &Sender<Event>| {
        let _ = wait_and_read(events, &permits, requests);
        let _ = events.send(Event::TerminalGone);
    };
    spawn("input", events, work).map(|_| ())
}

/// Hands over what is there until the terminal is gone; `None` when nobody listens any more.
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

/// Everything that crossterm makes of the bytes that are there; what it has read and not handed out would be forgotten.
#[cfg(unix)]
fn hand_over(events: &Sender<Event>, permits: &SyncSender<()>) -> Option<io::Result<()>> {
    // With too little time it might not even look at what it has read; nobody waits for this but who asks for a pause.
    const MOMENT: Duration = Duration::from_millis(50);
    loop {
        match crossterm::event::poll(MOMENT).and_then(|is_there| is_there.then(crossterm::event::read).transpose()) {
            // The signal tells of another size, from before the first key is waited for.
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

/// Reads nothing until it is told to.
#[cfg(unix)]
fn pause(requests: &mut PauseRequests) -> Option<()> {
    use std::io::Read;
    requests.wake.read_exact(&mut [0]).ok()?;
    let request = requests.asks.recv().ok()?;
    if request.paused.send(()).is_ok() {
        // It is only ever closed.
        let _ = request.back.recv();
    }
    Some(())
}

/// Hands over what is there until the terminal is gone; nobody can be left the keys there.
#[cfg(not(unix))]
fn wait_and_read(events: &Sender<Event>, permits: &SyncSender<()>, requests: PauseRequests) -> Option<()> {
    drop(requests);
    while let Ok(event) = crossterm::event::read() {
        permits.send(()).ok()?;
        events.send(Event::Input(event)).ok()?;
    }
    Some(())
}
