//! The laws of merging and of changes: what holds for every base and every two sides, whatever anybody typed.

use std::collections::{BTreeMap, BTreeSet};

use hie_onboard::progress::{Change, DatedLine, Details, Field, Progress, Record, Release, Scope, Standing, merge};
use jiff::civil::Date;
use proptest::collection::vec;
use proptest::prelude::*;
use toml::Table;

use crate::support::arbitrary::{Typed, date, details, extra, id, laws, lines, progress, release, scope, standing, text, word};

mod examples;

/// What a side did to the base.
#[derive(Debug, Clone)]
enum Edit {
    Standing(String, Standing),
    Owner(String, String),
    Due(String, Option<Date>),
    Evidence(String, Vec<String>),
    Note(String, String),
    Details(String, Details),
    Correspondence(String, BTreeSet<DatedLine>),
    Release(String, Release),
    Extra(String, Table),
    Remove(String),
    Scope(Scope),
    Top(Table),
}

impl Edit {
    fn make(self, progress: &mut Progress) {
        let records = &mut progress.records;
        match self {
            Self::Standing(id, standing) => records.entry(id).or_default().standing = standing,
            Self::Owner(id, owner) => records.entry(id).or_default().owner = owner,
            Self::Due(id, due) => records.entry(id).or_default().due = due,
            Self::Evidence(id, evidence) => records.entry(id).or_default().evidence = evidence,
            Self::Note(id, note) => records.entry(id).or_default().note = note,
            Self::Details(id, details) => records.entry(id).or_default().details = details,
            Self::Correspondence(id, lines) => records.entry(id).or_default().correspondence.extend(lines),
            Self::Release(version, release) => drop(progress.releases.insert(version, release)),
            Self::Extra(id, extra) => records.entry(id).or_default().extra = extra,
            Self::Remove(id) => drop(records.remove(&id)),
            Self::Scope(scope) => progress.scope = scope,
            Self::Top(extra) => progress.extra = extra,
        }
    }
}

fn edit(typed: &Typed) -> impl Strategy<Value = Edit> + use<> {
    prop_oneof![
        4 => (id(), standing(typed)).prop_map(|(id, standing)| Edit::Standing(id, standing)),
        2 => (id(), typed.clone()).prop_map(|(id, owner)| Edit::Owner(id, owner)),
        2 => (id(), date()).prop_map(|(id, due)| Edit::Due(id, due)),
        2 => (id(), vec(typed.clone(), 0..4)).prop_map(|(id, evidence)| Edit::Evidence(id, evidence)),
        2 => (id(), typed.clone()).prop_map(|(id, note)| Edit::Note(id, note)),
        4 => (id(), details(typed)).prop_map(|(id, details)| Edit::Details(id, details)),
        2 => (id(), lines(typed)).prop_map(|(id, lines)| Edit::Correspondence(id, lines)),
        1 => (typed.clone(), release(typed)).prop_map(|(version, release)| Edit::Release(version, release)),
        1 => (id(), extra()).prop_map(|(id, extra)| Edit::Extra(id, extra)),
        1 => id().prop_map(Edit::Remove),
        1 => scope(typed).prop_map(Edit::Scope),
        1 => extra().prop_map(Edit::Top),
    ]
}

/// A base and two sides grown out of it.
fn family_of(typed: &Typed) -> impl Strategy<Value = [Progress; 3]> + use<> {
    let edits = || vec(edit(typed), 0..8);
    (progress(typed), edits(), edits()).prop_map(|(base, ours, theirs)| {
        let side = |edits: Vec<Edit>| {
            let mut side = base.clone();
            for edit in edits {
                edit.make(&mut side);
            }
            side
        };
        [side(ours), side(theirs), base.clone()]
    })
}

fn family() -> impl Strategy<Value = [Progress; 3]> {
    prop_oneof![family_of(&word()), family_of(&text())]
}

/// Everything in a record that a person typed.
fn typed(record: &Record) -> Vec<String> {
    let fields = [&record.note, &record.owner, &record.standing.reason];
    let lines = record.correspondence.iter().map(|line| &line.text);
    let words = fields.into_iter().chain(&record.evidence).chain(lines).cloned();
    let dates = record.details.iter().flat_map(|(reference, detail)| {
        let dated = detail.dated.map(|day| format!("{reference} of {day}"));
        dated.into_iter().chain(detail.valid_until.map(|day| format!("{reference} valid until {day}")))
    });
    words.chain(dates).map(|typed| typed.trim().to_owned()).collect()
}

