//! What differs between two versions of the progress, as changes and in words.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::change::Change;
use super::correspondence::DatedLine;
use super::field::Field;
use super::product::{Product, ProductField};
use super::release::Release;
use super::state::Progress;
use crate::guide::Guide;

impl Progress {
    /// The changes that make `later` of this progress, one for each field, in the order of the ids.
    pub fn changes_to(&self, later: &Self) -> Vec<Change> {
        let ids: BTreeSet<&String> = self.records.keys().chain(later.records.keys()).collect();
        let fields = ids.into_iter().flat_map(|id| {
            let (before, after) = (Field::all(self.record(id)), Field::all(later.record(id)));
            before.into_iter().zip(after).map(move |(before, after)| Change::Item { id: id.clone(), before, after })
        });
        let scope = Change::Scope { before: self.scope.clone(), after: later.scope.clone() };
        let product = Change::Product { before: Product::clone(&self.product), after: Product::clone(&later.product) };
        let extra = Change::Extra { before: self.extra.clone(), after: later.extra.clone() };
        let versions: BTreeSet<&String> = self.releases.keys().chain(later.releases.keys()).collect();
        let releases = versions.into_iter().map(|version| Change::Release {
            version: version.clone(),
            before: self.releases.get(version).cloned(),
            after: later.releases.get(version).cloned(),
        });
        fields.chain([scope, product]).chain(releases).chain([extra]).filter(|change| !change.is_empty()).collect()
    }
}

impl Change {
    /// What changed, without the item: `waiting: with legal (was to do)`.
    pub fn words(&self, guide: &Guide) -> String {
        match self {
            Self::Item { before, after, .. } => moved(before, after),
            Self::Scope { after, .. } => format!("scope {}", after.sentence(guide)),
            Self::Product { before, after } => renamed(before, after),
            Self::Release { version, before: Some(before), after: Some(after) } => {
                format!("release {version} {}", amended(before, after))
            }
            Self::Release { version, before: None, after: Some(after) } => {
                let changed = if after.changed.is_empty() { String::new() } else { format!(": {}", after.changed) };
                format!("release {version} {}{changed}", after.words())
            }
            Self::Release { version, after: None, .. } => format!("release {version} removed"),
            Self::Extra { .. } => "keys that this version does not know".to_owned(),
        }
    }
}

/// `notified 2026-12-01, not approved (was 2026-12-03), changed: queries (was: nothing)`.
fn amended(before: &Release, after: &Release) -> String {
    let day = |what: &str, before: Option<Date>, after: Option<Date>| match (before, after) {
        _ if before == after => None,
        (None, Some(day)) => Some(format!("{what} {day}")),
        (Some(old), Some(day)) => Some(format!("{what} {day} (was {old})")),
        (old, None) => old.map(|old| format!("not {what} (was {old})")),
    };
    let said = |text: &String| if text.is_empty() { "nothing".to_owned() } else { text.clone() };
    let text = || format!("changed: {} (was: {})", said(&after.changed), said(&before.changed));
    let days = [day("notified", before.notified, after.notified), day("approved", before.approved, after.approved)];
    let words: Vec<String> = days.into_iter().flatten().chain((before.changed != after.changed).then(text)).collect();
    if words.is_empty() { "with other keys that this version does not know".to_owned() } else { words.join(", ") }
}

/// `product version 2.4 (was 2.3); product hosting not set (was here)`.
fn renamed(before: &Product, after: &Product) -> String {
    let said = |words: String| if words.is_empty() { "not set".to_owned() } else { words };
    let changed = ProductField::ALL.iter().filter(|field| before.get(**field) != after.get(**field));
    let words = changed.map(|field| {
        let name = if *field == ProductField::Product { String::new() } else { format!(" {}", field.word()) };
        match before.get(*field) {
            old if old.is_empty() => format!("product{name} {}", after.get(*field)),
            old => format!("product{name} {} (was {old})", said(after.get(*field))),
        }
    });
    let words = words.collect::<Vec<_>>().join("; ");
    if words.is_empty() { "keys that this version does not know".to_owned() } else { words }
}

