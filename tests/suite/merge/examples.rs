//! Merges and changes that were got wrong once, or are easily got wrong.

use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Detail, Progress, Record, Release, Scope, Standing, Status, merge};
use jiff::civil::date;
use toml::Table;

fn progress_with(record: Record) -> Progress {
    let mut progress = Progress::parse("schema = 1\nguide = \"g\"\n").expect("it parses");
    progress.records.insert("a".to_owned(), record);
    progress
}

#[test]
fn unticking_later_wins_over_an_earlier_tick() {
    let at = |second| Some(jiff::Timestamp::from_second(second).expect("it is a time"));
    let with = |status, second| {
        progress_with(Record { standing: Standing { status, at: at(second), ..Standing::default() }, ..Record::default() })
    };
    let merged = merge(&with(Status::Done, 1), &with(Status::Todo, 3), &with(Status::Done, 2));
    assert_eq!(merged, with(Status::Todo, 3));
}

#[test]
fn a_due_date_that_loses_is_kept_in_the_note() {
    let with = |day| progress_with(Record { due: Some(date(2026, 12, day)), ..Record::default() });
    let merged = merge(&with(1), &with(2), &with(3));
    assert_eq!(merged.record("a").due, Some(date(2026, 12, 3)));
    assert_eq!(merged.record("a").note, "Merged: due 2026-12-02");
}

#[test]
fn a_scope_that_was_opened_to_every_system_stays_open() {
    let with = |systems: &[&str]| {
        let mut progress = progress_with(Record::default());
        progress.scope.systems = systems.iter().map(|&system| system.to_owned()).collect();
        progress
    };
    assert_eq!(merge(&with(&["plr"]), &with(&[]), &with(&["plr", "pharmanet"])), with(&[]));
    assert_eq!(merge(&with(&["plr"]), &with(&["plr", "a"]), &with(&["plr", "b"])), with(&["plr", "a", "b"]));
}

#[test]
fn a_change_to_the_scope_keeps_what_somebody_else_changed_in_it() {
    let seen = progress_with(Record::default());
    let change = Change::Scope { before: seen.scope.clone(), after: Scope { medical_practice: false, ..seen.scope.clone() } };
    let mut held = seen;
    held.scope.systems = vec!["plr".to_owned()];
    held.apply(&change);
    assert_eq!(held.scope, Scope { systems: vec!["plr".to_owned()], medical_practice: false, extra: Table::new() });
}

#[test]
fn evidence_without_end_on_both_sides_is_merged() {
    let sides = ["ours", "theirs"].map(|side| {
        let mut progress = Progress::new(&Guide::embedded());
        let evidence = (0..100_000).map(|number| format!("{side}-{number:06}.pdf"));
        progress.records.entry("agreements".to_owned()).or_default().evidence = evidence.collect();
        progress
    });
    // Comparing each with each would take minutes.
    let merged = merge(&Progress::new(&Guide::embedded()), &sides[0], &sides[1]);
    let evidence = &merged.record("agreements").evidence;
    assert_eq!((evidence.len(), evidence.is_sorted()), (200_000, true));
}

/// The item, whose status was set at this second, and its evidence with these dates.
fn dated(second: i64, dated: i8, valid_until: i8) -> Progress {
    let day = |day: i8| (day > 0).then(|| date(2026, 12, day));
    let detail = Detail { dated: day(dated), valid_until: day(valid_until), ..Detail::default() };
    let at = jiff::Timestamp::from_second(second).ok();
    progress_with(Record {
        standing: Standing { at, ..Standing::default() },
        details: [("vpa.pdf".to_owned(), detail)].into(),
        ..Record::default()
    })
}

#[test]
fn dates_of_evidence_go_together_and_those_that_lose_are_kept_in_the_note() {
    let [base, newer, older] = [dated(1, 0, 0), dated(3, 2, 0), dated(2, 1, 9)];
    let merged = merge(&base, &newer, &older);
    assert_eq!(merge(&base, &older, &newer), merged);
    assert_eq!(merged.record("a").details, newer.record("a").details);
    assert_eq!(merged.record("a").note, "Merged: vpa.pdf of 2026-12-01\n\nMerged: vpa.pdf valid until 2026-12-09");
}

