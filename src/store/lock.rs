//! The lock between processes that change the same file; it is held for one save, never while a user is typing.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::error::StoreError;
use super::fingerprint::{Fingerprint, identity_at, identity_of};
use super::system::{self, OpenMode};
use super::target::Target;

/// How long a save waits while the file does not change; another save takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many times `PATIENCE` it waits while others do save: a minute in all.
const MAX_WAITS: u32 = 12;

/// How long to wait before looking again whether a marker is gone.
const PAUSE: Duration = Duration::from_millis(2);

#[derive(Debug)]
pub(super) enum Lock {
    /// A lock of the system, which releases it when the file is closed.
    System { _file: File },
    /// A file that only one process can create, where the file system has no locks.
    Marker { path: PathBuf, token: String },
}

impl Lock {
    /// Whether it is still ours: others remove a marker after waiting for it too long.
    pub(super) fn is_held(&self) -> bool {
        match self {
            Self::System { .. } => true,
            Self::Marker { path, token } => system::content(path).is_some_and(|content| content == token.as_bytes()),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if let Self::Marker { path, .. } = &*self
            && self.is_held()
        {
            system::remove(path);
        }
    }
}

/// How two programs are kept from saving a file at the same moment.
#[derive(Debug)]
pub enum Locking {
    Locks,
    /// The file system has none: a marker file stands in for them.
    Markers,
    /// Nothing can be saved, because the lock cannot be opened.
    Refused(StoreError),
}

impl Locking {
    /// Finds out without creating a file.
    pub(super) fn of(target: &Target) -> Self {
        let lock = target.lock();
        let file = match system::open_lock(&lock) {
            Err(reason) if reason.kind() != ErrorKind::NotFound => return Self::Refused(unusable(target, reason)),
            // Any file on the same file system answers the question.
            Err(_) => system::open(target.path(), OpenMode::Read).or_else(|_| system::open(target.directory(), OpenMode::Read)),
            file => file,
        };
        match file.map(|file| file.try_lock_shared()) {
            Ok(Err(std::fs::TryLockError::Error(_))) => Self::Markers,
            _ => Self::Locks,
        }
    }
}

/// Waits for the lock; `None` where it cannot be created, since nothing can be written there either.
pub(super) fn acquire(target: &Target) -> Result<Option<Lock>, StoreError> {
    let mut waits = 0;
    while waits < MAX_WAITS {
        let file = match system::make_lock(&target.lock(), target.path(), target.rights()) {
            Ok(file) => file,
            Err(reason) if reason.kind() == ErrorKind::ReadOnlyFilesystem || !system::is_there(&target.lock()) => {
                return Ok(None);
            }
            Err(reason) => return Err(unusable(target, reason)),
        };
        let identity = identity_of(&file);
        let Some(lock) = wait_for(file, target, &mut waits)? else { return acquire_marker(target) };
        // Somebody may have removed the file meanwhile, so that others lock a new one.
        if identity == identity_at(&target.lock()) {
            return Ok(Some(lock));
        }
        waits += 1;
    }
    Err(StoreError::Locked { path: target.path().to_owned() })
}

/// The lock on `file`; `None` where the file system has no locks.
fn wait_for(file: File, target: &Target, waits: &mut u32) -> Result<Option<Lock>, StoreError> {
    let (sender, receiver) = mpsc::channel();
    // On a thread, since over a network even a request that should not wait can hang (cargo #2615), and the thread wakes as
    // soon as the lock is free. A lock that comes too late is dropped with its message.
    let waiting = thread::Builder::new().name("lock".to_owned()).spawn(move || {
        let locked = wait(&file).is_ok();
        sender.send(locked.then_some(Lock::System { _file: file }))
    });
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be locked", reason };
    let mut seen = Fingerprint::of(target.path());
    while *waits < MAX_WAITS {
        match receiver.recv_timeout(PATIENCE) {
            Ok(lock) => return Ok(lock),
            Err(RecvTimeoutError::Disconnected) => return waiting.map(|_| None).map_err(refused),
            Err(RecvTimeoutError::Timeout) => {
                *waits += 1;
                // The system gives the lock to any waiting process, not to the one that waited longest.
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

/// Creates the marker once nobody else has it; one that stays unchanged too long belongs to a process that died.
fn acquire_marker(target: &Target) -> Result<Option<Lock>, StoreError> {
    let path = target.marker();
    let token = system::unique();
    let look = || (Fingerprint::of(&path), Fingerprint::of(target.path()));
    let (began, mut since, mut seen) = (Instant::now(), Instant::now(), look());
    while began.elapsed() < PATIENCE * MAX_WAITS {
        match system::write_new(&path, token.as_bytes(), target.rights()) {
            Ok(()) => return Ok(Some(Lock::Marker { path, token })),
            Err(reason) if reason.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => return Ok(None),
        }
        let now = look();
        if now != seen {
            (since, seen) = (Instant::now(), now);
        } else if since.elapsed() > PATIENCE {
            // A process that still relies on it notices before it replaces the file, and starts over.
            system::remove(&path);
        }
        thread::park_timeout(PAUSE);
    }
    Err(StoreError::Locked { path: target.path().to_owned() })
}

fn unusable(target: &Target, reason: io::Error) -> StoreError {
    StoreError::Lock { path: target.path().to_owned(), lock: target.lock(), reason }
}
