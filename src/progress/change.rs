//! Changes to progress as values, which can be applied to whatever the file holds by then, and undone.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use toml::Table;

use super::again::Again;
use super::correspondence::{Act, DatedLine};
use super::field::Field;
use super::merge::{Winner, change_release, merge_product, merge_record, merge_scope, merge_tables};
use super::moment::day_of;
use super::product::Product;
use super::record::Standing;
use super::release::Release;
use super::scope::Scope;
use super::stamp::Stamp;
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
    /// The values of one version that are not there are `None`.
    Release {
        version: String,
        before: Option<Release>,
        after: Option<Release>,
    },
    /// Keys of the file that this version does not know; only an import changes them.
    Extra {
        before: Table,
        after: Table,
    },
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

    /// `item` is done: for the first time, once more where it has come back, or as the guide has it now; `None` if it was so.
    pub fn done(progress: &Progress, item: &Item, stamp: &Stamp, zone: &TimeZone) -> Option<Self> {
        let is_needed = progress.record(&item.id).standing.status != Status::Done || progress.is_changed(item);
        let done = || is_needed.then(|| Self::status(progress, &item.id, Status::Done, "", stamp));
        Self::renewal(progress, item, stamp, zone).or_else(done)
    }

    /// `item`, whose period is over, was done once more: its period begins anew; `None` if it is not over.
    pub fn renewal(progress: &Progress, item: &Item, stamp: &Stamp, zone: &TimeZone) -> Option<Self> {
        let is_over = Again::is_over(item, progress.record(&item.id), zone, day_of(stamp.at, zone));
        let anew = || stamp.clone().standing(&Standing::default(), Status::Done, "");
        is_over.then(|| Self::field(progress, &item.id, Field::Standing(anew())))
    }

    /// Adds `line` to the correspondence of the item called `id`, whatever it holds.
    pub fn line(id: &str, line: DatedLine) -> Self {
        let (before, after) = (Field::Correspondence(BTreeSet::new()), Field::Correspondence([line].into()));
        Self::Item { id: id.to_owned(), before, after }
    }

    /// Whether one of `changes` begins or ends waiting.
    pub fn concern_waiting(changes: &[Self]) -> bool {
        changes.iter().any(|change| change.waiting().is_some())
    }

    /// `changes`, and for each that ends waiting a line that keeps for whom or what, and since when; one that goes back to that
    /// waiting takes its line along.
    #[must_use]
    pub fn with_waits(progress: &Progress, changes: Vec<Self>) -> Vec<Self> {
        let line = |change: &Self| {
            let (id, standing, is_over) = change.waiting()?;
            let stamp = Stamp { at: standing.at?, by: standing.by.clone(), edition: standing.edition };
            let line = DatedLine::new(&stamp, Act::Waited, &standing.reason);
            let is_there = progress.record(id).correspondence.contains(&line);
            (is_there != is_over).then(|| if is_over { Self::line(id, line) } else { Self::line(id, line).inverse() })
        };
        let lines: Vec<Self> = changes.iter().filter_map(line).collect();
        changes.into_iter().chain(lines).collect()
    }

    /// Where it begins or ends waiting: the item, how that waits, and whether it is over.
    fn waiting(&self) -> Option<(&str, &Standing, bool)> {
        let Self::Item { id, before: Field::Standing(before), after: Field::Standing(after) } = self else { return None };
        match (before.status, after.status) {
            (Status::Waiting, Status::Waiting) => None,
            (Status::Waiting, _) => Some((id, before, true)),
            (_, Status::Waiting) => Some((id, after, false)),
            _ => None,
        }
    }

    /// `item` stays closed as it is, although the guide changed it; `None` if it did not.
    pub fn confirmation(progress: &Progress, item: &Item, stamp: &Stamp) -> Option<Self> {
        let Standing { status, reason, .. } = &progress.record(&item.id).standing;
        progress.is_changed(item).then(|| Self::status(progress, &item.id, *status, reason, stamp))
    }

    /// The id of the item that it is about, if it is about one.
    pub fn item(&self) -> Option<&str> {
        match self {
            Self::Item { id, .. } => Some(id),
            Self::Scope { .. } | Self::Product { .. } | Self::Release { .. } | Self::Extra { .. } => None,
        }
    }

    /// The id of the item that it reopens, if it does.
    pub fn reopened(&self) -> Option<&str> {
        match self {
            Self::Item { id, before: Field::Standing(before), after: Field::Standing(after) }
                if before.status.is_closed() && !after.status.is_closed() =>
            {
                Some(id)
            }
            _ => None,
        }
    }

    #[must_use]
    pub fn inverse(&self) -> Self {
        match self.clone() {
            Self::Item { id, before, after } => Self::Item { id, before: after, after: before },
            Self::Scope { before, after } => Self::Scope { before: after, after: before },
            Self::Product { before, after } => Self::Product { before: after, after: before },
            Self::Release { version, before, after } => Self::Release { version, before: after, after: before },
            Self::Extra { before, after } => Self::Extra { before: after, after: before },
        }
    }

    pub fn is_empty(&self) -> bool {
        match self {
            Self::Item { before, after, .. } => before == after,
            Self::Scope { before, after } => before == after,
            Self::Product { before, after } => before == after,
            Self::Release { before, after, .. } => before == after,
            Self::Extra { before, after } => before == after,
        }
    }
}

