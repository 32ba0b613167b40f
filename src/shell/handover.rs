//! Who has the terminal, the interface or an editor that it started, and what signals mean meanwhile.

use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
#[cfg(unix)]
use std::sync::mpsc::{Sender, channel};
#[cfg(unix)]
use std::sync::{Mutex, PoisonError};
#[cfg(unix)]
use std::time::Duration;

/// The interface has the terminal.
const OURS: i32 = 0;

/// The editor has not started yet. A positive number is the process that has the terminal.
const STARTING: i32 = -1;

/// Who has the terminal, for the loop and for the thread that waits for signals.
#[derive(Debug, Clone, Default)]
pub struct Handover {
    owner: Arc<AtomicI32>,
    /// A signal that ends the program and that the editor has not got yet; 0 if there is none.
    #[cfg(unix)]
    pending: Arc<AtomicI32>,
    /// Told once every signal so far has been handled.
    #[cfg(unix)]
    waiting: Arc<Mutex<Option<Sender<()>>>>,
}

/// While this exists, an editor has the terminal.
#[derive(Debug)]
pub struct Away<'h>(&'h Handover);

impl Handover {
    pub fn begin(&self) -> Away<'_> {
        self.owner.store(STARTING, Ordering::Release);
        Away(self)
    }

    /// Passes `signal` on to the editor if that has the terminal; returns whether it concerns the interface as well.
    #[cfg(unix)]
    pub fn concerns_us(&self, signal: i32) -> bool {
        use signal_hook::consts::{SIGCONT, SIGINT, SIGQUIT, SIGTSTP, SIGWINCH};
        let owner = self.owner.load(Ordering::Acquire);
        match signal {
            _ if owner == OURS => true,
            // Meant for the editor, but the system sends them to every process in the terminal.
            SIGINT | SIGQUIT | SIGWINCH => false,
            SIGCONT => {
                let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
                let _ = waiting.map(|waiting| waiting.send(()));
                false
            }
            SIGTSTP => {
                // The shell waits for both processes to stop.
                if super::terminal::has_shell() {
                    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                }
                false
            }
            _ => {
                self.pending.store(signal, Ordering::SeqCst);
                self.pass_on();
                true
            }
        }
    }

    /// Passes the signal that ends the interface on to the editor, which may have unsaved text; one that comes while it starts is
    /// passed on as soon as it has.
    #[cfg(unix)]
    fn pass_on(&self) {
        use rustix::process::{Pid, Signal, kill_process};
        let owner = Some(self.owner.load(Ordering::SeqCst)).filter(|owner| *owner > 0);
        let Some(editor) = owner.and_then(Pid::from_raw) else { return };
        if let Some(signal) = Signal::from_named_raw(self.pending.swap(0, Ordering::SeqCst)) {
            let _ = kill_process(editor, signal);
        }
    }

    /// Waits until every signal so far has been handled: one that ended the editor must not end the interface too.
    #[cfg(unix)]
    fn wait_for_signals(&self) {
        const PATIENCE: Duration = Duration::from_millis(500);
        let (sender, done) = channel();
        *self.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(sender);
        // Pending signals are handled in the order of their numbers, and this one is high.
        if rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::CONT).is_ok() {
            let _ = done.recv_timeout(PATIENCE);
        }
    }
}

impl Away<'_> {
    /// Sets the process that has the terminal.
    pub fn set_owner(&self, process: u32) {
        self.0.owner.store(i32::try_from(process).unwrap_or(STARTING), Ordering::SeqCst);
        #[cfg(unix)]
        self.0.pass_on();
    }
}

impl Drop for Away<'_> {
    fn drop(&mut self) {
        #[cfg(unix)]
        self.0.wait_for_signals();
        self.0.owner.store(OURS, Ordering::Release);
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::process::ExitStatusExt;
    use std::process::Command;

    use super::Handover;

    #[test]
    fn a_signal_that_comes_while_the_editor_starts_reaches_it() {
        let handover = Handover::default();
        let away = handover.begin();
        assert!(handover.concerns_us(signal_hook::consts::SIGTERM));
        let mut editor = Command::new("sleep").arg("600").spawn().expect("it starts");
        away.set_owner(editor.id());
        let status = editor.wait().expect("it ends");
        assert_eq!(status.signal(), Some(signal_hook::consts::SIGTERM));
    }
}