proptest! {
    #![proptest_config(laws())]

    #[test]
    fn three_equal_sides_stay_as_they_are([a, ..] in family()) {
        prop_assert_eq!(merge(&a, &a, &a), a);
    }

    #[test]
    fn what_only_one_side_changed_is_taken_from_it([a, _, base] in family()) {
        prop_assert_eq!(merge(&base, &a, &base), a.clone());
        prop_assert_eq!(merge(&base, &base, &a), a);
    }

    #[test]
    fn what_both_sides_changed_alike_is_taken_once([a, _, base] in family()) {
        prop_assert_eq!(merge(&base, &a, &a), a);
    }

    #[test]
    fn the_sides_can_be_swapped([a, b, base] in family()) {
        prop_assert_eq!(merge(&base, &a, &b), merge(&base, &b, &a));
    }

    #[test]
    fn merging_a_side_again_changes_nothing([a, b, base] in family()) {
        let merged = merge(&base, &a, &b);
        prop_assert_eq!(merge(&base, &merged, &a), merged.clone());
        prop_assert_eq!(merge(&base, &merged, &b), merged);
    }

    #[test]
    fn everything_can_be_merged_and_the_result_written([a, b, base] in family()) {
        let merged = merge(&base, &a, &b);
        prop_assert_eq!(Progress::parse(&merged.to_text()), Ok(merged));
    }

    #[test]
    fn nothing_that_a_side_typed_disappears([a, b, base] in family()) {
        let merged = merge(&base, &a, &b);
        for side in [&a, &b] {
            for (id, record) in &side.records {
                let before = typed(base.record(id));
                let after = typed(merged.record(id));
                for new in typed(record).into_iter().filter(|new| !before.contains(new)) {
                    prop_assert!(after.iter().any(|found| found.contains(&new)), "{new:?} of {id:?} is not in {after:?}");
                }
            }
        }
    }

    #[test]
    fn a_piece_of_evidence_stays_where_a_side_changed_what_is_known_about_it([a, b, base] in family()) {
        let [a, b, base] = [a, b, base].map(known_of_pieces_alone);
        let merged = merge(&base, &a, &b);
        for (id, record) in &merged.records {
            let orphan = record.details.keys().find(|piece| !record.evidence.contains(piece));
            prop_assert_eq!(orphan, None, "{:?}", record);
            for side in [&a, &b].map(|side| side.record(id)) {
                let changed = side.details.iter().filter(|(piece, detail)| base.record(id).details.get(*piece) != Some(detail));
                for (piece, _) in changed {
                    prop_assert!(record.evidence.contains(piece) && record.details.contains_key(piece), "{piece:?} in {record:?}");
                }
            }
        }
    }

    #[test]
    fn the_newer_status_wins([a, b, base] in family()) {
        let merged = merge(&base, &a, &b);
        for id in merged.records.keys() {
            let [base, a, b] = [&base, &a, &b].map(|side| &side.record(id).standing);
            if a != base && b != base && a.at > b.at {
                prop_assert_eq!(&merged.record(id).standing, a);
            }
        }
    }

    #[test]
    fn a_change_can_be_taken_back([mut progress, other, _] in family(), id in id()) {
        progress.records.entry(id.clone()).or_default();
        for change in changes(&progress, &other, &id) {
            let mut changed = progress.clone();
            changed.apply(&change);
            let inverse = changed.check_undo(&change).expect("nobody changed it since");
            changed.apply(&inverse);
            prop_assert_eq!(&changed, &progress);
        }
    }

    #[test]
    fn a_change_made_twice_is_made_once([seen, held, other] in family(), id in id()) {
        for change in changes(&seen, &other, &id) {
            let mut once = held.clone();
            once.apply(&change);
            let mut twice = once.clone();
            twice.apply(&change);
            prop_assert_eq!(twice, once);
        }
    }

    #[test]
    fn a_change_to_something_newer_loses_nothing_that_was_typed([seen, held, other] in family(), id in id()) {
        for change in changes(&seen, &other, &id) {
            let Change::Item { before, after, .. } = &change else { continue };
            let mut merged = held.clone();
            merged.apply(&change);
            let found = typed(merged.record(&id));
            let [replaced, given] = [before, after].map(only);
            let lost = |typed: &String| !found.iter().any(|found| found.contains(typed));
            let new: Vec<_> = typed(&given).into_iter().filter(|typed_now| !typed(&replaced).contains(typed_now)).collect();
            prop_assert_eq!(new.into_iter().find(lost), None, "given, in {:?}", found);
            let theirs: Vec<_> = typed(held.record(&id)).into_iter().filter(|kept| !typed(&replaced).contains(kept)).collect();
            prop_assert_eq!(theirs.into_iter().find(lost), None, "found, in {:?}", found);
        }
    }

    #[test]
    fn a_change_is_not_taken_back_over_somebody_elses([progress, other, third] in family(), id in id()) {
        for (change, theirs) in changes(&progress, &other, &id).into_iter().zip(changes(&other, &third, &id)) {
            let mut changed = progress.clone();
            changed.apply(&change);
            changed.apply(&theirs);
            let [before, after] = [&progress, &other].map(|side| parts(side, &id, &change));
            let present = parts(&changed, &id, &change);
            let mut moved = before.keys().chain(after.keys()).filter(|part| before.get(*part) != after.get(*part));
            let is_reordered = before == after && !change.is_empty();
            let is_whole = matches!(&change, Change::Item { after, .. } if *after == after.same_in(changed.record(&id)));
            let untouched = moved.all(|part| present.get(part) == after.get(part)) && (!is_reordered || is_whole);
            prop_assert_eq!(changed.check_undo(&change).is_ok(), untouched);
        }
    }
}

