//! The lock between processes that change the same file; it is held for one save, never while somebody thinks.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::target::Target;
use super::{Fingerprint, StoreError, system};

/// How long a save waits for one that makes no progress; a save takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many times that, while others do make progress: a minute.
const MOST_TURNS: u32 = 12;

/// Held while it lives.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Waits for the lock; `None` where the file system or the directory does not offer one, which must not stop anybody.
pub(super) fn acquire(target: &Target) -> Result<Option<Lock>, StoreError> {
    let Ok(file) = system::open_lock(&target.lock(), target.path()) else { return Ok(None) };
    let (sender, receiver) = mpsc::channel();
    // On a thread, since over a network even a request that should not wait can hang (cargo #2615); there it wakes at once
    // when the lock is free. A lock that comes too late is dropped with its message.
    let waiting = thread::Builder::new().name("lock".to_owned()).spawn(move || {
        let locked = wait(&file).is_ok();
        sender.send(locked.then_some(Lock { _file: file }))
    });
    let mut seen = Fingerprint::of(target.path());
    for _ in 0..MOST_TURNS {
        match receiver.recv_timeout(PATIENCE) {
            Ok(lock) => return Ok(lock),
            Err(RecvTimeoutError::Disconnected) => return waiting.map(|_| None).map_err(|reason| refused(target, reason)),
            Err(RecvTimeoutError::Timeout) => {
                // The system gives the lock to anybody who waits, not to who waited longest.
                let now = Fingerprint::of(target.path());
                if now == seen {
                    break;
                }
                seen = now;
            }
        }
    }
    Err(StoreError::Locked { path: target.path().to_owned() })
}

fn wait(file: &File) -> io::Result<()> {
    loop {
        match file.lock() {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            outcome => return outcome,
        }
    }
}

fn refused(target: &Target, reason: io::Error) -> StoreError {
    StoreError::System { path: target.path().to_owned(), action: "cannot be locked", reason }
}
