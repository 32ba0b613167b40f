//! One progress file: read, changed under its lock, and restored from its backup.

use std::path::{Path, PathBuf};

use jiff::tz::TimeZone;

use super::error::{StoreError, Unusable};
use super::fingerprint::Fingerprint;
use super::lock::{self, Lock, Locking};
use super::system::{OpenMode, Rights};
use super::target::Target;
use super::write::{self, Previous, Replaced};
use super::{conflicted, loss, read, target};
use crate::guide::Guide;
use crate::progress::{Change, MAX_BYTES, Progress, Record, is_storable};

/// How often a save starts over because a program that ignores the lock keeps replacing the file.
const MAX_TRIES: u32 = 100;

#[derive(Debug, Clone)]
pub struct Store {
    path: PathBuf,
    rights: Rights,
}

impl Store {
    /// The progress file at `path`, which need not exist yet; a new one is private to its owner.
    pub fn new(path: PathBuf) -> Self {
        Self { path, rights: Rights::Private }
    }

    /// Sets the permissions of a new file: one that several people may use follows the umask and its folder.
    #[must_use]
    pub fn with_rights(self, rights: Rights) -> Self {
        Self { rights, ..self }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path of the backup from before the last save, which need not exist.
    ///
    /// # Errors
    /// When the path leads nowhere.
    pub fn backup_path(&self) -> Result<PathBuf, StoreError> {
        Ok(Target::find(&self.path)?.backup())
    }

    /// Whether `path` leads to this file or one that belongs to it, such as its backup.
    pub fn owns(&self, path: &Path) -> bool {
        Target::to_be(&self.path).is_ok_and(|own| own.names().iter().any(|name| target::is_same_file(name, path)))
    }

    /// Copies of the file that a sync client left beside it.
    pub fn conflicted_copies(&self) -> Vec<PathBuf> {
        conflicted::copies(&self.path)
    }

    /// How two programs are kept from saving at the same moment; `None` if the folder does not exist.
    pub fn locking(&self) -> Option<Locking> {
        Some(Locking::of(&Target::find(&self.path).ok()?))
    }

    /// Changes when somebody replaces or edits the file; `None` if there is none. It costs one system call.
    ///
    /// Take it *before* [`load`](Self::load), so that a change in between is noticed; after a save, load once more.
    pub fn fingerprint(&self) -> Option<Fingerprint> {
        Fingerprint::of(&self.path)
    }

    /// Reads the progress; a missing file counts as empty progress.
    ///
    /// # Errors
    /// When it exists but cannot be read or used.
    pub fn load(&self, guide: &Guide) -> Result<Progress, StoreError> {
        Ok(self.read(guide, &self.path, OpenMode::Read)?.1)
    }

    /// Like [`load`](Self::load), for a caller that found `known` when it last read the file.
    ///
    /// # Errors
    /// Also when the file is gone, or suddenly holds far less.
    pub fn reload(&self, guide: &Guide, known: &Progress) -> Result<Progress, StoreError> {
        let (text, progress) = self.read(guide, &self.path, OpenMode::Read)?;
        self.check_loss(text.as_deref(), &progress, known)?;
        Ok(progress)
    }

    /// Makes sure that the file is on the disk: the process that wrote it may have died before that.
    ///
    /// # Errors
    /// When flushing fails; the file is unchanged.
    pub fn flush(&self) -> Result<(), StoreError> {
        if self.fingerprint().is_none() {
            return Ok(());
        }
        write::flush(&Target::find(&self.path)?)
    }

    /// Applies `changes` to the present content of the file, writes it, and returns the result.
    ///
    /// It may wait 5 seconds for another program, up to a minute while several keep saving, and as long as a disk takes.
    ///
    /// # Errors
    /// When the save cannot be acknowledged: the file is unchanged, and the same changes can be saved again. If only the
    /// last step failed, flushing the directory, the file may already hold them; saving them again does no harm.
    pub fn save(&self, guide: &Guide, changes: &[Change]) -> Result<Progress, StoreError> {
        self.update(guide, |progress| changes.iter().for_each(|change| progress.apply(change)))
    }

    /// Like [`save`](Self::save), for a caller that found `known` when it last read the file.
    ///
    /// # Errors
    /// Also when the file is gone, or suddenly holds far less; [`write_back`](Self::write_back) writes it anyway.
    pub fn save_known(&self, guide: &Guide, changes: &[Change], known: &Progress) -> Result<Progress, StoreError> {
        self.replace(guide, |text, found| {
            self.check_loss(text, found, known)?;
            for change in changes {
                found.apply(change);
            }
            Ok(())
        })
    }

    /// Like [`save`](Self::save), with any change to the present content, as imports need it.
    ///
    /// # Errors
    /// As for [`save`](Self::save).
    pub fn update(&self, guide: &Guide, mut change: impl FnMut(&mut Progress)) -> Result<Progress, StoreError> {
        self.replace(guide, |_, progress| {
            change(progress);
            Ok(())
        })
    }

    /// Replaces a file that is gone or holds far less with `progress`; an existing file is kept under another name.
    ///
    /// # Errors
    /// When nothing can be written; the file is then unchanged.
    pub fn write_back(&self, guide: &Guide, progress: Progress) -> Result<Progress, StoreError> {
        self.write_over(guide, progress).map(|(progress, _)| progress)
    }

    /// Replaces the file with `progress`, whatever it holds; also returns the name under which an existing file is kept.
    ///
    /// # Errors
    /// When nothing can be written; the file is then unchanged.
    pub fn write_over(&self, guide: &Guide, mut progress: Progress) -> Result<(Progress, Option<PathBuf>), StoreError> {
        progress.make_dense(guide);
        let text = self.checked_text(&progress)?;
        let target = self.prepare()?;
        let lock = lock::acquire(&target)?;
        let kept = write::preserve_existing(&target)?;
        write::replace(&target, &temporary(&target, lock.as_ref()), text.as_bytes(), Previous::Forget, || true)?;
        Ok((progress, kept))
    }

    /// Replaces the file with its backup, and returns the name under which the replaced file is kept.
    ///
    /// # Errors
    /// When the backup cannot be used either, or nothing can be written; the file is then unchanged.
    pub fn restore_backup(&self, guide: &Guide) -> Result<Option<PathBuf>, StoreError> {
        let target = self.prepare()?;
        let lock = lock::acquire(&target)?;
        let text = read::read(&target.backup(), MAX_BYTES)?;
        parse(guide, &target.backup(), &text)?;
        let kept = write::preserve_existing(&target)?;
        write::replace(&target, &temporary(&target, lock.as_ref()), text.as_bytes(), Previous::Forget, || true)?;
        Ok(kept)
    }

    /// The file as all that write it need it.
    fn prepare(&self) -> Result<Target, StoreError> {
        Target::prepare(&self.path, self.rights).inspect(write::hide_from_git)
    }

    /// Applies `change` to the present text and progress of the file, and writes the result.
    fn replace(
        &self,
        guide: &Guide,
        mut change: impl FnMut(Option<&str>, &mut Progress) -> Result<(), StoreError>,
    ) -> Result<Progress, StoreError> {
        let target = self.prepare()?;
        for _ in 0..MAX_TRIES {
            let lock = lock::acquire(&target)?;
            let seen = Fingerprint::of(target.path());
            let (found, mut progress) = self.read(guide, target.path(), OpenMode::Change)?;
            let previous = previous(guide, &target, &progress);
            change(found.as_deref(), &mut progress)?;
            progress.make_dense(guide);
            let text = self.checked_text(&progress)?;
            if found.as_ref() == Some(&text) {
                write::flush(&target)?;
                return Ok(progress);
            }
            // Git and editors do not ask for the lock.
            let is_ours = || lock.as_ref().is_none_or(Lock::is_held) && Fingerprint::of(target.path()) == seen;
            let temporary = temporary(&target, lock.as_ref());
            if write::replace(&target, &temporary, text.as_bytes(), previous, is_ours)? == Replaced::Yes {
                return Ok(progress);
            }
        }
        Err(StoreError::Locked { path: target.path().to_owned() })
    }

    /// Refuses a file that is gone or holds far less than `known`.
    fn check_loss(&self, text: Option<&str>, found: &Progress, known: &Progress) -> Result<(), StoreError> {
        let (now, before) = (loss::count_filled(found), loss::count_filled(known));
        match text {
            None if before > 0 => Err(StoreError::Gone { path: self.path.clone(), before }),
            Some(_) if loss::is_far_less(found, known) => Err(StoreError::FarLess { path: self.path.clone(), now, before }),
            _ => Ok(()),
        }
    }

    /// The text of the file at `path`, if it exists, and the progress in it.
    fn read(&self, guide: &Guide, path: &Path, mode: OpenMode) -> Result<(Option<String>, Progress), StoreError> {
        let read = read::if_present(path, MAX_BYTES, mode).and_then(|text| {
            let progress = text.as_deref().map_or_else(|| Ok(Progress::new(guide)), |text| parse(guide, path, text))?;
            Ok((text, progress))
        });
        read.map_err(|error| match error {
            StoreError::Content { path, reason, .. } => StoreError::Content { path, reason, backup: self.usable_backup(guide) },
            other => other,
        })
    }

    /// The backup, if it can be used.
    fn usable_backup(&self, guide: &Guide) -> Option<PathBuf> {
        let backup = self.backup_path().ok()?;
        load_backup(guide, &backup).is_some().then_some(backup)
    }

    /// The text of `progress`, after checking that reading it back gives the same progress.
    fn checked_text(&self, progress: &Progress) -> Result<String, StoreError> {
        let unusable = |reason| StoreError::unusable(&self.path, reason);
        if !progress.records.values().all(has_valid_dates) {
            return Err(unusable(Unusable::Date));
        }
        let text = progress.to_text();
        let bytes = text.as_bytes();
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
            return Err(unusable(Unusable::TooLarge { limit: MAX_BYTES }));
        }
        let again = Progress::parse(&text).map_err(|reason| StoreError::unusable(&self.path, reason))?;
        // NaN, in a key that this version does not know, does not equal itself.
        if again == *progress || format!("{again:?}") == format!("{progress:?}") {
            Ok(text)
        } else {
            Err(unusable(Unusable::Unfaithful))
        }
    }
}