/// `progress` where something is known only of pieces that are there.
fn known_of_pieces_alone(mut progress: Progress) -> Progress {
    for record in progress.records.values_mut() {
        record.details.retain(|piece, _| record.evidence.contains(piece));
    }
    progress
}

/// Every change to one item, and the one of the scope, that makes `progress` like `other`.
fn changes(progress: &Progress, other: &Progress, id: &str) -> Vec<Change> {
    let fields = Field::all(other.record(id)).into_iter().filter(|field| !matches!(field, Field::Extra(_)));
    let scope = Change::Scope { before: progress.scope.clone(), after: other.scope.clone() };
    fields.map(|field| Change::field(progress, id, field)).chain([scope]).collect()
}

/// A record with nothing but this.
fn only(field: &Field) -> Record {
    let mut record = Record::default();
    match field.clone() {
        Field::Standing(standing) => record.standing = standing,
        Field::Owner(owner) => record.owner = owner,
        Field::Due(due) => record.due = due,
        Field::Evidence(evidence) => record.evidence = evidence,
        Field::Note(note) => record.note = note,
        Field::Ticked(ticked) => record.ticked = ticked,
        Field::FollowUp(day) => record.follow_up = day,
        Field::Repeat(repeat) => record.repeat = repeat,
        Field::Details(details) => record.details = details,
        Field::Correspondence(lines) => record.correspondence = lines,
        Field::Extra(extra) => record.extra = extra,
    }
    record
}

/// What the field that `change` is about consists of in `progress`: each part stands or falls by itself.
fn parts(progress: &Progress, id: &str, change: &Change) -> BTreeMap<String, String> {
    let named = |parts: Vec<String>| parts.into_iter().map(|part| (part, String::new())).collect();
    let Change::Item { after, .. } = change else {
        let Scope { systems, medical_practice, extra } = &progress.scope;
        let keys = extra.iter().map(|(key, value)| (format!("key {key}"), value.to_string()));
        return keys
            .chain([("systems".to_owned(), format!("{systems:?}")), ("practice".to_owned(), medical_practice.to_string())])
            .collect();
    };
    match after.same_in(progress.record(id)) {
        Field::Evidence(evidence) => named(evidence),
        Field::Ticked(ticked) => named(ticked.iter().map(u32::to_string).collect()),
        Field::Correspondence(lines) => named(lines.iter().map(|line| format!("{line:?}")).collect()),
        Field::Details(details) => details.into_iter().map(|(piece, detail)| (piece, format!("{detail:?}"))).collect(),
        whole => [(String::new(), format!("{whole:?}"))].into(),
    }
}
