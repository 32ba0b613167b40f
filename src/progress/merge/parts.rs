//! Merging what has parts, whatever it is about: lists, sets, maps, tables and words.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use toml::{Table, Value};

/// The value of the side that changed it; `decide` decides if both did.
pub(super) fn pick<T: Clone + PartialEq>(base: &T, ours: &T, theirs: &T, decide: impl FnOnce(T, T) -> T) -> T {
    if ours == theirs || theirs == base {
        ours.clone()
    } else if ours == base {
        theirs.clone()
    } else {
        decide(ours.clone(), theirs.clone())
    }
}

/// `ours / theirs`, in an order that does not depend on the side.
pub(super) fn merge_words(base: &str, ours: String, theirs: String) -> String {
    let (first, second) = if ours <= theirs { (ours, theirs) } else { (theirs, ours) };
    if second.contains(&first) {
        return second;
    }
    if first.contains(&second) {
        return first;
    }
    let both = format!("{first} / {second}");
    // As with notes.
    if both == base { format!("{second} / {first}") } else { both }
}

/// What neither side removed, and what either added.
pub(super) fn merge_sets<T: Ord + Clone>(base: &BTreeSet<T>, ours: &BTreeSet<T>, theirs: &BTreeSet<T>) -> BTreeSet<T> {
    let is_kept = |entry: &&T| !base.contains(entry) || (ours.contains(entry) && theirs.contains(entry));
    ours.union(theirs).filter(is_kept).cloned().collect()
}

/// Key by key; `decide` decides about a value that both sides changed. One that one side changed and the other removed stays.
pub(super) fn merge_maps<T: Clone + Default + PartialEq>(
    base: &BTreeMap<String, T>,
    ours: &BTreeMap<String, T>,
    theirs: &BTreeMap<String, T>,
    decide: impl Fn(&T, &T, &T) -> T,
) -> BTreeMap<String, T> {
    let none = T::default();
    let keys: BTreeSet<&String> = ours.keys().chain(theirs.keys()).collect();
    let value = |key: &String| {
        pick(&base.get(key), &ours.get(key), &theirs.get(key), |_, _| None).cloned().or_else(|| {
            let [of_base, of_ours, of_theirs] = [base, ours, theirs].map(|side| side.get(key));
            match (of_ours, of_theirs) {
                (Some(ours), Some(theirs)) => Some(decide(of_base.unwrap_or(&none), ours, theirs)),
                (Some(one), None) | (None, Some(one)) if Some(one) != of_base => Some(one.clone()),
                _ => None,
            }
        })
    };
    keys.into_iter().filter_map(|key| Some((key.clone(), value(key)?))).collect()
}

/// What neither side removed, in the order of the base, then what the sides added.
///
/// A side that only changed the order loses to one that changed more.
pub(super) fn merge_lists(base: &[String], ours: Vec<String>, theirs: Vec<String>) -> Vec<String> {
    let [in_base, in_ours, in_theirs] = [base, &ours, &theirs].map(|side| side.iter().collect::<HashSet<_>>());
    match (in_ours == in_base, in_theirs == in_base) {
        (true, true) => ours.max(theirs),
        (true, false) => theirs,
        (false, true) => ours,
        (false, false) => {
            let kept = base.iter().filter(|entry| in_ours.contains(entry) && in_theirs.contains(entry));
            let added: BTreeSet<_> = ours.iter().chain(&theirs).filter(|entry| !in_base.contains(entry)).collect();
            kept.chain(added).cloned().collect()
        }
    }
}

/// `list` with `more`: what is in the base in its order, then the others.
pub(super) fn with_entries(base: &[String], list: &[String], more: &[&String]) -> Vec<String> {
    let wanted: HashSet<&String> = list.iter().chain(more.iter().copied()).collect();
    let in_base: HashSet<&String> = base.iter().collect();
    let kept = base.iter().filter(|entry| wanted.contains(entry));
    let others: BTreeSet<&String> = wanted.iter().copied().filter(|entry| !in_base.contains(entry)).collect();
    kept.chain(others).cloned().collect()
}

/// Key by key; of two different values the one that sorts last, so that the sides can be swapped.
pub fn merge_tables(base: &Table, ours: &Table, theirs: &Table) -> Table {
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
