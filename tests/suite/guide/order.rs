//! The order in which the embedded guide leads: nothing in a circle, gates that hold what they rest on, and a road for each scope.

use std::collections::{BTreeSet, HashMap};

use compact_str::CompactString;
use hie_onboard::guide::{Guide, List, SectionKind};
use hie_onboard::progress::{Change, Progress, Scope, Stamp, Status, Summary};
use jiff::{Timestamp, civil::date, tz::TimeZone};

/// The systems, whether it is for medical practices, and the ids in the order in which they are offered.
const ROADS: &[(&[&str], bool, &str)] = &[
    (
        &["plr"],
        false,
        "download-standards follow-process conformance-requirements volume-glossary volume-2 volume-3a volume-4a \
         volume-3d volume-4d review-standards request-services conformance-testing audit-compliance phase-discovery \
         message-specifications agreements connectivity time-frame acceptable-use phase-sandbox volume-5c phase-build \
         phase-self-test support-model phase-gap-analysis phase-conformance-test phase-approval-notice phase-training \
         phase-production phase-stay-conformant",
    ),
    (
        &["pharmanet"],
        false,
        "download-standards follow-process conformance-requirements volume-glossary volume-2 volume-3a volume-4a \
         volume-3c volume-4c policy-remote-access review-standards request-services conformance-testing audit-compliance \
         phase-discovery message-specifications agreements connectivity time-frame acceptable-use phase-sandbox volume-5c \
         phase-build phase-self-test support-model phase-gap-analysis phase-conformance-test phase-approval-notice \
         phase-training phase-production phase-stay-conformant",
    ),
    (
        &["client-registry"],
        true,
        "download-standards follow-process conformance-requirements asp-hosted volume-glossary volume-2 volume-3a \
         volume-4a volume-3b volume-4b review-standards request-services conformance-testing audit-compliance \
         phase-discovery message-specifications agreements connectivity time-frame acceptable-use network-extranet \
         phase-sandbox hosting volume-5c phase-build phase-self-test support-model phase-gap-analysis \
         phase-conformance-test data-hosting phase-approval-notice phase-training phase-production phase-stay-conformant",
    ),
    (
        &[],
        true,
        "download-standards follow-process conformance-requirements asp-hosted volume-glossary volume-2 volume-3a \
         volume-4a volume-3b volume-4b volume-3c volume-4c policy-remote-access volume-3d volume-4d review-standards \
         request-services conformance-testing audit-compliance phase-discovery message-specifications agreements \
         connectivity time-frame acceptable-use network-extranet phase-sandbox hosting volume-3e volume-4e volume-5c \
         phase-build phase-self-test support-model phase-gap-analysis phase-conformance-test data-hosting \
         phase-approval-notice phase-training phase-production phase-stay-conformant",
    ),
];

/// The phase that runs beside the other work: the Interface Approval Notice waits for it, and the conformance test does not.
const BESIDE_THE_OTHERS: &str = "phase-gap-analysis";

/// What is offered first, again and again, until nothing is left.
fn walk(guide: &Guide, scope: Scope) -> Vec<String> {
    let mut progress = Progress { scope, ..Progress::new(guide) };
    let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "ana".to_owned(), edition: guide.edition };
    let mut road = Vec::new();
    while let Some(next) = Summary::new(guide, &progress, date(2026, 11, 27), &TimeZone::UTC).next.into_iter().next() {
        assert!(!road.contains(&next.id), "{} is offered again", next.id);
        progress.apply(&Change::status(&progress, &next.id, Status::Done, "", &stamp));
        road.push(next.id);
    }
    road
}

