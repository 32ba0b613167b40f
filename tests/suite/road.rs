//! The road through the embedded guide: `next` followed from nothing to the end, in every scope, and what edition 1 left behind.

use std::collections::BTreeSet;

use hie_onboard::guide::{Guide, SectionKind};
use hie_onboard::progress::{Change, Progress, Stamp, Status, Summary};
use jiff::civil::date;
use jiff::tz::TimeZone;

const FIRST_EDITION: &str = include_str!("editions/bc-first.toml");

/// A vendor of everything, and one for each system; the last makes software for medical practices.
const SCOPES: [(&[&str], bool); 5] =
    [(&[], true), (&["plr"], false), (&["pharmanet"], false), (&["plis"], false), (&["client-registry"], true)];

/// Closes what is next until nothing is, and returns the ids in that order.
fn road(guide: &Guide, progress: &mut Progress) -> Vec<String> {
    let mut road = Vec::new();
    let stamp = Stamp { at: jiff::Timestamp::UNIX_EPOCH, by: "ana".to_owned(), edition: guide.edition };
    loop {
        let summary = Summary::new(guide, progress, date(2026, 12, 1), &TimeZone::UTC);
        let Some(next) = summary.next.first() else { return road };
        progress.apply(&Change::status(progress, &next.id, Status::Done, "", &stamp));
        road.push(next.id.clone());
    }
}

#[test]
fn next_leads_from_nothing_to_the_end_in_every_scope() {
    let guide = Guide::embedded();
    for (systems, medical_practice) in SCOPES {
        let mut progress = Progress::new(&guide);
        progress.scope.systems = systems.iter().map(|id| (*id).to_owned()).collect();
        progress.scope.medical_practice = medical_practice;
        let road = road(&guide, &mut progress);
        let in_scope = guide.tracked().filter(|(_, item)| progress.scope.covers(item)).map(|(_, item)| item.id.to_string());
        assert_eq!(road.iter().cloned().collect::<BTreeSet<_>>(), in_scope.collect(), "{systems:?}");
        let place = |id: &str| road.iter().position(|other| other == id);
        for (_, item) in guide.tracked() {
            for before in item.after.iter().filter(|before| place(before).is_some()) {
                assert!(place(&item.id).is_none_or(|own| place(before) < Some(own)), "{systems:?}: {} before {before}", item.id);
            }
        }
        let phases =
            guide.sections.iter().filter(|section| section.kind == SectionKind::Process).flat_map(|section| &section.items);
        let mut last = ("", 0);
        let mut stages: Vec<&str> = phases.clone().map(|item| item.group.as_str()).collect();
        stages.dedup();
        for stage in stages {
            let places: Vec<usize> =
                phases.clone().filter(|item| item.group == stage).filter_map(|item| place(&item.id)).collect();
            let (first, end) = (places.iter().min().copied().unwrap_or(0), places.iter().max().copied().unwrap_or(0));
            assert!(first >= last.1, "{systems:?}: {stage} begins before {} has ended: {road:?}", last.0);
            last = (stage, end);
        }
        let before = |one: &str, other: &str| assert!(place(one) < place(other), "{systems:?}: {one} comes after {other}");
        before("download-standards", "review-standards");
        before("review-standards", "request-services");
        let volumes = guide.sections.iter().filter(|section| section.kind == SectionKind::Volumes);
        for volume in volumes.flat_map(|section| &section.items).filter(|item| item.required) {
            before(&volume.id, "review-standards");
        }
        before("phase-training", "phase-production");
        before("agreements", "phase-sandbox");
        let gates = Summary::new(&guide, &progress, date(2026, 12, 1), &TimeZone::UTC).gates;
        assert!(gates.len() == 4 && gates.iter().all(hie_onboard::progress::GateState::is_reached));
    }
}

#[test]
fn whoever_closed_everything_in_the_first_edition_loses_nothing_typed() {
    let guide = Guide::embedded();
    let first = Progress::parse(FIRST_EDITION).expect("it parses");
    let mut progress = first.clone();
    progress.carry_over(&guide);
    let ids: BTreeSet<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
    for (id, record) in &first.records {
        let kept = if ids.contains(id.as_str()) {
            progress.record(id)
        } else {
            let new = guide.successor(id).unwrap_or_else(|| panic!("{id} is nowhere"));
            progress.record(&new.id)
        };
        assert!(kept.note.contains(record.note.trim()), "{id}: {}", kept.note);
        assert!(record.evidence.iter().all(|piece| kept.evidence.contains(piece)), "{id}: {:?}", kept.evidence);
        assert!(kept.standing.reason.contains(&record.standing.reason) || kept.note.contains(&record.standing.reason), "{id}");
    }
    let summary = Summary::new(&guide, &progress, date(2026, 12, 1), &TimeZone::UTC);
    assert_eq!(summary.counts.closed(), summary.counts.total, "what was closed stays closed");
    let revised = guide.tracked().filter(|(_, item)| item.revised > 1).count();
    assert_eq!(summary.changed.len(), revised, "all that changed is marked");
    assert!(summary.removed.is_empty());
    let hosting = guide.find("hosting").map(|(_, item)| item.steps.iter().filter(|step| !step.was.is_empty()).count());
    assert_eq!(Some(progress.record("hosting").ticked.len()), hosting, "each of the old items is a ticked step");
}
