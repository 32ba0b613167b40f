//! Merging two changed copies of the same progress, field by field: the one function behind git merges, imports and saving.
//!
//! One side changed a field: that side's value. Both did: the winner's, and what a person typed on the other side
//! moves into the note. A piece of evidence that one side removed stays where the other changed what is known about it. Releases have no note: both texts stay, and of two days the later one holds. It never fails, the sides
//! can be swapped, and merging a side again changes nothing.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::detail::{Detail, statements};
use super::field::Field;
use super::product::Product;
use super::record::{Record, Standing};
use super::release::{Release, Releases};
use super::scope::Scope;
use super::state::Progress;
use parts::{merge_lists, merge_maps, merge_sets, merge_words, pick, with_entries};

mod parts;

pub(super) use parts::merge_tables;

/// Which side wins a field that both changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Winner {
    /// The one with the later status.
    Newer,
    /// A change being made now wins over what it finds, whatever the clocks say.
    Ours,
}

/// The three-way merge of `ours` and `theirs`, which both come from `base`.
pub fn merge(base: &Progress, ours: &Progress, theirs: &Progress) -> Progress {
    let ids: BTreeSet<&String> = [base, ours, theirs].into_iter().flat_map(|side| side.records.keys()).collect();
    let record = |id: &String| {
        let [of_base, of_ours, of_theirs] = [base, ours, theirs].map(|side| side.records.get(id).cloned());
        let both = |_, _| Some(merge_record(base.record(id), ours.record(id), theirs.record(id), Winner::Newer));
        pick(&of_base, &of_ours, &of_theirs, both)
    };
    let releases = merge_releases(&base.releases, &ours.releases, &theirs.releases);
    Progress {
        guide: pick(&base.guide, &ours.guide, &theirs.guide, Ord::max),
        scope: merge_scope(&base.scope, &ours.scope, &theirs.scope),
        product: Box::new(merge_product(&base.product, &ours.product, &theirs.product, &releases)),
        releases,
        records: ids.into_iter().filter_map(|id| Some((id.clone(), record(id)?))).collect(),
        extra: merge_tables(&base.extra, &ours.extra, &theirs.extra),
    }
}

pub(super) fn merge_record(base: &Record, ours: &Record, theirs: &Record, winner: Winner) -> Record {
    let order = match winner {
        Winner::Ours => Ordering::Greater,
        Winner::Newer => rank(base, ours).cmp(&rank(base, theirs)),
    };
    let mut merged = base.clone();
    let (kept_ours, kept_theirs) = (keeping_pieces(base, ours, theirs), keeping_pieces(base, theirs, ours));
    let [of_base, of_ours, of_theirs] = [base, &*kept_ours, &*kept_theirs].map(Field::all);
    for ((base, ours), theirs) in of_base.iter().zip(&of_ours).zip(&of_theirs) {
        pick(base, ours, theirs, |ours, theirs| merge_fields(base, ours, theirs, order)).set_in(&mut merged);
    }
    let lost: BTreeSet<String> = of_ours.iter().chain(&of_theirs).flat_map(|given| lost_words(base, given, &merged)).collect();
    for words in lost {
        merged.note = append(&merged.note, &words);
    }
    merged
}

/// `side` with the pieces of evidence that it removed although `other` changed what is known about them: they stay.
fn keeping_pieces<'r>(base: &Record, side: &'r Record, other: &Record) -> Cow<'r, Record> {
    let is_removed = |piece: &String| {
        !side.evidence.contains(piece)
            && if base.evidence.contains(piece) {
                other.evidence.contains(piece)
            } else {
                // Another change took the piece, and this one what is known about it.
                base.details.contains_key(piece) && !side.details.contains_key(piece)
            }
    };
    let changed = other.details.iter().filter(|(piece, detail)| base.details.get(*piece) != Some(detail));
    let kept: Vec<&String> = changed.map(|(piece, _)| piece).filter(|piece| is_removed(piece)).collect();
    if kept.is_empty() {
        return Cow::Borrowed(side);
    }
    let evidence = with_entries(&base.evidence, &side.evidence, &kept);
    Cow::Owned(Record { evidence, ..side.clone() })
}

/// For a field that both sides changed differently.
fn merge_fields(base: &Field, ours: Field, theirs: Field, order: Ordering) -> Field {
    match (base, ours, theirs) {
        (Field::Evidence(base), Field::Evidence(ours), Field::Evidence(theirs)) => {
            Field::Evidence(merge_lists(base, ours, theirs))
        }
        (Field::Ticked(base), Field::Ticked(ours), Field::Ticked(theirs)) => Field::Ticked(merge_sets(base, &ours, &theirs)),
        (Field::Correspondence(base), Field::Correspondence(ours), Field::Correspondence(theirs)) => {
            Field::Correspondence(merge_sets(base, &ours, &theirs))
        }
        (Field::Details(base), Field::Details(ours), Field::Details(theirs)) => {
            Field::Details(merge_maps(base, &ours, &theirs, |_, ours, theirs| merge_details(ours, theirs, order)))
        }
        (Field::Note(base), Field::Note(ours), Field::Note(theirs)) => Field::Note(merge_notes(base, &ours, &theirs)),
        (Field::Extra(base), Field::Extra(ours), Field::Extra(theirs)) => Field::Extra(merge_tables(base, &ours, &theirs)),
        // On a tie, the value that sorts last, so that the sides can be swapped.
        (_, ours, theirs) if order.then_with(|| ours.words().cmp(&theirs.words())).is_lt() => theirs,
        (_, ours, _) => ours,
    }
}

