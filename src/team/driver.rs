//! git's merge driver for the progress file: whether this clone has it, and what it does.

use std::collections::BTreeMap;
use std::path::Path;

use toml::Table;

use super::error::TeamError;
use crate::git::{GitError, Repository};
use crate::guide::Guide;
use crate::progress::{MAX_BYTES, Progress, Releases, Scope, merge};
use crate::store::{self, Rights, StoreError};

/// The value of the attribute `merge`, which names the driver.
pub(super) const ATTRIBUTE: &str = "hie-onboard";

pub(super) const DRIVER_KEY: &str = "merge.hie-onboard.driver";

/// How git merges the progress file in a clone. A driver needs both: a name in `.gitattributes`, which everybody gets, and a
/// command in the configuration, which each clone has to register.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Driver {
    /// Line by line.
    None,
    /// Line by line too, although `.gitattributes` names the driver.
    Unregistered,
    /// Field by field.
    Registered,
}

impl Driver {
    /// # Errors
    /// When git fails.
    pub fn of(repository: &Repository) -> Result<Self, GitError> {
        if repository.attribute("merge")? != ATTRIBUTE {
            return Ok(Self::None);
        }
        Ok(if repository.setting(DRIVER_KEY)?.is_some() { Self::Registered } else { Self::Unregistered })
    }

    /// How git merges, to stand behind `Merging`.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::None => "line by line; `hie-onboard git setup` makes it field by field",
            Self::Unregistered => {
                "line by line: .gitattributes names the merge driver, but it is not set up in this clone; run `hie-onboard git setup`"
            }
            Self::Registered => "field by field, with the merge driver",
        }
    }

    /// What to say where it is not asked for: that the driver is named for `file`, but not registered in this clone.
    pub fn warning_for(file: &Path) -> Option<&'static str> {
        let driver = Repository::of(file).and_then(|repository| Self::of(&repository));
        let text = "the merge driver is not set up in this clone: run `hie-onboard git setup`";
        (driver.ok()? == Self::Unregistered).then_some(text)
    }
}

/// Merges `theirs` into the file `ours`, which both come from `base`; that is empty where both sides created the file.
///
/// # Errors
/// When one of them cannot be read, the sides have different guides, or `ours` cannot be written; it is then unchanged.
pub fn merge_files(base: &Path, ours: &Path, theirs: &Path) -> Result<(), TeamError> {
    let [ours_text, theirs_text] = [read(ours)?, read(theirs)?];
    let (mine, other) = (parse(ours, &ours_text)?, parse(theirs, &theirs_text)?);
    if mine.guide != other.guide {
        return Err(TeamError::Guides { ours: mine.guide, theirs: other.guide });
    }
    let base_text = read(base)?;
    let common = if base_text.trim().is_empty() { empty(&mine) } else { parse(base, &base_text)? };
    // Before both sides moved to this guide, nobody had recorded anything through it.
    let common = if common.guide == mine.guide { common } else { empty(&mine) };
    let [common, mine, other] = of_one_edition([common, mine, other]);
    let text = merge(&common, &mine, &other).to_text();
    // What git commits has to be readable for everybody.
    parse(ours, &text)?;
    if text != ours_text {
        store::write(ours, text.as_bytes(), Rights::Shared)?;
    }
    Ok(())
}

/// The sides with renamed items under their new names, where this program knows the guide: a side of an earlier edition would
/// bring them back under their old ones.
fn of_one_edition(sides: [Progress; 3]) -> [Progress; 3] {
    let guide = Guide::embedded();
    sides.map(|mut side| {
        if side.guide == guide.id {
            side.carry_over(&guide);
        }
        side
    })
}

/// The progress before anybody recorded any.
pub(super) fn empty(like: &Progress) -> Progress {
    Progress {
        guide: like.guide.clone(),
        scope: Scope::default(),
        product: Box::default(),
        releases: Releases::new(),
        records: BTreeMap::new(),
        extra: Table::new(),
    }
}

fn read(file: &Path) -> Result<String, StoreError> {
    store::read(file, MAX_BYTES)
}

fn parse(file: &Path, text: &str) -> Result<Progress, StoreError> {
    Progress::parse(text).map_err(|reason| StoreError::unusable(file, reason))
}
