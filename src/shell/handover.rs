//! Who has the terminal: the interface, or an editor that it started, and what signals mean in the meantime.

use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// The interface has it.
const OURS: i32 = 0;

/// Nobody has it yet; a number above is the process that has it.
const ON_ITS_WAY: i32 = -1;

/// Who has the terminal, for the loop and for the thread that waits for signals.
#[derive(Debug, Clone, Default)]
pub struct Handover {
    owner: Arc<AtomicI32>,
    /// Who waits until every signal so far was looked at.
    waiting: Arc<Mutex<Option<Sender<()>>>>,
}

/// While this exists, the terminal is somebody else's.
#[derive(Debug)]
pub struct Away<'h>(&'h Handover);

impl Handover {
    /// Gives the terminal away.
    pub fn begin(&self) -> Away<'_> {
        self.owner.store(ON_ITS_WAY, Ordering::Release);
        Away(self)
    }

    /// Passes `signal` on while somebody else has the terminal; whether it is for the interface as well.
    #[cfg(unix)]
    pub fn concerns_us(&self, signal: i32) -> bool {
        use signal_hook::consts::{SIGCONT, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH};
        let owner = self.owner.load(Ordering::Acquire);
        match signal {
            _ if owner == OURS => true,
            // Typed into the editor; the system sends them to everybody in the terminal.
            SIGINT | SIGQUIT | SIGWINCH => false,
            SIGCONT => {
                let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
                // Who no longer waits need not know.
                let _ = waiting.map(|waiting| waiting.send(()));
                false
            }
            SIGTSTP => {
                // The shell waits for all of us to stop.
                if super::terminal::has_shell() {
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                }
                false
            }
            _ => {
                end(owner, signal);
                true
            }
        }
    }

    /// Waits until every signal that came so far was looked at: one that ended the editor would end the interface too.
    #[cfg(unix)]
    fn settle(&self) {
        const PATIENCE: Duration = Duration::from_millis(500);
        let (sender, is_settled) = channel();
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        // Signals that wait together are looked at by their numbers, and this one has a high one.
        if rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::CONT).is_ok() {
            let _ = is_settled.recv_timeout(PATIENCE);
        }
    }
}

impl Away<'_> {
    /// Tells which process has the terminal.
    pub fn is_with(&self, process: u32) {
        self.0.owner.store(i32::try_from(process).unwrap_or(ON_ITS_WAY), Ordering::Release);
    }
}

impl Drop for Away<'_> {
    fn drop(&mut self) {
        #[cfg(unix)]
        self.0.settle();
        self.0.owner.store(OURS, Ordering::Release);
    }
}

/// Lets the editor end as the interface has to: it may have more to save than we know.
#[cfg(unix)]
fn end(owner: i32, signal: i32) {
    let editor = Some(owner).filter(|owner| *owner > 0).and_then(rustix::process::Pid::from_raw);
    if let (Some(editor), Some(signal)) = (editor, rustix::process::Signal::from_named_raw(signal)) {
        let _ = rustix::process::kill_process(editor, signal);
    }
}
