//! What somebody means by the name of a piece of evidence, and what there is under it.

use std::path::{Path, PathBuf};

use super::Condition;
use crate::paths::{Naming, expand};
use crate::progress::{Detail, Record};
use crate::store::system::is_there;
use crate::text::names_a_file;

/// Where names are typed, and where relative ones that are kept begin; the folders are absolute.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// The folder in which names are typed.
    pub folder: PathBuf,
    /// The folder of the team's project, if there is one.
    pub project: Option<PathBuf>,
    /// The home directory, for a leading `~`.
    pub home: Option<PathBuf>,
}

/// A piece of evidence that is to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The name to keep.
    pub reference: String,
    /// Whether the item has it already.
    pub is_known: bool,
    pub condition: Condition,
}

impl Surroundings {
    /// `path` with the home directory for a leading `~`.
    pub fn expand(&self, path: &str) -> PathBuf {
        expand(path.as_ref(), self.home.as_deref())
    }

    /// Where relative names that are kept begin: for a team in its project, so that they mean the same to all of it.
    pub fn root(&self) -> &Path {
        self.project.as_deref().unwrap_or(&self.folder)
    }

    /// The reference in `record` that `given` means, under whatever name.
    pub fn known(&self, record: &Record, given: &str) -> Option<String> {
        known(record, given, &self.naming(given))
    }

    /// What `given` means as evidence of the item with this record: a piece that it has, or else a new one.
    pub fn find(&self, record: &Record, given: &str) -> Found {
        let naming = self.naming(given);
        let known = known(record, given, &naming);
        let is_known = known.is_some();
        let reference = known.unwrap_or_else(|| new_reference(given, &naming));
        let condition = Condition::of(self.root(), &reference, record.details.get(&reference));
        Found { reference, is_known, condition }
    }

    fn naming(&self, given: &str) -> Naming {
        Naming::new(&self.expand(given), &self.folder, self.project.as_deref())
    }
}

impl Found {
    /// What is to be kept of it, over what was: the sum of a file that is there.
    pub fn detail(&self, kept: Option<&Detail>) -> Detail {
        let kept = kept.cloned().unwrap_or_default();
        Detail { sha256: self.condition.sha256().map_or(kept.sha256, str::to_owned), ..kept }
    }
}

/// A leading `~` stays in what is there already: it was kept as it was typed once.
fn known(record: &Record, given: &str, naming: &Naming) -> Option<String> {
    let of_home = given.starts_with('~').then_some(given);
    let mut names = naming.all(is_there(naming.whole())).chain(of_home);
    names.find(|name| record.evidence.iter().any(|known| known == name)).map(str::to_owned)
}

/// The name to keep of what nobody has added yet: whatever is there under that name is no longer just words.
fn new_reference(given: &str, naming: &Naming) -> String {
    let is_there = is_there(naming.whole());
    if is_there || names_a_file(given) { naming.lasting(is_there) } else { given.to_owned() }
}
