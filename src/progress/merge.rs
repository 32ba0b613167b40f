//! Merging two changed copies of the same progress, field by field: the one function behind git, imports and saving.
//!
//! One side changed a field: that side's value. Both did: the winner's, and what a person typed on the other side
//! moves into the note. It never fails, the sides can be swapped, and merging a side again changes nothing.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use toml::{Table, Value};

use super::{Progress, Record, Scope, Standing};

/// Who wins a field that both sides changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Winner {
    /// The side that set its status later.
    Newer,
    /// The first side: a change being made now wins over what it finds, whatever the clocks say.
    Ours,
}

/// What `ours` and `theirs`, both grown out of `base`, amount to together.
pub fn merge(base: &Progress, ours: &Progress, theirs: &Progress) -> Progress {
    let ids: BTreeSet<&String> = [base, ours, theirs].into_iter().flat_map(|side| side.records.keys()).collect();
    let record = |id: &String| {
        let [of_base, of_ours, of_theirs] = [base, ours, theirs].map(|side| side.records.get(id).cloned());
        let both = |_, _| Some(merge_record(base.record(id), ours.record(id), theirs.record(id), Winner::Newer));
        pick(&of_base, &of_ours, &of_theirs, both)
    };
    Progress {
        guide: pick(&base.guide, &ours.guide, &theirs.guide, Ord::max),
        scope: merge_scope(&base.scope, &ours.scope, &theirs.scope),
        records: ids.into_iter().filter_map(|id| Some((id.clone(), record(id)?))).collect(),
        extra: merge_tables(&base.extra, &ours.extra, &theirs.extra),
    }
}

/// The three-way merge of one record.
pub(super) fn merge_record(base: &Record, ours: &Record, theirs: &Record, winner: Winner) -> Record {
    let order = match winner {
        Winner::Ours => Ordering::Greater,
        Winner::Newer => rank(base, ours).cmp(&rank(base, theirs)),
    };
    let mut merged = Record {
        standing: pick(&base.standing, &ours.standing, &theirs.standing, stronger(order)),
        owner: pick(&base.owner, &ours.owner, &theirs.owner, stronger(order)),
        due: pick(&base.due, &ours.due, &theirs.due, stronger(order)),
        evidence: pick(&base.evidence, &ours.evidence, &theirs.evidence, |ours, theirs| {
            merge_lists(&base.evidence, ours, theirs)
        }),
        note: pick(&base.note, &ours.note, &theirs.note, |ours, theirs| merge_notes(&base.note, &ours, &theirs)),
        extra: merge_tables(&base.extra, &ours.extra, &theirs.extra),
    };
    for words in lost_words(base, [ours, theirs], &merged) {
        merged.note = append(&merged.note, &words);
    }
    merged
}

/// What applies for both sides; in doubt more of the guide does, since an item that is hidden is not missed.
pub(super) fn merge_scope(base: &Scope, ours: &Scope, theirs: &Scope) -> Scope {
    let systems = |ours: Vec<String>, theirs: Vec<String>| {
        let every = ours.is_empty() || theirs.is_empty();
        if every { Vec::new() } else { merge_lists(&base.systems, ours, theirs) }
    };
    Scope {
        systems: pick(&base.systems, &ours.systems, &theirs.systems, systems),
        medical_practice: pick(&base.medical_practice, &ours.medical_practice, &theirs.medical_practice, Ord::max),
        extra: merge_tables(&base.extra, &ours.extra, &theirs.extra),
    }
}

/// Orders sides: one that changed the status comes after one that did not, then the newer status.
///
/// It rests on nothing but the status, which the merged record takes from the winner: merged again, it wins again.
fn rank<'r>(base: &Record, side: &'r Record) -> (bool, &'r Standing) {
    (side.standing != base.standing, &side.standing)
}

