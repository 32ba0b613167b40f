//! Whether a change can be taken back: only what it changed counts, not what somebody else changed beside it.

use std::collections::{BTreeMap, BTreeSet};

use toml::Table;

use super::change::Change;
use super::field::Field;
use super::product::{Product, ProductField};
use super::release::Release;
use super::scope::Scope;
use super::state::Progress;

/// Somebody else has changed the same field since, so undoing a change would overwrite theirs.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} has changed since, so the change was not undone")]
pub struct UndoConflict {
    pub what: String,
}

impl Progress {
    /// What undoes each change of `action`, the last one first. A piece of evidence and what is known about it go together: where
    /// somebody dated it since, it stays.
    pub fn check_undo_of(&self, action: &[Change]) -> Vec<Result<Change, UndoConflict>> {
        let checked: Vec<_> = action.iter().rev().map(|change| self.check_undo(change)).collect();
        let about = || action.iter().rev().map(item_with_evidence);
        let held: BTreeSet<&str> =
            about().zip(&checked).filter(|(_, checked)| checked.is_err()).filter_map(|(id, _)| id).collect();
        let together = |(id, checked): (Option<&str>, _)| match id.filter(|id| held.contains(id)) {
            Some(id) => Err(UndoConflict { what: format!("the evidence of `{id}`") }),
            None => checked,
        };
        about().zip(checked).map(together).collect()
    }

    /// The change that undoes `change`.
    ///
    /// # Errors
    /// When what it changed has another value by now.
    pub fn check_undo(&self, change: &Change) -> Result<Change, UndoConflict> {
        let (untouched, what) = match change {
            Change::Scope { before, after } => (is_scope_kept(before, after, &self.scope), "the scope".to_owned()),
            Change::Product { before, after } => (is_product_kept(before, after, &self.product), "the product".to_owned()),
            Change::Release { version, before, after } => {
                let present = self.releases.get(version);
                (is_release_kept(before.as_ref(), after.as_ref(), present), format!("the release {version}"))
            }
            Change::Extra { before, after } => (is_table_kept(before, after, &self.extra), "the unknown keys".to_owned()),
            Change::Item { id, before, after } => {
                (is_field_kept(before, after, &after.same_in(self.record(id))), format!("the {} of `{id}`", after.name()))
            }
        };
        if untouched { Ok(change.inverse()) } else { Err(UndoConflict { what }) }
    }
}

/// The item whose evidence, or what is known about it, `change` is about.
fn item_with_evidence(change: &Change) -> Option<&str> {
    match change {
        Change::Item { id, after: Field::Evidence(_) | Field::Details(_), .. } => Some(id),
        _ => None,
    }
}

fn is_field_kept(before: &Field, after: &Field, present: &Field) -> bool {
    match (before, after, present) {
        (Field::Evidence(before), Field::Evidence(after), Field::Evidence(present)) => is_list_kept(before, after, present),
        (Field::Ticked(before), Field::Ticked(after), Field::Ticked(present)) => is_set_kept(before, after, present),
        (Field::Correspondence(before), Field::Correspondence(after), Field::Correspondence(present)) => {
            is_set_kept(before, after, present)
        }
        (Field::Details(before), Field::Details(after), Field::Details(present)) => is_map_kept(before, after, present),
        (Field::Extra(before), Field::Extra(after), Field::Extra(present)) => is_table_kept(before, after, present),
        _ => is_value_kept(before, after, present),
    }
}

/// The systems count as a whole, for none stands for all.
fn is_scope_kept(before: &Scope, after: &Scope, present: &Scope) -> bool {
    is_value_kept(&before.systems, &after.systems, &present.systems)
        && is_value_kept(&before.medical_practice, &after.medical_practice, &present.medical_practice)
        && is_table_kept(&before.extra, &after.extra, &present.extra)
}

fn is_product_kept(before: &Product, after: &Product, present: &Product) -> bool {
    let is_kept = |field: &ProductField| match field {
        ProductField::Contacts => is_list_kept(&before.contacts, &after.contacts, &present.contacts),
        field => is_value_kept(&before.get(*field), &after.get(*field), &present.get(*field)),
    };
    ProductField::ALL.iter().all(is_kept) && is_table_kept(&before.extra, &after.extra, &present.extra)
}

/// A release that is not there has nothing set.
fn is_release_kept(before: Option<&Release>, after: Option<&Release>, present: Option<&Release>) -> bool {
    let none = Release::default();
    let [before, after, present] = [before, after, present].map(|release| release.unwrap_or(&none));
    let recorded = |release: &Release| (release.at, release.by.clone());
    is_value_kept(&recorded(before), &recorded(after), &recorded(present))
        && is_value_kept(&before.changed, &after.changed, &present.changed)
        && is_value_kept(&before.notified, &after.notified, &present.notified)
        && is_value_kept(&before.approved, &after.approved, &present.approved)
        && is_table_kept(&before.extra, &after.extra, &present.extra)
}

fn is_value_kept<T: PartialEq>(before: &T, after: &T, present: &T) -> bool {
    before == after || present == after
}

/// What was added is still there, and what was removed still is not.
fn is_set_kept<T: Ord>(before: &BTreeSet<T>, after: &BTreeSet<T>, present: &BTreeSet<T>) -> bool {
    after.difference(before).all(|entry| present.contains(entry))
        && before.difference(after).all(|entry| !present.contains(entry))
}

