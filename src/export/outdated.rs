//! Statuses in a file that are older than those here: left out, but named, since somebody may have edited them; taken when asked for.

use super::import::{Imported, ImportedStatus, is_same};
use crate::progress::{Progress, Standing, Status};

/// A status that an import leaves out.
#[derive(Debug)]
pub struct Outdated<'a> {
    pub id: &'a str,
    /// What the file says.
    pub there: &'a Standing,
}

impl Imported {
    /// The statuses that [`changes`](Self::changes) leaves out because the item changed here since.
    pub fn outdated<'a>(&'a self, progress: &'a Progress) -> impl Iterator<Item = Outdated<'a>> {
        self.items.iter().filter_map(|given| {
            let there = given.status.outdated(&progress.record(&given.id).standing)?;
            Some(Outdated { id: &given.id, there })
        })
    }

    /// Lets those statuses count as said now.
    pub fn take_outdated(&mut self, progress: &Progress) {
        for given in &mut self.items {
            if let Some(there) = given.status.outdated(&progress.record(&given.id).standing) {
                given.status = ImportedStatus::Undated { status: there.status, reason: there.reason.clone() };
            }
        }
    }
}

impl ImportedStatus {
    /// What it says, if `here` says something else that is newer.
    fn outdated(&self, here: &Standing) -> Option<&Standing> {
        let Self::Dated(there) = self else { return None };
        let is_untouched = there.at.is_none() && there.status == Status::Todo;
        let is_other = there.status != here.status || !is_same(&here.reason, &there.reason);
        (there.at < here.at && !is_untouched && is_other).then_some(there)
    }
}