/// Decides for the winning side; without one for the larger value, so that sides can be swapped.
fn stronger<T: Ord>(order: Ordering) -> impl FnOnce(T, T) -> T {
    move |ours, theirs| match order {
        Ordering::Greater => ours,
        Ordering::Less => theirs,
        Ordering::Equal => ours.max(theirs),
    }
}

/// One side's value where only that side changed it; otherwise what `decide` makes of both.
fn pick<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T, decide: impl FnOnce(T, T) -> T) -> T {
    if ours == theirs || theirs == base {
        ours.clone()
    } else if ours == base {
        theirs.clone()
    } else {
        decide(ours.clone(), theirs.clone())
    }
}

/// Both notes, in an order that does not depend on the side.
fn merge_notes(base: &str, ours: &str, theirs: &str) -> String {
    let (first, second) = if ours <= theirs { (ours, theirs) } else { (theirs, ours) };
    let both = append(first, second);
    // Each side cut what the other kept. Together they are the base again, which would look as if neither had changed it.
    if both == base { append(second, first) } else { both }
}

/// `note` with `words` as a paragraph of its own, unless one already holds the other.
fn append(note: &str, words: &str) -> String {
    if note.contains(words.trim()) {
        note.to_owned()
    } else if words.contains(note.trim()) {
        words.to_owned()
    } else {
        format!("{}\n\n{}", note.trim_end(), words.trim_start())
    }
}

/// What a person gave for fields where the other side won.
fn lost_words(base: &Record, sides: [&Record; 2], merged: &Record) -> BTreeSet<String> {
    let mut lost = BTreeSet::new();
    for side in sides {
        let reason = &side.standing.reason;
        if !reason.is_empty() && *reason != base.standing.reason && *reason != merged.standing.reason {
            lost.insert(format!("Merged: {} ({})", reason, side.standing.status.label()));
        }
        if !side.owner.is_empty() && side.owner != base.owner && side.owner != merged.owner {
            lost.insert(format!("Merged: owner {}", side.owner));
        }
        if let Some(due) = side.due.filter(|_| side.due != base.due && side.due != merged.due) {
            lost.insert(format!("Merged: due {due}"));
        }
    }
    lost
}

/// The base's entries that neither side removed, in the base's order, then what the sides added.
///
/// A side that only changed the order gives way to one that changed more.
fn merge_lists(base: &[String], ours: Vec<String>, theirs: Vec<String>) -> Vec<String> {
    let same_entries =
        |side: &[String]| side.iter().all(|entry| base.contains(entry)) && base.iter().all(|entry| side.contains(entry));
    match (same_entries(&ours), same_entries(&theirs)) {
        (true, true) => ours.max(theirs),
        (true, false) => theirs,
        (false, true) => ours,
        (false, false) => {
            let kept = base.iter().filter(|entry| ours.contains(entry) && theirs.contains(entry));
            let added: BTreeSet<_> = ours.iter().chain(&theirs).filter(|entry| !base.contains(entry)).collect();
            kept.chain(added).cloned().collect()
        }
    }
}

/// Unknown keys, one by one; two different values for one key: the one that sorts last, so that sides can be swapped.
pub(super) fn merge_tables(base: &Table, ours: &Table, theirs: &Table) -> Table {
    let keys: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let value = |key: &String| merge_values(base.get(key), ours.get(key), theirs.get(key));
    keys.into_iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
}

fn merge_values(base: Option<&Value>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    if let (Some(Value::Table(ours)), Some(Value::Table(theirs))) = (ours, theirs) {
        let empty = Table::new();
        let base = base.and_then(Value::as_table).unwrap_or(&empty);
        return Some(Value::Table(merge_tables(base, ours, theirs)));
    }
    pick(&base, &ours, &theirs, |ours, theirs| match (ours, theirs) {
        (Some(one), Some(other)) if one.to_string() < other.to_string() => Some(other),
        (None, other) => other,
        (one, _) => one,
    })
    .cloned()
}
