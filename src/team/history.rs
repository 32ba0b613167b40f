//! Who changed what when, read from git's own history of the progress file.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use jiff::{Timestamp, tz::TimeZone};

use super::error::TeamError;
use super::narrow::narrowed;
use crate::git::{Contents, GitError, Repository};
use crate::guide::Guide;
use crate::progress::{Change, Field, MAX_BYTES, Progress, day_of};

/// More commits of one file than any team makes.
const MOST_COMMITS: usize = 100_000;

/// The id, the time, the author and the subject of a commit, a line each, behind a zero byte.
pub(super) const FORMAT: &str = "%x00%H%n%at%n%an%n%s";

/// One thing that somebody changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Happened {
    /// `None` if that is not known.
    pub at: Option<Timestamp>,
    /// Empty if that is not known.
    pub by: String,
    /// `None` for what is not committed yet.
    pub commit: Option<Commit>,
    pub change: Change,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit {
    pub id: String,
    pub subject: String,
}

/// A state of the progress to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// `None` before the first commit.
    pub commit: Option<String>,
    pub progress: Progress,
}

/// Everything that happened to the file, newest first; first what is not committed yet. A version that cannot be read is left out.
///
/// # Errors
/// When git cannot be used.
pub fn history(file: &Path, guide: &Guide, now: &Progress) -> Result<Vec<Happened>, TeamError> {
    let repository = Repository::of(file)?;
    let mut versions = Versions::open(&repository, guide)?;
    let mut happened = Vec::new();
    match versions.of_commit(&repository, "HEAD") {
        // Then nobody knows what is not committed.
        Err(TeamError::NoContent(_) | TeamError::Version { .. }) => {}
        head => {
            let base = head?.unwrap_or_else(|| Progress::new(guide));
            happened.extend(base.changes_to(now).into_iter().map(|change| Happened::new(None, change)));
        }
    }
    let log = repository.log(FORMAT, MOST_COMMITS)?;
    for entry in entries(&String::from_utf8_lossy(&log)) {
        let Some((after, before)) = entry.versions() else { continue };
        let Some(after) = versions.take(after)? else { continue };
        let before = before.iter().map(|id| versions.get(id)).collect::<Result<Vec<_>, _>>()?;
        let Some(before) = before.into_iter().collect::<Option<Vec<_>>>() else { continue };
        let Some(changes) = changes(&before, &after) else { continue };
        happened.extend(changes.into_iter().map(|change| Happened::new(Some(&entry), change)));
    }
    Ok(happened)
}

/// Whether git stands `id` for a missing file.
fn is_no_file(id: &str) -> bool {
    id.chars().all(|character| character == '0')
}

/// What a commit has that none of its parents had: a merge adds only what it decided itself. `None` if a version cannot be read.
fn changes(before: &[Rc<str>], after: &str) -> Option<Vec<Change>> {
    let (first, others) = before.split_first()?;
    let between = |before: &str| narrowed(before, after).map(|[before, after]| before.changes_to(&after));
    let mut changes = between(first)?;
    for other in others {
        let own = between(other)?;
        changes.retain(|change| own.iter().any(|other| is_about_the_same(change, other)));
    }
    Some(changes)
}

fn is_about_the_same(change: &Change, other: &Change) -> bool {
    match (change, other) {
        (Change::Item { id, after, .. }, Change::Item { id: other_id, after: other, .. }) => {
            id == other_id && after.is_same_field(other)
        }
        (Change::Scope { .. }, Change::Scope { .. })
        | (Change::Product { .. }, Change::Product { .. })
        | (Change::Extra { .. }, Change::Extra { .. }) => true,
        (Change::Release { version, .. }, Change::Release { version: other, .. }) => version == other,
        (_, _) => false,
    }
}

impl Happened {
    /// The record itself says who set a status, and when; of the other fields only git knows.
    fn new(entry: Option<&Entry>, change: Change) -> Self {
        let (mut at, mut by) = entry.map_or((None, String::new()), |entry| (entry.at, entry.by.clone()));
        if let Change::Item { after: Field::Standing(standing), .. } = &change {
            at = standing.at.or(at);
            if !standing.by.is_empty() {
                by.clone_from(&standing.by);
            }
        }
        let commit = entry.map(|entry| Commit { id: entry.id.clone(), subject: entry.subject.clone() });
        Self { at, by, commit, change }
    }

    /// As a line about one item: `2026-11-04 ana: owner ben`.
    pub fn line(&self, guide: &Guide, zone: &TimeZone) -> String {
        let day = self.at.map(|at| day_of(at, zone).to_string());
        let by = Some(self.by.clone()).filter(|by| !by.is_empty());
        let state = self.commit.is_none().then(|| "not committed".to_owned());
        let known: Vec<String> = [day, by, state].into_iter().flatten().collect();
        format!("{}: {}", known.join(" "), self.change.words(guide))
    }

    pub fn is_about(&self, item: &str) -> bool {
        matches!(&self.change, Change::Item { id, .. } if id == item)
    }
}

