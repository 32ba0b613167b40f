//! A thread that waits for signals: the loop may be stuck in a write when one has to end the program.

#[cfg(unix)]
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
#[cfg(unix)]
use std::thread;
#[cfg(unix)]
use std::time::Duration;

#[cfg(unix)]
use super::handover::Handover;
#[cfg(unix)]
use super::host::Event;
#[cfg(unix)]
use super::outbox::Outbox;
#[cfg(unix)]
use super::terminal;
#[cfg(unix)]
use super::threads::spawn;
#[cfg(unix)]
use crate::store;

/// How long the program may take to end after a signal: enough to save, too short to seem hung.
#[cfg(unix)]
const GRACE: Duration = Duration::from_secs(4);

/// How long it may take before pending output to the terminal is dropped.
#[cfg(unix)]
const PATIENCE: Duration = Duration::from_secs(1);

/// The signal that ends the program, if one came: the loop checks it before every waiting event.
#[derive(Debug, Clone, Default)]
pub struct EndingSignal(Arc<Ending>);

#[derive(Debug, Default)]
struct Ending {
    /// 0 if there is none.
    signal: AtomicI32,
    /// Whether the loop has noticed: it then ends by itself, and its last output must not be dropped.
    is_noticed: AtomicBool,
}

impl EndingSignal {
    /// The number of the signal; a caller that gets one must end the program.
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

/// Every signal that would end the program and can be handled; unhandled, it would leave the terminal in raw mode.
#[cfg(unix)]
const ENDING: &[i32] = {
    use signal_hook::consts as signals;
    &[
        signals::SIGTERM,
        signals::SIGHUP,
        signals::SIGINT,
        signals::SIGQUIT,
        signals::SIGUSR1,
        signals::SIGUSR2,
        signals::SIGALRM,
        signals::SIGVTALRM,
        signals::SIGPROF,
        signals::SIGXCPU,
        signals::SIGIO,
    ]
};

/// Signals that only some systems have.
#[cfg(target_os = "linux")]
const ALSO_ENDING: &[i32] = &[rustix::process::Signal::POWER.as_raw()];

#[cfg(all(unix, not(target_os = "linux")))]
const ALSO_ENDING: &[i32] = &[];

/// Sends signals to the loop.
#[cfg(unix)]
pub(super) fn signals(events: Outbox, handover: Handover) -> io::Result<EndingSignal> {
    use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
    let watched = ENDING.iter().chain(ALSO_ENDING).copied().chain([SIGTSTP, SIGCONT, SIGWINCH]);
    let mut signals = signal_hook::iterator::Signals::new(watched)?;
    let ending = EndingSignal::default();
    let noted = ending.clone();
    let wait = move |events: &Outbox| {
        for signal in signals.forever() {
            if !handover.concerns_us(signal) {
                continue;
            }
            let ends = !matches!(signal, SIGTSTP | SIGCONT | SIGWINCH);
            if ends {
                noted.0.signal.store(signal, Ordering::Release);
            }
            if !events.send(Event::Signal(signal)) {
                return;
            }
            if ends {
                end_after_grace(signal, &noted);
            }
        }
    };
    spawn("signals", events, wait).map(|_| ending)
}

/// Ends the program if it does not end by itself: it may be stuck writing to a terminal that nobody reads.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "only time tells whether the program ends by itself")]
fn end_after_grace(signal: i32, noted: &EndingSignal) {
    thread::sleep(PATIENCE);
    if !noted.0.is_noticed.load(Ordering::Acquire) {
        // Drops output that nobody reads, and sends a signal to wake a blocked write: with room in the terminal the program
        // ends as it should, and keeps drafts.
        let _ = rustix::termios::tcflush(rustix::stdio::stdout(), rustix::termios::QueueSelector::OFlush);
        let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::WINCH);
    }
    thread::sleep(GRACE);
    terminal::give_back_without_waiting();
    store::remove_temporary_folders();
    let _ = signal_hook::low_level::emulate_default_handler(signal);
    // It does not know the default of every signal.
    let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGKILL);
}
