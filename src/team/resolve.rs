//! Rebuilds a progress file that a merge left with conflict markers, from the three versions that git keeps of it.

use std::path::{Path, PathBuf};

use super::driver::empty;
use super::error::TeamError;
use crate::git::{Contents, Repository};
use crate::guide::Guide;
use crate::progress::{MAX_BYTES, Progress, merge};
use crate::store::Store;

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
    let repository = Repository::of(store.path())?;
    let here = store.load(guide);
    let Some(stages) = repository.stages()? else {
        return match here {
            Err(error) if error.conflicted().is_some() => Err(TeamError::NoVersions(store.path().to_owned())),
            _ => Ok(None),
        };
    };
    let mut versions = Versions { contents: repository.contents()?, path: store.path() };
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

/// The versions of the file in the index.
struct Versions<'a> {
    contents: Contents,
    path: &'a Path,
}

impl Versions<'_> {
    fn get(&mut self, id: Option<String>, side: &'static str) -> Result<Option<Progress>, TeamError> {
        let Some(id) = id else { return Ok(None) };
        let content = self.contents.get(&id, MAX_BYTES)?;
        let text = content.and_then(|content| String::from_utf8(content).ok());
        let text = text.ok_or_else(|| TeamError::NoContent(self.path.to_owned()))?;
        let unusable = |reason| TeamError::Side { path: self.path.to_owned(), side, reason };
        Progress::parse(&text).map(Some).map_err(unusable)
    }
}