fn moved(before: &Field, after: &Field) -> String {
    match (before, after) {
        (Field::Standing(before), Field::Standing(standing)) if before.status != standing.status => {
            format!("{} (was {})", after.words(), before.status.label())
        }
        (Field::Standing(before), Field::Standing(standing)) if before.reason == standing.reason => {
            format!("{}, set again", after.words())
        }
        (Field::Standing(_), _) => after.words(),
        (Field::Note(before), Field::Note(after)) => {
            let verb = if before.trim().is_empty() { "added" } else { "changed" };
            format!("note {}", if after.trim().is_empty() { "removed" } else { verb })
        }
        (Field::Evidence(before), Field::Evidence(after)) => evidence(before, after),
        (Field::Correspondence(before), Field::Correspondence(after)) => lines(before, after),
        (Field::Details(_), Field::Details(_)) => "details of evidence changed".to_owned(),
        (Field::Extra(_), _) => "keys that this version does not know".to_owned(),
        (before, after) if before.words().is_empty() => after.statement(),
        (before, after) => format!("{} (was {})", after.statement(), before.words()),
    }
}

/// The lines that were added, without their day: the change has one.
fn lines(before: &BTreeSet<DatedLine>, after: &BTreeSet<DatedLine>) -> String {
    // A reminder may say nothing else.
    let text = |line: &DatedLine| if line.text.is_empty() { line.question.clone() } else { line.text.clone() };
    let words = |line: &DatedLine| format!("{}: {}", line.act.word(), text(line));
    let removed = before.difference(after).map(|line| format!("removed: {}", words(line)));
    after.difference(before).map(words).chain(removed).collect::<Vec<_>>().join("; ")
}

fn evidence(before: &[String], after: &[String]) -> String {
    let only = |some: &[String], others: &[String]| -> Vec<String> {
        some.iter().filter(|piece| !others.contains(piece)).cloned().collect()
    };
    let (added, removed) = (only(after, before), only(before, after));
    match (added.is_empty(), removed.is_empty()) {
        (true, true) => "evidence reordered".to_owned(),
        (false, true) => format!("evidence added: {}", added.join(", ")),
        (true, false) => format!("evidence removed: {}", removed.join(", ")),
        (false, false) => format!("evidence added: {}; removed: {}", added.join(", "), removed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use jiff::civil::date;

    use super::{amended, moved};
    use crate::progress::{Act, DatedLine, Field, Release, Stamp, Standing, Status};

    #[test]
    fn of_a_release_only_what_changed_is_told() {
        let of =
            |changed: &str, notified, approved| Release { changed: changed.to_owned(), notified, approved, ..Release::default() };
        let day = |day| Some(date(2026, 12, day));
        for (before, after, words) in [
            (of("a", None, None), of("a", day(1), None), "notified 2026-12-01"),
            (of("a", day(1), None), of("a", day(2), day(3)), "notified 2026-12-02 (was 2026-12-01), approved 2026-12-03"),
            (of("a", day(1), None), of("a", None, None), "not notified (was 2026-12-01)"),
            (of("", None, None), of("b", None, None), "changed: b (was: nothing)"),
        ] {
            assert_eq!(amended(&before, &after), words);
        }
    }

    #[test]
    fn every_kind_of_move_has_words() {
        let standing =
            |status, reason: &str| Field::Standing(Standing { status, reason: reason.to_owned(), ..Standing::default() });
        let list = |pieces: &[&str]| Field::Evidence(pieces.iter().map(|piece| (*piece).to_owned()).collect());
        let line = |act, text: &str, question: &str| {
            let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "ana".to_owned(), edition: 1 };
            DatedLine { question: question.to_owned(), ..DatedLine::new(&stamp, act, text) }
        };
        let said = |lines: &[DatedLine]| Field::Correspondence(lines.iter().cloned().collect());
        let (text, owner) = (|text: &str| Field::Note(text.to_owned()), |name: &str| Field::Owner(name.to_owned()));
        for (before, after, words) in [
            (standing(Status::Todo, ""), standing(Status::Waiting, "with legal"), "waiting: with legal (was to do)"),
            (standing(Status::Waiting, "a"), standing(Status::Waiting, "b"), "waiting: b"),
            (standing(Status::Done, ""), standing(Status::Done, ""), "done, set again"),
            (text(""), text("one"), "note added"),
            (text("one"), text("two"), "note changed"),
            (text("one"), text(" "), "note removed"),
            (owner(""), owner("ben"), "owner ben"),
            (owner("ben"), owner(""), "no owner (was ben)"),
            (list(&["a"]), list(&["a", "b"]), "evidence added: b"),
            (list(&["a", "b"]), list(&["b"]), "evidence removed: a"),
            (list(&["a"]), list(&["b"]), "evidence added: b; removed: a"),
            (list(&["a", "b"]), list(&["b", "a"]), "evidence reordered"),
            (said(&[]), said(&[line(Act::Reminded, "", "Who?")]), "reminded: Who?"),
            (said(&[line(Act::Answered, "Us.", "Who?")]), said(&[]), "removed: answered: Us."),
        ] {
            assert_eq!(moved(&before, &after), words);
        }
    }
}
