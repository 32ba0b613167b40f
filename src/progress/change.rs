//! Changes to progress as values, which can be applied to whatever the file holds by then, and undone.

use serde::{Deserialize, Serialize};
use toml::Table;

use super::field::Field;
use super::merge::{Winner, merge_product, merge_record, merge_scope, merge_tables};
use super::product::{Product, ProductField};
use super::record::{Stamp, Standing};
use super::scope::Scope;
use super::state::Progress;
use super::status::Status;
use crate::guide::Item;

/// One change with the value before it: enough to apply, merge and undo it, even in a later process.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// `before` is what the person saw; both are values of the same field.
    Item {
        id: String,
        before: Field,
        after: Field,
    },
    Scope {
        before: Scope,
        after: Scope,
    },
    Product {
        before: Product,
        after: Product,
    },
    /// Keys of the file that this version does not know; only an import changes them.
    Extra {
        before: Table,
        after: Table,
    },
}

/// Somebody else has changed the same field since, so undoing a change would overwrite theirs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} has changed since, so the change was not undone")]
pub struct UndoConflict {
    pub what: String,
}

impl Change {
    pub fn field(progress: &Progress, id: &str, after: Field) -> Self {
        let before = after.same_in(progress.record(id));
        Self::Item { id: id.to_owned(), before, after }
    }

    pub fn status(progress: &Progress, id: &str, status: Status, reason: &str, stamp: &Stamp) -> Self {
        let before = &progress.record(id).standing;
        Self::field(progress, id, Field::Standing(stamp.clone().standing(before, status, reason)))
    }

    /// `item` stays closed as it is, although the guide changed it; `None` if it did not.
    pub fn confirmation(progress: &Progress, item: &Item, stamp: &Stamp) -> Option<Self> {
        let Standing { status, reason, .. } = &progress.record(&item.id).standing;
        progress.is_changed(item).then(|| Self::status(progress, &item.id, *status, reason, stamp))
    }

    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Item { id, before, after } => Self::Item { id, before: after, after: before },
            Self::Scope { before, after } => Self::Scope { before: after, after: before },
            Self::Product { before, after } => Self::Product { before: after, after: before },
            Self::Extra { before, after } => Self::Extra { before: after, after: before },
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Item { before, after, .. } => before == after,
            Self::Scope { before, after } => before == after,
            Self::Product { before, after } => before == after,
            Self::Extra { before, after } => before == after,
        }
    }
}

impl Progress {
    /// Merges where somebody else has changed the field in the meantime: nothing typed is lost.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Scope { before, after } => self.scope = merge_scope(before, after, &self.scope),
            Change::Product { before, after } => *self.product = merge_product(before, after, &self.product),
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

    /// The change that undoes `change`.
    ///
    /// # Errors
    /// When the field no longer has the value that `change` gave it.
    pub fn check_undo(&self, change: &Change) -> Result<Change, UndoConflict> {
        let (untouched, what) = match change {
            Change::Scope { after, .. } => (self.scope == *after, "the scope".to_owned()),
            Change::Product { before, after } => (has_changes(before, after, &self.product), "the product".to_owned()),
            Change::Extra { after, .. } => (self.extra == *after, "the unknown keys".to_owned()),
            Change::Item { id, after, .. } => {
                (after.same_in(self.record(id)) == *after, format!("the {} of `{id}`", after.name()))
            }
        };
        if untouched { Ok(change.inverse()) } else { Err(UndoConflict { what }) }
    }
}

/// Whether `product` still has what changed from `before` to `after`; a colleague may have set something else since.
fn has_changes(before: &Product, after: &Product, product: &Product) -> bool {
    let is_kept = |field: &ProductField| before.get(*field) == after.get(*field) || product.get(*field) == after.get(*field);
    ProductField::ALL.iter().all(is_kept) && (before.extra == after.extra || product.extra == after.extra)
}