/// Whether the file can hold the dates of `record`: a clock or a journal may have any date.
fn has_valid_dates(record: &Record) -> bool {
    let at = record.standing.at.map(|at| at.to_zoned(TimeZone::UTC).date());
    at.iter().chain(&record.due).all(is_storable)
}

/// Whether the file, which holds `found` now, becomes the backup: a backup with far more is worth keeping instead.
fn previous(guide: &Guide, target: &Target, found: &Progress) -> Previous {
    let has_far_more = load_backup(guide, &target.backup()).is_some_and(|backup| loss::is_far_less(found, &backup));
    if has_far_more { Previous::Forget } else { Previous::Backup }
}

fn load_backup(guide: &Guide, backup: &Path) -> Option<Progress> {
    let text = read::read(backup, MAX_BYTES).ok()?;
    parse(guide, backup, &text).ok()
}

/// The progress in the `text` of the file at `path`, if it belongs to the guide.
fn parse(guide: &Guide, path: &Path, text: &str) -> Result<Progress, StoreError> {
    Progress::of_guide(guide, text).map_err(|reason| StoreError::unusable(path, reason))
}

/// A marker can be lost while another process is still writing, and no lock at all keeps nobody away.
fn temporary(target: &Target, lock: Option<&Lock>) -> PathBuf {
    match lock {
        Some(Lock::System { .. }) => target.temporary(),
        Some(Lock::Marker { .. }) | None => target.own_temporary(),
    }
}
