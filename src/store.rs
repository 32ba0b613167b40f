//! Files: the only place that reads or writes them, and the one way in which anything is written.
//!
//! What is acknowledged has been flushed to the disk. Until then, and after every error, the file is as it was:
//! it is only ever replaced as a whole, and never when its content could not be understood.

use std::path::{Path, PathBuf};

use crate::guide::Guide;
use crate::progress::{Change, MAX_BYTES, Progress, ProgressError};

pub mod config;
mod error;
mod lock;
pub mod memory;
mod read;
mod system;
mod target;
mod temporary;
mod write;

pub use error::{StoreError, Unusable};
pub use read::read;
pub use system::Fingerprint;
pub use temporary::Temporary;
pub use write::{write, write_new};

use read::Access;
use target::Target;
use write::Previous;

/// One progress file.
#[derive(Debug, Clone)]
pub struct Store {
    path: PathBuf,
}

impl Store {
    /// The progress file at `path`, which need not exist yet.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where the file as it was before its last save is; it need not exist.
    ///
    /// # Errors
    /// When the path leads nowhere.
    pub fn backup_path(&self) -> Result<PathBuf, StoreError> {
        Ok(Target::find(&self.path)?.backup())
    }

    /// Changes when somebody replaces or edits the file; `None` while there is none. It costs one look at the directory.
    ///
    /// Take it *before* [`load`](Self::load), so that a change in between is noticed; after a save, load once more.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::of(&self.path)
    }

    /// Reads the progress; a missing file is nothing done yet.
    ///
    /// # Errors
    /// When it is there but cannot be read or used.
    pub fn load(&self, guide: &Guide) -> Result<Progress, StoreError> {
        Ok(self.read(guide, &self.path, Access::Read)?.1)
    }

    /// Makes sure that what the file holds is on the disk: whoever put it there may have ended before that.
    ///
    /// # Errors
    /// When that cannot be said; the file is as it was.
    pub fn flush(&self) -> Result<(), StoreError> {
        if self.fingerprint().is_none() {
            return Ok(());
        }
        write::settle(&Target::find(&self.path)?)
    }

    /// Applies `changes` to what the file holds by now, writes it, and returns what it holds then.
    ///
    /// It may wait 5 seconds for another program, up to a minute while several keep saving, and as long as a disk takes.
    ///
    /// # Errors
    /// When nothing can be acknowledged: the file is as it was, and the same changes can be given again. Where only the
    /// last step failed, flushing the directory, the file may already hold them; giving them again does no harm.
    pub fn save(&self, guide: &Guide, changes: &[Change]) -> Result<Progress, StoreError> {
        self.update(guide, |progress| changes.iter().for_each(|change| progress.apply(change)))
    }

    /// The same with any change to what the file holds by now, as imports need it.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn update(&self, guide: &Guide, change: impl FnOnce(&mut Progress)) -> Result<Progress, StoreError> {
        let target = Target::prepare(&self.path)?;
        let lock = lock::acquire(&target)?;
        let (found, mut progress) = self.read(guide, target.path(), Access::Change)?;
        change(&mut progress);
        progress.make_dense(guide);
        let text = self.checked_text(&progress)?;
        if found.as_ref() == Some(&text) {
            write::settle(&target)?;
        } else {
            write::replace(&target, &target.temporary(lock.as_ref()), text.as_bytes(), Previous::Backup)?;
        }
        Ok(progress)
    }

    /// Puts the backup in the place of the file, and returns under which name the file that was there is kept.
    ///
    /// # Errors
    /// When the backup cannot be used either, or nothing can be written; the file is then as it was.
    pub fn restore_backup(&self, guide: &Guide) -> Result<Option<PathBuf>, StoreError> {
        let target = Target::prepare(&self.path)?;
        let lock = lock::acquire(&target)?;
        let text = read::read(&target.backup(), MAX_BYTES)?;
        parse(guide, &target.backup(), &text)?;
        let kept = write::keep_aside(&target)?;
        write::replace(&target, &target.temporary(lock.as_ref()), text.as_bytes(), Previous::Forget)?;
        Ok(kept)
    }

    /// The text of the file at `path`, if there is one, and what it amounts to.
    fn read(&self, guide: &Guide, path: &Path, access: Access) -> Result<(Option<String>, Progress), StoreError> {
        let read = read::if_present(path, MAX_BYTES, access).and_then(|text| {
            let progress = text.as_deref().map_or_else(|| Ok(Progress::new(guide)), |text| parse(guide, path, text))?;
            Ok((text, progress))
        });
        read.map_err(|error| match error {
            StoreError::Content { path, reason, .. } => StoreError::Content { path, reason, backup: self.usable_backup(guide) },
            other => other,
        })
    }

    /// The backup, if going back to it would help.
    fn usable_backup(&self, guide: &Guide) -> Option<PathBuf> {
        let backup = self.backup_path().ok()?;
        let text = read::read(&backup, MAX_BYTES).ok()?;
        parse(guide, &backup, &text).is_ok().then_some(backup)
    }

    /// The text of `progress`, once it is known that reading it gives the same back.
    fn checked_text(&self, progress: &Progress) -> Result<String, StoreError> {
        let unusable = |reason| StoreError::Content { path: self.path.clone(), reason, backup: None };
        let text = progress.to_text();
        let bytes = text.as_bytes();
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
            return Err(unusable(Unusable::TooLarge { limit: MAX_BYTES }));
        }
        let again = Progress::parse(&text).map_err(|reason| unusable(reason.into()))?;
        // A number that is not one, in a key that this version does not know, does not equal itself.
        if again == *progress || format!("{again:?}") == format!("{progress:?}") {
            Ok(text)
        } else {
            Err(unusable(Unusable::Unfaithful))
        }
    }
}

/// What the `text` of the file at `path` amounts to, if it belongs to the guide.
fn parse(guide: &Guide, path: &Path, text: &str) -> Result<Progress, StoreError> {
    let unusable = |reason: ProgressError| StoreError::Content { path: path.to_owned(), reason: reason.into(), backup: None };
    let progress = Progress::parse(text).map_err(unusable)?;
    if progress.guide == guide.id {
        Ok(progress)
    } else {
        Err(unusable(ProgressError::Guide { found: progress.guide, expected: guide.id.clone() }))
    }
}
