//! The lock between processes that change the same file; it is held for one save, never while somebody thinks.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::error::StoreError;
use super::fingerprint::{Fingerprint, identity_at, identity_of};
use super::system::{self, Access};
use super::target::Target;

/// How long a save waits for one that makes no progress; a save takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many times that, while others do make progress: a minute.
const MOST_TURNS: u32 = 12;

/// How long to wait before looking again whether a marker is gone.
const PAUSE: Duration = Duration::from_millis(2);

/// Held while it lives.
#[derive(Debug)]
pub(super) enum Lock {
    /// The system's own; it is released with the file.
    System { _file: File },
    /// A file that only one process can make, where the file system has no locks.
    Marker { path: PathBuf, token: String },
}

impl Lock {
    /// Whether nobody took it away, as others do after waiting in vain for a marker.
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

/// What keeps two programs from saving a file at the same moment.
#[derive(Debug)]
pub enum Locking {
    /// The locks of the file system.
    Locks,
    /// The file system has none: a marker file stands in for them.
    Markers,
    /// Nothing can be saved, because the lock cannot be opened.
    Refused(StoreError),
}

impl Locking {
    /// Finds out without making anything.
    pub(super) fn of(target: &Target) -> Self {
        let lock = target.lock();
        let file = match system::open_lock(&lock) {
            Err(reason) if reason.kind() != ErrorKind::NotFound => return Self::Refused(unusable(target, reason)),
            // Whatever there is on the same file system.
            Err(_) => system::open(target.path(), Access::Read).or_else(|_| system::open(target.directory(), Access::Read)),
            file => file,
        };
        match file.map(|file| file.try_lock_shared()) {
            Ok(Err(std::fs::TryLockError::Error(_))) => Self::Markers,
            _ => Self::Locks,
        }
    }
}

/// Waits for the lock; `None` where none can be made, since nothing can be written there either.
pub(super) fn acquire(target: &Target) -> Result<Option<Lock>, StoreError> {
    let mut turns = 0;
    while turns < MOST_TURNS {
        let file = match system::make_lock(&target.lock(), target.path(), target.rights()) {
            Ok(file) => file,
            Err(reason) if reason.kind() == ErrorKind::ReadOnlyFilesystem || !system::is_there(&target.lock()) => {
                return Ok(None);
            }
            Err(reason) => return Err(unusable(target, reason)),
        };
        let identity = identity_of(&file);
        let Some(lock) = wait_for(file, target, &mut turns)? else { return mark(target) };
        // Somebody may have removed the file meanwhile, and others lock the next one.
        if identity == identity_at(&target.lock()) {
            return Ok(Some(lock));
        }
        turns += 1;
    }
    Err(StoreError::Locked { path: target.path().to_owned() })
}

/// The lock on `file`; `None` where the file system has no locks.
fn wait_for(file: File, target: &Target, turns: &mut u32) -> Result<Option<Lock>, StoreError> {
    let (sender, receiver) = mpsc::channel();
    // On a thread, since over a network even a request that should not wait can hang (cargo #2615); there it wakes at once
    // when the lock is free. A lock that comes too late is dropped with its message.
    let waiting = thread::Builder::new().name("lock".to_owned()).spawn(move || {
        let locked = wait(&file).is_ok();
        sender.send(locked.then_some(Lock::System { _file: file }))
    });
    let refused = |reason| StoreError::System { path: target.path().to_owned(), action: "cannot be locked", reason };
    let mut seen = Fingerprint::of(target.path());
    while *turns < MOST_TURNS {
        match receiver.recv_timeout(PATIENCE) {
            Ok(lock) => return Ok(lock),
            Err(RecvTimeoutError::Disconnected) => return waiting.map(|_| None).map_err(refused),
            Err(RecvTimeoutError::Timeout) => {
                *turns += 1;
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

/// Makes the marker, once nobody else has it; one that stays the same for long belongs to a process that died.
fn mark(target: &Target) -> Result<Option<Lock>, StoreError> {
    let path = target.marker();
    let token = system::unique();
    let look = || (Fingerprint::of(&path), Fingerprint::of(target.path()));
    let (began, mut since, mut seen) = (Instant::now(), Instant::now(), look());
    while began.elapsed() < PATIENCE * MOST_TURNS {
        match system::write_new(&path, token.as_bytes(), target.rights()) {
            Ok(()) => return Ok(Some(Lock::Marker { path, token })),
            Err(reason) if reason.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => return Ok(None),
        }
        let now = look();
        if now != seen {
            (since, seen) = (Instant::now(), now);
        } else if since.elapsed() > PATIENCE {
            // Whoever still works under it notices before the file is replaced, and begins again.
            system::remove(&path);
        }
        thread::park_timeout(PAUSE);
    }
    Err(StoreError::Locked { path: target.path().to_owned() })
}

fn unusable(target: &Target, reason: io::Error) -> StoreError {
    StoreError::Lock { path: target.path().to_owned(), lock: target.lock(), reason }
}