#[test]
fn what_comes_next_leads_to_the_end_in_every_scope_stage_by_stage() {
    let guide = Guide::embedded();
    let process = guide.sections.iter().filter(|section| section.kind == SectionKind::Process);
    let phases: Vec<(&str, &str)> = process.flat_map(|section| &section.items).map(|item| (&*item.id, &*item.group)).collect();
    for (systems, medical_practice, expected) in ROADS {
        let systems = systems.iter().map(|system| (*system).to_owned()).collect();
        let scope = Scope { systems, medical_practice: *medical_practice, ..Scope::default() };
        let in_scope: BTreeSet<&str> =
            guide.tracked().map(|(_, item)| item).filter(|item| scope.covers(item)).map(|item| &*item.id).collect();
        let road = walk(&guide, scope.clone());
        assert_eq!(road.join(" "), *expected, "in the scope {scope:?}");
        assert_eq!(road.iter().map(String::as_str).collect::<BTreeSet<_>>(), in_scope, "{scope:?}: something is never offered");
        let in_turn = phases.iter().map(|(id, _)| id).filter(|id| **id != BESIDE_THE_OTHERS);
        let places: Vec<_> = in_turn.map(|id| road.iter().position(|step| step == id)).collect();
        assert!(places.is_sorted(), "{scope:?}: the phases are not in their order: {places:?}");
    }
    let mut stages: Vec<&str> = phases.iter().map(|(_, stage)| *stage).collect();
    stages.dedup();
    assert_eq!(stages, ["Intake", "Implementation", "Deployment"]);
}

#[test]
fn nothing_needs_itself_by_a_detour_and_only_the_first_item_needs_nothing() {
    let guide = Guide::embedded();
    let after: HashMap<&str, &List<CompactString>> = guide.tracked().map(|(_, item)| (&*item.id, &item.after)).collect();
    let free: Vec<&str> = after.iter().filter(|(_, after)| after.is_empty()).map(|(id, _)| *id).collect();
    assert_eq!(free, ["download-standards"]);
    for id in after.keys() {
        let (mut waiting, mut seen) = (vec![*id], BTreeSet::new());
        while let Some(next) = waiting.pop() {
            for before in after[next].iter().map(CompactString::as_str).filter(|before| seen.insert(*before)) {
                assert_ne!(before, *id, "`{id}` needs itself");
                waiting.push(before);
            }
        }
    }
}

/// The ids of everything that `id` needs, directly or before something else.
fn needed<'g>(guide: &'g Guide, id: &str) -> BTreeSet<&'g str> {
    let after = |id: &str| guide.find(id).into_iter().flat_map(|(_, item)| &item.after);
    let (mut waiting, mut needed): (Vec<&str>, _) = (after(id).map(CompactString::as_str).collect(), BTreeSet::new());
    while let Some(next) = waiting.pop() {
        if needed.insert(next) {
            waiting.extend(after(next).map(CompactString::as_str));
        }
    }
    needed
}

#[test]
fn nothing_waits_for_what_is_optional_and_the_form_waits_for_no_answer_of_the_ministry() {
    let guide = Guide::embedded();
    let item = |id: &str| guide.find(id).unwrap_or_else(|| panic!("there is no item `{id}`")).1;
    for (_, waiting) in guide.tracked().filter(|(_, item)| item.required) {
        let optional = waiting.after.iter().find(|before| !item(before).required);
        assert_eq!(optional, None, "{} waits for it", waiting.id);
    }
    let before_the_form = needed(&guide, "request-services");
    assert!(before_the_form.contains("review-standards") && before_the_form.contains("volume-2"), "{before_the_form:?}");
    for before in before_the_form.into_iter().map(item) {
        let waits = before.steps.iter().find(|step| step.text.contains("CIS") && step.text.contains("the answer"));
        assert_eq!(waits, None, "{}: the ministry helps only once it has the form", before.id);
    }
}

#[test]
fn a_gate_holds_every_required_item_that_its_own_items_rest_on() {
    let guide = Guide::embedded();
    assert_eq!(
        guide.gates.iter().map(|gate| &*gate.id).collect::<Vec<_>>(),
        ["sandbox", "conformance-test", "production", "live"]
    );
    let mut held = BTreeSet::new();
    for gate in &guide.gates {
        for id in &gate.needs {
            assert!(held.insert(id.as_str()), "{}: `{id}` is in two gates", gate.id);
        }
        for id in &gate.needs {
            let (_, item) = guide.find(id).unwrap_or_else(|| panic!("{}: there is no item `{id}`", gate.id));
            let is_required = |id: &&CompactString| guide.find(id).is_some_and(|(_, item)| item.required);
            let missing = item.after.iter().filter(is_required).find(|before| !held.contains(before.as_str()));
            assert_eq!(missing, None, "{}: `{id}` rests on it", gate.id);
        }
    }
    let required = guide.tracked().map(|(_, item)| item).filter(|item| item.required && !held.contains(&*item.id));
    assert_eq!(required.map(|item| &*item.id).collect::<Vec<_>>(), ["phase-stay-conformant"], "it follows the last gate");
}
