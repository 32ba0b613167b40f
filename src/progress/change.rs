//! Changes to progress as values: made by a person, applied to whatever the file holds by then, and taken back.

use serde::{Deserialize, Serialize};
use toml::Table;

use super::field::Field;
use super::merge::{Winner, merge_record, merge_scope, merge_tables};
use super::record::Stamp;
use super::scope::Scope;
use super::state::Progress;
use super::status::Status;

/// One change, with what was there before: enough to apply it, to merge it and to undo it, also by a later process.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// To one field of the item called `id`: from what the person saw to what they gave, of the same field.
    Item {
        id: String,
        before: Field,
        after: Field,
    },
    Scope {
        before: Scope,
        after: Scope,
    },
    /// To the keys of the file that this version does not know; only an import makes it.
    Extra {
        before: Table,
        after: Table,
    },
}

/// Somebody else changed the same field since, so taking a change back would overwrite theirs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} was changed again since, so the change was not taken back")]
pub struct NotUndone {
    /// The item and the field, or the scope.
    pub what: String,
}

impl Change {
    /// Gives the item called `id` another value in one field.
    pub fn field(progress: &Progress, id: &str, after: Field) -> Self {
        let before = after.same_in(progress.record(id));
        Self::Item { id: id.to_owned(), before, after }
    }

    /// Gives the item called `id` a status.
    pub fn status(progress: &Progress, id: &str, status: Status, reason: &str, stamp: &Stamp) -> Self {
        let before = &progress.record(id).standing;
        Self::field(progress, id, Field::Standing(stamp.clone().standing(before, status, reason)))
    }

    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Item { id, before, after } => Self::Item { id, before: after, after: before },
            Self::Scope { before, after } => Self::Scope { before: after, after: before },
            Self::Extra { before, after } => Self::Extra { before: after, after: before },
        }
    }

    /// Whether nothing would be different.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Item { before, after, .. } => before == after,
            Self::Scope { before, after } => before == after,
            Self::Extra { before, after } => before == after,
        }
    }
}

impl Progress {
    /// Makes `change`, also where the field was changed by somebody else in the meantime: nothing typed is lost.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Scope { before, after } => self.scope = merge_scope(before, after, &self.scope),
            Change::Extra { before, after } => self.extra = merge_tables(before, after, &self.extra),
            Change::Item { id, before, after } => {
                let theirs = self.record(id).clone();
                let (mut base, mut ours) = (theirs.clone(), theirs.clone());
                before.clone().set_in(&mut base);
                after.clone().set_in(&mut ours);
                self.records.insert(id.clone(), merge_record(&base, &ours, &theirs, Winner::Ours));
            }
        }
    }

    /// The change that takes `change` back.
    ///
    /// # Errors
    /// Where the field no longer has the value that the change gave it.
    pub fn check_undo(&self, change: &Change) -> Result<Change, NotUndone> {
        let (untouched, what) = match change {
            Change::Scope { after, .. } => (self.scope == *after, "the scope".to_owned()),
            Change::Extra { after, .. } => (self.extra == *after, "what this version does not know".to_owned()),
            Change::Item { id, after, .. } => {
                (after.same_in(self.record(id)) == *after, format!("the {} of `{id}`", after.name()))
            }
        };
        if untouched { Ok(change.inverse()) } else { Err(NotUndone { what }) }
    }
}