/// In doubt the larger scope, because nobody misses an item that is hidden.
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

/// What both sides typed is kept, for a person to choose. Of two versions that are both among `releases`, which keep them, the
/// one that was recorded later is that of the product.
pub(super) fn merge_product(base: &Product, ours: &Product, theirs: &Product, releases: &Releases) -> Product {
    let words = |field: fn(&Product) -> &String| {
        pick(field(base), field(ours), field(theirs), |ours, theirs| merge_words(field(base), ours, theirs))
    };
    let version = |ours: String, theirs: String| match (releases.get(&ours), releases.get(&theirs)) {
        (Some(one), Some(other)) if (one.at, &ours) < (other.at, &theirs) => theirs,
        (Some(_), Some(_)) => ours,
        _ => merge_words(&base.version, ours, theirs),
    };
    let contacts = |ours, theirs| merge_lists(&base.contacts, ours, theirs);
    Product {
        vendor: words(|product| &product.vendor),
        product: words(|product| &product.product),
        version: pick(&base.version, &ours.version, &theirs.version, version),
        contacts: pick(&base.contacts, &ours.contacts, &theirs.contacts, contacts),
        hosting: words(|product| &product.hosting),
        extra: merge_tables(&base.extra, &ours.extra, &theirs.extra),
    }
}

/// Orders sides: one that changed the status comes after one that did not, then the newer status.
///
/// It depends only on the status, which the merged record takes from the winner: merged again, the same side wins.
fn rank<'r>(base: &Record, side: &'r Record) -> (bool, &'r Standing) {
    (side.standing != base.standing, &side.standing)
}

/// Both notes, in an order that does not depend on the side.
fn merge_notes(base: &str, ours: &str, theirs: &str) -> String {
    let (first, second) = if ours <= theirs { (ours, theirs) } else { (theirs, ours) };
    let both = append(first, second);
    // Each side deleted what the other kept: together they are the base again, as if neither had changed anything.
    if both == base { append(second, first) } else { both }
}

/// Adds `words` as a paragraph, unless one text already contains the other.
pub(super) fn append(note: &str, words: &str) -> String {
    if note.contains(words.trim()) {
        note.to_owned()
    } else if words.contains(note.trim()) {
        words.to_owned()
    } else {
        format!("{}\n\n{}", note.trim_end(), words.trim_start())
    }
}

/// What a person typed into a field that the other side won.
fn lost_words(base: &Record, given: &Field, merged: &Record) -> BTreeSet<String> {
    let typed = |field: &Field| -> BTreeSet<String> {
        match field {
            Field::Standing(standing) if !standing.reason.is_empty() => [standing.reason.clone()].into(),
            Field::Details(details) => statements(details).collect(),
            field if field.is_short() && !field.words().is_empty() => [field.statement()].into(),
            // Lists and texts keep both sides anyway.
            _ => BTreeSet::new(),
        }
    };
    let [known, kept] = [base, merged].map(|record| typed(&given.same_in(record)));
    let words = |typed: String| match given {
        Field::Standing(standing) => format!("Merged: {typed} ({})", standing.status.label()),
        _ => format!("Merged: {typed}"),
    };
    typed(given).into_iter().filter(|typed| !known.contains(typed) && !kept.contains(typed)).map(words).collect()
}

/// The winner's as a whole, because its dates speak of the same bytes; on a tie, the one that sorts last.
fn merge_details(ours: &Detail, theirs: &Detail, order: Ordering) -> Detail {
    if order.then_with(|| ours.cmp(theirs)).is_lt() { theirs.clone() } else { ours.clone() }
}

fn merge_releases(base: &Releases, ours: &Releases, theirs: &Releases) -> Releases {
    merge_maps(base, ours, theirs, |base, ours, theirs| merge_release(base, ours, theirs, Winner::Newer))
}

/// A change being made now to the release that is there. Where it removes one, what somebody else set in it since stays.
pub(super) fn change_release(before: Option<&Release>, after: Option<&Release>, present: Option<&Release>) -> Option<Release> {
    let none = Release::default();
    match present {
        Some(there) if present != before && present != after => {
            Some(merge_release(before.unwrap_or(&none), after.unwrap_or(&none), there, Winner::Ours))
        }
        _ => after.cloned(),
    }
}

/// Who recorded it stays with when. Of two days the winner's, or the later one, and one that was set rather than one that
/// was cleared.
fn merge_release(base: &Release, ours: &Release, theirs: &Release, winner: Winner) -> Release {
    let day = |field: fn(&Release) -> Option<Date>| {
        pick(&field(base), &field(ours), &field(theirs), |ours, theirs| match winner {
            Winner::Ours => ours.or(theirs),
            Winner::Newer => ours.max(theirs),
        })
    };
    let recorded = |release: &Release| (release.at, release.by.clone());
    let (at, by) = pick(&recorded(base), &recorded(ours), &recorded(theirs), |ours, theirs| match winner {
        Winner::Ours => ours,
        Winner::Newer => ours.max(theirs),
    });
    Release {
        at,
        by,
        changed: pick(&base.changed, &ours.changed, &theirs.changed, |ours, theirs| merge_words(&base.changed, ours, theirs)),
        notified: day(|release| release.notified),
        approved: day(|release| release.approved),
        extra: merge_tables(&base.extra, &ours.extra, &theirs.extra),
    }
}
