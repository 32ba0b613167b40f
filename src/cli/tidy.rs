//! What a command leaves behind when a signal ends it: nothing.

#[cfg(unix)]
use crate::store;

/// Removes temporary folders when a signal ends a command; the interface does that itself.
#[cfg(unix)]
pub fn up_after_signals() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
    use std::sync::Once;
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        // Otherwise a temporary folder is left behind.
        let Ok(mut signals) = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM]) else { return };
        std::thread::spawn(move || {
            for signal in signals.forever() {
                store::remove_temporary_folders();
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
        });
    });
}

/// There the system removes temporary folders.
#[cfg(not(unix))]
pub fn up_after_signals() {}