impl Progress {
    /// Merges where somebody else has changed the field in the meantime: nothing typed is lost.
    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Scope { before, after } => self.scope = merge_scope(before, after, &self.scope),
            // Of two versions that were both released, the later one holds, even over a change being made now.
            Change::Product { before, after } => {
                *self.product = merge_product(before, after, &self.product, &self.releases);
            }
            Change::Release { version, before, after } => {
                let theirs = self.releases.remove(version);
                let changed = change_release(before.as_ref(), after.as_ref(), theirs.as_ref());
                self.releases.extend(changed.map(|release| (version.clone(), release)));
            }
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
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::Change;
    use crate::guide::Guide;
    use crate::progress::{Field, Progress, Stamp, Status};

    fn stamp(second: i64) -> Stamp {
        Stamp { at: Timestamp::from_second(second).expect("it is a time"), by: "ana".to_owned(), edition: 1 }
    }

    fn make(progress: &mut Progress, second: i64, status: Status, reason: &str) -> Vec<Change> {
        let changes = vec![Change::status(progress, "agreements", status, reason, &stamp(second))];
        let changes = Change::with_waits(progress, changes);
        for change in &changes {
            progress.apply(change);
        }
        changes
    }

    fn lines(progress: &Progress) -> Vec<(i64, &str)> {
        let lines = &progress.record("agreements").correspondence;
        lines.iter().map(|line| (line.at.as_second(), line.text.as_str())).collect()
    }

    #[test]
    fn what_was_waited_for_is_kept_from_when_the_waiting_began() {
        let mut progress = Progress::new(&Guide::embedded());
        make(&mut progress, 1, Status::Waiting, "the ministry");
        make(&mut progress, 2, Status::Waiting, "the ministry's lawyers");
        assert_eq!(progress.record("agreements").standing.at, Some(stamp(1).at), "the clock runs on");
        assert_eq!(lines(&progress), []);
        let done = make(&mut progress, 3, Status::Done, "");
        assert_eq!(lines(&progress), [(1, "the ministry's lawyers")]);
        for change in done.iter().rev() {
            let inverse = progress.check_undo(change).expect("nobody changed it since");
            progress.apply(&inverse);
        }
        assert_eq!((lines(&progress), progress.record("agreements").standing.status), (vec![], Status::Waiting));
    }

    #[test]
    fn going_back_to_waiting_takes_the_line_along() {
        let mut progress = Progress::new(&Guide::embedded());
        make(&mut progress, 1, Status::Waiting, "the ministry");
        let waiting = progress.record("agreements").standing.clone();
        make(&mut progress, 2, Status::Done, "");
        let back = vec![Change::field(&progress, "agreements", Field::Standing(waiting))];
        for change in Change::with_waits(&progress, back) {
            progress.apply(&change);
        }
        assert_eq!(lines(&progress), []);
        make(&mut progress, 3, Status::Done, "");
        assert_eq!(lines(&progress), [(1, "the ministry")]);
    }
}
