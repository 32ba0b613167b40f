//! Keys, read on a thread of their own that can be asked to leave them to somebody else for a while.
//!
//! Input has a thread of its own because crossterm 0.29 can block for ever on half an escape sequence (its issue 1060).
//! That thread waits for keys itself and asks crossterm only when there are some: inside crossterm it could not be asked
//! to step aside, and would take keys that are meant for an editor.

use std::io::{self, PipeReader, PipeWriter, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel};
use std::time::Duration;

use super::Event;
use super::feeders::spawn;

/// More inputs than this do not wait in memory: ten megabytes of pasted keys would be gigabytes.
pub const MOST_WAITING: usize = 4_096;

/// Longer than the thread needs, unless it is in the middle of a key or has more of them than anybody types.
const PATIENCE: Duration = Duration::from_millis(500);

/// Asks the reading thread to step aside.
#[derive(Debug)]
pub struct Keyboard {
    wake: PipeWriter,
    asks: Sender<Ask>,
}

/// The other end, for the reading thread.
#[derive(Debug)]
pub struct Asked {
    wake: PipeReader,
    asks: Receiver<Ask>,
}

/// One time of stepping aside.
#[derive(Debug)]
struct Ask {
    /// Told when the thread reads no more.
    aside: Sender<()>,
    /// Closed when it may read again.
    back: Receiver<()>,
}

/// While this exists, keys are somebody else's.
#[derive(Debug)]
pub struct Aside {
    _back: Sender<()>,
}

impl Keyboard {
    /// A keyboard that nobody reads yet.
    ///
    /// # Errors
    /// When the system has no pipe left.
    pub fn new() -> io::Result<(Self, Asked)> {
        let (reader, writer) = io::pipe()?;
        let (asks, asked) = channel();
        Ok((Self { wake: writer, asks }, Asked { wake: reader, asks: asked }))
    }

    /// Leaves the keys to somebody else; `None` where that cannot be had now.
    pub fn step_aside(&self) -> Option<Aside> {
        let ((aside, is_aside), (back, may_read)) = (channel(), channel());
        self.asks.send(Ask { aside, back: may_read }).ok()?;
        (&self.wake).write_all(&[0]).ok()?;
        match is_aside.recv_timeout(PATIENCE) {
            Ok(()) => Some(Aside { _back: back }),
            // Both ends are dropped here: whenever the thread gets there, it goes on at once.
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        }
    }
}

/// Hands keys and pastes to the loop; waits while it has enough of them, so that a flood stays in the terminal.
///
/// # Errors
/// When the system has no thread left.
pub fn read(events: Sender<Event>, permits: SyncSender<()>, asked: Asked) -> io::Result<()> {
    let work = move |events: &Sender<Event>| {
        let _ = wait_and_read(events, &permits, asked);
        let _ = events.send(Event::TerminalGone);
    };
    spawn("input", events, work).map(|_| ())
}

/// Hands over what is there until the terminal is gone; `None` when nobody listens any more.
#[cfg(unix)]
fn wait_and_read(events: &Sender<Event>, permits: &SyncSender<()>, mut asked: Asked) -> Option<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    loop {
        let input = rustix::stdio::stdin();
        let mut sources = [PollFd::new(&input, PollFlags::IN), PollFd::new(&asked.wake, PollFlags::IN)];
        match poll(&mut sources, None) {
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return Some(()),
            Ok(_) => {}
        }
        let [keys, wake] = sources.map(|source| source.revents());
        if !wake.is_empty() {
            step_aside(&mut asked)?;
        } else if hand_over(events, permits)?.is_err() || keys.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Some(());
        }
    }
}

/// Everything that crossterm makes of the bytes that are there; what it has read and not handed out would be forgotten.
#[cfg(unix)]
fn hand_over(events: &Sender<Event>, permits: &SyncSender<()>) -> Option<io::Result<()>> {
    // With too little time it might not even look at what it has read; nobody waits for this but who steps aside.
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
fn step_aside(asked: &mut Asked) -> Option<()> {
    use std::io::Read;
    asked.wake.read_exact(&mut [0]).ok()?;
    let ask = asked.asks.recv().ok()?;
    if ask.aside.send(()).is_ok() {
        // It is only ever closed.
        let _ = ask.back.recv();
    }
    Some(())
}

/// Hands over what is there until the terminal is gone; nobody can be left the keys there.
#[cfg(not(unix))]
fn wait_and_read(events: &Sender<Event>, permits: &SyncSender<()>, asked: Asked) -> Option<()> {
    drop(asked);
    while let Ok(event) = crossterm::event::read() {
        permits.send(()).ok()?;
        events.send(Event::Input(event)).ok()?;
    }
    Some(())
}
