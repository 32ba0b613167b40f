//! The threads that wait so that the loop need not: for signals, for the terminal to vanish.
//!
//! A terminal that is gone has a thread because the signal for it may be swallowed, and the one that reads keys be stuck.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::mpsc::Sender;
use std::thread::{self, Builder};
#[cfg(unix)]
use std::time::Duration;

use super::Event;
#[cfg(unix)]
use super::handover::Handover;

/// How long the program may take to end after a signal: enough to save, too short to be taken for hung.
#[cfg(unix)]
const GRACE: Duration = Duration::from_secs(4);

/// How long it may take before what the terminal has not taken is dropped.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(1);

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

/// The signal that ends the program, once one came: the loop asks for it before everything else that waits.
#[derive(Debug, Clone, Default)]
pub struct EndingSignal(Arc<Ending>);

#[derive(Debug, Default)]
struct Ending {
    /// Its number; 0 before there is one.
    signal: AtomicI32,
    /// Whether the loop knows: it then ends by itself, and what it writes last has to arrive.
    is_noticed: AtomicBool,
}

impl EndingSignal {
    /// Its number; whoever asks ends the program then.
    pub fn ending(&self) -> Option<i32> {
        match self.0.signal.load(Ordering::Acquire) {
            0 => None,
            signal => {
                self.0.is_noticed.store(true, Ordering::Release);
                Some(signal)
            }
        }
    }
}

/// Hands signals to the loop.
#[cfg(unix)]
pub(super) fn signals(events: Sender<Event>, handover: Handover) -> io::Result<EndingSignal> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    let ending = EndingSignal::default();
    let noted = ending.clone();
    let wait = move |events: &Sender<Event>| {
        for signal in signals.forever() {
            if !handover.concerns_us(signal) {
                continue;
            }
            let ends = matches!(signal, SIGTERM | SIGHUP | SIGINT | SIGQUIT);
            if ends {
                noted.0.signal.store(signal, Ordering::Release);
            }
            if events.send(Event::Signal(signal)).is_err() {
                return;
            }
            if ends {
                end_after_grace(signal, &noted);
            }
        }
    };
    spawn("signals", events, wait).map(|_| ending)
}

/// Ends the program if it does not end by itself: it may be stuck in a terminal that nobody reads any more.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "only time tells whether the program ends by itself")]
fn end_after_grace(signal: i32, noted: &EndingSignal) {
    thread::sleep(PATIENCE);
    if !noted.0.is_noticed.load(Ordering::Acquire) {
        // What nobody reads is dropped, and any signal lets a waiting write look again: with room it ends as it should,
        // and what was being written is kept.
        let _ = rustix::termios::tcflush(rustix::stdio::stdout(), rustix::termios::QueueSelector::OFlush);
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::WINCH);
    }
    thread::sleep(GRACE);
    let _ = crossterm::terminal::disable_raw_mode();
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Tells the loop when the terminal is gone, also where the signal for that is swallowed or ignored.
#[cfg(unix)]
pub(super) fn hang_up(events: Sender<Event>) -> io::Result<()> {
    use rustix::event::{PollFd, PollFlags, poll};
    let wait = |events: &Sender<Event>| {
        let input = rustix::stdio::stdin();
        // Nothing is asked for, so only hang-up and errors, which are always told, end the wait.
        let mut terminal = [PollFd::new(&input, PollFlags::empty())];
        while poll(&mut terminal, None).is_err_and(|error| error == rustix::io::Errno::INTR) {}
        let _ = events.send(Event::TerminalGone);
    };
    spawn("hang-up", events, wait).map(|_| ())
}