/// A commit in the log, with the ids of the contents: those of its parents, then its own.
pub(super) struct Entry {
    pub(super) id: String,
    at: Option<Timestamp>,
    by: String,
    subject: String,
    ids: Vec<String>,
}

/// The commits in the `log` with [`FORMAT`], newest first.
pub(super) fn entries(log: &str) -> impl Iterator<Item = Entry> {
    log.split('\0').filter_map(Entry::parse)
}

impl Entry {
    /// The id of the content, and those that its parents had; `None` if the commit has no such file.
    pub(super) fn versions(&self) -> Option<(&String, &[String])> {
        self.ids.split_last().filter(|(after, _)| !is_no_file(after))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let id = lines.next().filter(|id| !id.is_empty())?.to_owned();
        let at = lines.next().and_then(|second| Timestamp::from_second(second.parse().ok()?).ok());
        let (by, subject) = (lines.next()?.to_owned(), lines.next().unwrap_or_default().to_owned());
        // A colon for each parent, that many modes and one more, as many ids, then what happened to the file.
        let raw = lines.find(|line| line.starts_with(':'))?;
        let parents = raw.chars().take_while(|character| *character == ':').count();
        let ids = raw.split_whitespace().skip(parents + 1).take(parents + 1).map(str::to_owned).collect();
        Some(Self { id, at, by, subject, ids })
    }
}

/// The progress at `revision`.
///
/// # Errors
/// When there is no such revision, or its file cannot be read.
pub fn at_revision(file: &Path, guide: &Guide, revision: &str) -> Result<Version, TeamError> {
    let repository = Repository::of(file)?;
    let commit = repository.commit(revision)?;
    version(&repository, guide, Some(commit))
}

/// The progress as it was committed before `second`, in seconds since 1970.
///
/// # Errors
/// When git cannot be used, or the file cannot be read.
pub fn before(file: &Path, guide: &Guide, second: i64) -> Result<Version, TeamError> {
    let repository = Repository::of(file)?;
    let commit = repository.commit_before(second)?;
    version(&repository, guide, commit)
}

fn version(repository: &Repository, guide: &Guide, commit: Option<String>) -> Result<Version, TeamError> {
    let mut versions = Versions::open(repository, guide)?;
    let progress = match &commit {
        Some(commit) => versions.of_commit(repository, commit)?,
        None => None,
    };
    Ok(Version { commit, progress: progress.unwrap_or_else(|| Progress::new(guide)) })
}

/// The texts of the file by the ids of their contents, each read once.
struct Versions<'a> {
    guide: &'a Guide,
    contents: Contents,
    /// What stands for a file that is not there.
    nothing: Rc<str>,
    read: BTreeMap<String, Option<Rc<str>>>,
    path: &'a Path,
}

impl<'a> Versions<'a> {
    fn open(repository: &'a Repository, guide: &'a Guide) -> Result<Self, GitError> {
        let nothing = Progress::new(guide).to_text().into();
        Ok(Self { guide, contents: repository.contents()?, nothing, read: BTreeMap::new(), path: repository.file() })
    }

    /// `None` if the commit has no such file.
    fn of_commit(&mut self, repository: &Repository, commit: &str) -> Result<Option<Progress>, TeamError> {
        let Some(id) = repository.content_id(commit)? else { return Ok(None) };
        let text = self.get(&id)?.ok_or_else(|| TeamError::NoContent(self.path.to_owned()))?;
        let unusable = |reason| TeamError::Version { path: self.path.to_owned(), reason };
        Progress::of_guide(self.guide, &text).map(Some).map_err(unusable)
    }

    /// The same for the last time: older commits come later in the log, so nobody compares with this version again.
    fn take(&mut self, id: &str) -> Result<Option<Rc<str>>, GitError> {
        let version = self.get(id);
        self.read.remove(id);
        version
    }

    /// `None` if it is missing, too large or no text. No file is progress through nothing.
    fn get(&mut self, id: &str) -> Result<Option<Rc<str>>, GitError> {
        if is_no_file(id) {
            return Ok(Some(Rc::clone(&self.nothing)));
        }
        if let Some(known) = self.read.get(id) {
            return Ok(known.clone());
        }
        let text: Option<Rc<str>> = self.contents.get(id, MAX_BYTES)?.map(Rc::from);
        self.read.insert(id.to_owned(), text.clone());
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::changes;
    use crate::guide::Guide;
    use crate::progress::{Change, Progress};

    #[test]
    fn a_merge_that_decided_what_the_product_is_tells_that() {
        let version = |vendor: &str| -> Rc<str> {
            let mut progress = Progress::new(&Guide::embedded());
            progress.product.vendor = vendor.to_owned();
            progress.to_text().into()
        };
        let decided = changes(&[version("one"), version("other")], &version("both")).expect("they can be read");
        assert!(matches!(&decided[..], [Change::Product { .. }]), "{decided:?}");
        let taken = changes(&[version("one"), version("other")], &version("other")).expect("they can be read");
        assert!(taken.is_empty(), "{taken:?}");
    }
}