/// As with sets; where only the order changed, it is still the same.
fn is_list_kept(before: &[String], after: &[String], present: &[String]) -> bool {
    let [in_before, in_after, in_present] = [before, after, present].map(|list| list.iter().collect::<BTreeSet<_>>());
    if in_before == in_after { is_value_kept(&before, &after, &present) } else { is_set_kept(&in_before, &in_after, &in_present) }
}

fn is_map_kept<T: PartialEq>(before: &BTreeMap<String, T>, after: &BTreeMap<String, T>, present: &BTreeMap<String, T>) -> bool {
    let mut keys = before.keys().chain(after.keys());
    keys.all(|key| is_value_kept(&before.get(key), &after.get(key), &present.get(key)))
}

fn is_table_kept(before: &Table, after: &Table, present: &Table) -> bool {
    let mut keys = before.keys().chain(after.keys());
    keys.all(|key| is_value_kept(&before.get(key), &after.get(key), &present.get(key)))
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;

    use crate::guide::Guide;
    use crate::progress::{Act, Change, DatedLine, Detail, Field, Progress, Release, Stamp};

    const ITEM: &str = "agreements";

    /// Makes `ours` and then `theirs`, both seen from the same progress, and takes ours back: what is left.
    fn left(progress: &Progress, ours: &Change, theirs: &Change) -> Progress {
        let mut changed = progress.clone();
        changed.apply(ours);
        changed.apply(theirs);
        let inverse = changed.check_undo(ours).expect("ours is still there");
        changed.apply(&inverse);
        changed
    }

    fn line(second: i64, text: &str) -> Change {
        let at = Timestamp::from_second(second).expect("it is a time");
        Change::line(ITEM, DatedLine::new(&Stamp { at, by: "ana".to_owned(), edition: 1 }, Act::Noted, text))
    }

    #[test]
    fn a_piece_that_a_colleague_dated_since_stays_with_its_date() {
        let mut progress = Progress::new(&Guide::embedded());
        let piece = "notice.pdf".to_owned();
        let known =
            |dated| Field::Details([(piece.clone(), Detail { dated, sha256: "00".to_owned(), ..Detail::default() })].into());
        let added = [
            Change::field(&progress, ITEM, Field::Evidence(vec![piece.clone()])),
            Change::field(&progress, ITEM, known(None)),
            Change::field(&progress, ITEM, Field::Owner("ana".to_owned())),
        ];
        for change in &added {
            progress.apply(change);
        }
        assert!(progress.check_undo_of(&added).iter().all(Result::is_ok));
        let dated = Change::field(&progress, ITEM, known(Some(date(2026, 12, 1))));
        progress.apply(&dated);
        let checked = progress.check_undo_of(&added);
        assert_eq!(checked.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, false]);
        for change in checked.iter().flatten() {
            progress.apply(change);
        }
        let record = progress.record(ITEM);
        assert_eq!((record.evidence.len(), record.details.len(), record.owner.as_str()), (1, 1, ""));
    }

    #[test]
    fn what_a_colleague_changed_beside_it_does_not_hold_back_undo() {
        let progress = Progress::new(&Guide::embedded());
        let evidence = |piece: &str| Field::Evidence(vec![piece.to_owned()]);
        let ticked = |step: u32| Field::Ticked([step].into());
        let details = |piece: &str| {
            let detail = Detail { dated: Some(date(2026, 12, 1)), ..Detail::default() };
            Field::Details([(piece.to_owned(), detail)].into())
        };
        for (ours, theirs) in [(evidence("a"), evidence("b")), (ticked(1), ticked(2)), (details("a"), details("b"))] {
            let [ours, theirs] = [ours, theirs].map(|field| Change::field(&progress, ITEM, field));
            let mut expected = progress.clone();
            expected.apply(&theirs);
            assert_eq!(left(&progress, &ours, &theirs), expected);
            assert!(expected.check_undo(&ours).is_err(), "it is taken back already");
        }
        let left = left(&progress, &line(1, "ours"), &line(2, "theirs"));
        assert!(left.record(ITEM).correspondence.iter().map(|line| line.text.as_str()).eq(["theirs"]));
    }

    #[test]
    fn a_date_of_the_same_piece_holds_back_undo() {
        let mut progress = Progress::new(&Guide::embedded());
        let dated = |day| {
            let detail = Detail { dated: Some(date(2026, 12, day)), ..Detail::default() };
            Field::Details([("a".to_owned(), detail)].into())
        };
        let ours = Change::field(&progress, ITEM, dated(1));
        progress.apply(&ours);
        progress.apply(&Change::field(&progress, ITEM, dated(2)));
        assert!(progress.check_undo(&ours).is_err());
    }

    #[test]
    fn a_release_is_taken_back_without_the_day_that_a_colleague_recorded() {
        let progress = Progress::new(&Guide::embedded());
        let change = |before: Option<&Release>, after: &Release| Change::Release {
            version: "2.4".to_owned(),
            before: before.cloned(),
            after: Some(after.clone()),
        };
        let new = Release { by: "ana".to_owned(), changed: "queries".to_owned(), ..Release::default() };
        let notified = Release { notified: Some(date(2026, 12, 1)), ..new.clone() };
        let ours = change(None, &new);
        let left = left(&progress, &ours, &change(Some(&new), &notified));
        assert_eq!(left.releases["2.4"], Release { notified: notified.notified, ..Release::default() });
        assert!(left.check_undo(&ours).is_err(), "it is taken back already");
        assert_eq!(left.check_undo(&ours.inverse()), Ok(ours), "it can be made again");
    }
}
