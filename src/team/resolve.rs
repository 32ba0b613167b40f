//! Rebuilds a progress file that a merge left with conflict markers, from the three versions that git keeps of it.

use std::path::{Path, PathBuf};

use super::driver::empty;
use super::error::{TeamError, Whole};
use super::history::{FORMAT, entries};
use crate::git::{Contents, GitError, Repository, short};
use crate::guide::Guide;
use crate::progress::{MAX_BYTES, Progress, ProgressError, merge};
use crate::store::{Store, StoreError, Unusable};

/// So far back a commit without conflict markers is looked for.
const MOST_COMMITS: usize = 100;

/// What became of an unfinished merge.
#[derive(Debug)]
pub struct Resolved {
    pub progress: Progress,
    /// Where the file with its markers is kept.
    pub kept: Option<PathBuf>,
    /// The file from the root of the repository.
    pub file: PathBuf,
    /// Whether one side deleted the file, so that there was only one to keep.
    pub is_deleted: bool,
}

/// Whether git keeps the versions of an unfinished merge of `file`.
pub fn can_resolve(file: &Path) -> bool {
    Repository::of(file).and_then(|repository| repository.stages()).is_ok_and(|stages| stages.is_some())
}

/// Merges both sides of an unfinished merge into the file; `None` without such a merge. What the file holds by then is kept
/// beside it, and what somebody has already resolved in it stays.
///
/// # Errors
/// When git or the file cannot be used; the file is then unchanged.
pub fn resolve(store: &Store, guide: &Guide) -> Result<Option<Resolved>, TeamError> {
    let here = store.load(guide);
    let repository = match Repository::of(store.path()) {
        Err(reason @ (GitError::NoRepository(_) | GitError::Bare(_))) => {
            return Err(here
                .err()
                .filter(|error| error.conflicted().is_some())
                .map_or(reason.into(), |error| marked(error, None)));
        }
        repository => repository?,
    };
    let Some(stages) = repository.stages()? else {
        return match here {
            Err(error) if error.conflicted().is_none() => Ok(None),
            Err(_) if repository.can_bring_merge_back()? => Err(TeamError::NoVersions(store.path().to_owned())),
            Err(error) => Err(marked(error, last_whole(&repository)?)),
            Ok(_) => Ok(None),
        };
    };
    let mut versions = Versions { contents: repository.contents()?, path: store.path(), guide };
    let [base, ours, theirs] = stages;
    let [base, ours, theirs] = [versions.get(base, "base")?, versions.get(ours, "ours")?, versions.get(theirs, "theirs")?];
    let is_deleted = ours.is_none() || theirs.is_none();
    let is_there = store.fingerprint().is_some();
    let ours = here.as_ref().ok().filter(|_| is_there).cloned().or(ours);
    let merged = match (ours, theirs) {
        (Some(ours), Some(theirs)) => merge(&base.unwrap_or_else(|| empty(&ours)), &ours, &theirs),
        (one, other) => one.or(other).ok_or_else(|| TeamError::NoContent(store.path().to_owned()))?,
    };
    let (progress, kept) = match here {
        Ok(here) if is_there && here == merged => (here, None),
        _ => store.write_over(guide, merged)?,
    };
    Ok(Some(Resolved { progress, kept, file: repository.file().to_owned(), is_deleted }))
}

/// The same as `error`; where that is about markers, that only a person can remove them. A backup is newer than any commit.
fn marked(error: StoreError, commit: Option<Whole>) -> TeamError {
    match error {
        StoreError::Content { path, reason: Unusable::Progress(ProgressError::Conflict { line }), backup } => {
            TeamError::Marked { path, line, whole: backup.map(Whole::Backup).or(commit) }
        }
        other => other.into(),
    }
}

/// The last commit in which the file can be read.
fn last_whole(repository: &Repository) -> Result<Option<Whole>, TeamError> {
    let mut contents = repository.contents()?;
    let log = repository.log(FORMAT, MOST_COMMITS)?;
    for entry in entries(&String::from_utf8_lossy(&log)) {
        let Some((id, _)) = entry.versions() else { continue };
        if contents.get(id, MAX_BYTES)?.is_some_and(|text| Progress::parse(&text).is_ok()) {
            let commit = short(&entry.id).to_owned();
            return Ok(Some(Whole::Commit { commit, file: repository.file().to_owned() }));
        }
    }
    Ok(None)
}

/// The versions of the file in the index.
struct Versions<'a> {
    contents: Contents,
    path: &'a Path,
    guide: &'a Guide,
}

impl Versions<'_> {
    fn get(&mut self, id: Option<String>, side: &'static str) -> Result<Option<Progress>, TeamError> {
        let Some(id) = id else { return Ok(None) };
        let text = self.contents.get(&id, MAX_BYTES)?.ok_or_else(|| TeamError::NoContent(self.path.to_owned()))?;
        let unusable = |reason| TeamError::Side { path: self.path.to_owned(), side, reason };
        Progress::of_guide(self.guide, &text).map(Some).map_err(unusable)
    }
}