#[test]
fn a_piece_that_one_side_removed_and_the_other_dated_anew_stays_where_it_was() {
    let with = |pieces: &[&str], day| {
        let mut progress = dated(1, day, 0);
        let record = progress.records.get_mut("a").expect("it is there");
        record.evidence = pieces.iter().map(|&piece| piece.to_owned()).collect();
        record.details.retain(|piece, _| day > 0 && pieces.contains(&piece.as_str()));
        progress
    };
    for day_before in [0, 1] {
        let base = with(&["a.pdf", "vpa.pdf", "z.pdf"], day_before);
        let (without, changed) = (with(&["a.pdf", "z.pdf"], 0), with(&["a.pdf", "vpa.pdf", "z.pdf"], 2));
        assert_eq!(merge(&base, &without, &changed), changed);
        assert_eq!(merge(&base, &changed, &without), changed);
    }
    let (base, without) = (with(&["vpa.pdf"], 1), with(&[], 0));
    assert_eq!(merge(&base, &without, &base), without, "nobody changed it");
}

#[test]
fn a_piece_that_is_removed_now_stays_where_somebody_dated_it_anew_since() {
    let seen = {
        let mut progress = dated(1, 1, 0);
        progress.records.get_mut("a").expect("it is there").evidence = vec!["vpa.pdf".to_owned()];
        progress
    };
    let mut held = seen.clone();
    held.records.get_mut("a").expect("it is there").details = dated(1, 2, 0).record("a").details.clone();
    let found = held.clone();
    for change in Change::without_evidence(&seen, "a", "vpa.pdf") {
        held.apply(&change);
    }
    assert_eq!(held, found);
}

#[test]
fn who_recorded_a_release_stays_with_when_and_the_later_day_holds() {
    let with = |second, by: &str, changed: &str, day| {
        let at = jiff::Timestamp::from_second(second).ok();
        let (by, changed, notified) = (by.to_owned(), changed.to_owned(), Some(date(2026, 12, day)));
        let mut progress = progress_with(Record::default());
        progress.releases = [("2.4".to_owned(), Release { at, by, changed, notified, ..Release::default() })].into();
        progress
    };
    let (base, ours, theirs) = (progress_with(Record::default()), with(1, "zoe", "queries", 4), with(2, "ana", "consent", 3));
    assert_eq!(merge(&base, &ours, &theirs), with(2, "ana", "consent / queries", 4));
    assert_eq!(merge(&base, &theirs, &ours), with(2, "ana", "consent / queries", 4));
}

#[test]
fn the_product_has_the_version_of_the_later_of_two_releases() {
    let with = |second, version: &str| {
        let mut progress = progress_with(Record::default());
        progress.product.version = version.to_owned();
        let release = Release { at: jiff::Timestamp::from_second(second).ok(), ..Release::default() };
        progress.releases.insert(version.to_owned(), release);
        progress
    };
    let base = progress_with(Record::default());
    for (ours, theirs, later) in [(with(2, "2.4"), with(1, "2.6"), "2.4"), (with(1, "2.9"), with(2, "2.10"), "2.10")] {
        let merged = merge(&base, &ours, &theirs);
        assert_eq!((merged.product.version.as_str(), merged.releases.len()), (later, 2));
        assert_eq!(merge(&base, &theirs, &ours), merged);
    }
    let mut typed = base.clone();
    typed.product.version = "2.6 beta".to_owned();
    assert_eq!(merge(&base, &with(1, "2.4"), &typed).product.version, "2.4 / 2.6 beta", "nothing else keeps it");
}

#[test]
fn a_day_that_is_changed_now_holds_whatever_somebody_else_set_since() {
    let with = |day| Some(Release { notified: Some(date(2026, 12, day)), ..Release::default() });
    let mut progress = progress_with(Record::default());
    progress.releases.extend(with(9).map(|release| ("2.4".to_owned(), release)));
    progress.apply(&Change::Release { version: "2.4".to_owned(), before: with(1), after: with(2) });
    assert_eq!(progress.releases.get("2.4"), with(2).as_ref());
}
