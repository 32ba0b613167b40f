//! What progress amounts to: the numbers agree with each other for any progress.

use std::collections::BTreeSet;

use compact_str::format_compact;
use hie_onboard::guide::{Gate, Guide};
use hie_onboard::progress::{Change, Progress, Readiness, Reason, Stamp, Status, Summary};
use jiff::civil::date;
use jiff::tz::TimeZone;
use proptest::collection::btree_map;
use proptest::prelude::*;

use crate::support::arbitrary::{laws, record, scope, word};
use crate::support::{item_id, small_guide};

fn progress() -> impl Strategy<Value = Progress> {
    let records = btree_map((1..=9_usize).prop_map(item_id), record(&word()), 0..9);
    (records, scope(&word())).prop_map(|(records, scope)| Progress { records, scope, ..Progress::new(&small_guide()) })
}

proptest! {
    #![proptest_config(laws())]

    #[test]
    fn every_item_is_counted_once_and_open_ones_are_next_or_waiting(progress in progress()) {
        let guide = small_guide();
        let summary = Summary::new(&guide, &progress, date(2026, 12, 3), &TimeZone::UTC);
        let counts = summary.counts;
        prop_assert_eq!(counts.todo + counts.doing + counts.waiting + counts.done + counts.not_applicable, counts.total);
        prop_assert_eq!(counts.total + counts.out_of_scope, guide.tracked().count());
        prop_assert_eq!(summary.sections.iter().map(|section| section.counts.total).sum::<usize>(), counts.total);
        let next: BTreeSet<_> = summary.next.iter().map(|next| &next.id).collect();
        let both = summary.waiting.iter().filter(|id| next.contains(id)).count();
        let open = counts.total - counts.closed();
        prop_assert_eq!(next.len() + summary.waiting.len() - both, open + summary.again.len());
        prop_assert!(summary.again.iter().all(|id| progress.is_closed(id) && next.contains(id)));
        // The item that has waited longest needs a follow-up, and so do overdue ones and those whose day for it has come.
        let is_urgent = |id: &String| {
            let record = progress.record(id);
            record.overdue(date(2026, 12, 3)).is_some() || record.follow_up_by(date(2026, 12, 3)).is_some()
        };
        prop_assert!(summary.waiting.iter().skip(1).all(|id| next.contains(id) == is_urgent(id)));
    }

    #[test]
    fn required_items_decide_readiness(progress in progress()) {
        let guide = small_guide();
        let summary = Summary::new(&guide, &progress, date(2026, 12, 3), &TimeZone::UTC);
        let open = |id: &str| !progress.record(id).standing.status.is_closed();
        let required_open = (1..=4).filter(|&number| open(&item_id(number))).count();
        prop_assert_eq!(summary.required_open, required_open);
        prop_assert_eq!(summary.readiness == Readiness::NotReady, required_open > 0);
        let perfect = summary.counts.closed() == summary.counts.total && summary.changed.is_empty();
        prop_assert_eq!(summary.readiness == Readiness::Ready, perfect);
    }
}

#[test]
fn an_overdue_item_comes_first_also_when_it_was_not_begun() {
    let guide = small_guide();
    let mut progress = Progress::new(&guide);
    progress.records.entry(item_id(1)).or_default().standing.status = Status::Doing;
    progress.records.entry(item_id(8)).or_default().due = Some(date(2026, 12, 2));
    let summary = Summary::new(&guide, &progress, date(2026, 12, 3), &TimeZone::UTC);
    let next: Vec<_> = summary.next.iter().take(2).map(|next| (next.id.as_str(), &next.reason)).collect();
    assert_eq!(next, [("step-8", &Reason::Overdue(date(2026, 12, 2))), ("step-1", &Reason::Started)]);
}

fn since(progress: &mut Progress, number: usize, status: Status, day: i8) {
    let at = date(2026, 12, day).at(12, 0, 0, 0).to_zoned(TimeZone::UTC).expect("it is a time").timestamp();
    let standing = &mut progress.records.entry(item_id(number)).or_default().standing;
    (standing.status, standing.at) = (status, Some(at));
}

#[test]
fn what_waited_longest_is_worth_asking_about_again_after_two_weeks() {
    let guide = small_guide();
    let mut progress = Progress::new(&guide);
    since(&mut progress, 2, Status::Waiting, 1);
    since(&mut progress, 3, Status::Waiting, 2);
    let first = |day: i8| Summary::new(&guide, &progress, date(2026, 12, day), &TimeZone::UTC).next.remove(0);
    assert_eq!(first(14).id, "step-1");
    let asked = first(15);
    assert!(asked.id == "step-2" && matches!(asked.reason, Reason::Waiting(_)), "{asked:?}");
    assert_eq!(Summary::new(&guide, &progress, date(2026, 12, 31), &TimeZone::UTC).waiting, ["step-2", "step-3"]);
}

#[test]
fn what_is_overdue_is_next_also_while_it_waits() {
    let guide = small_guide();
    let mut progress = Progress::new(&guide);
    since(&mut progress, 2, Status::Waiting, 1);
    since(&mut progress, 3, Status::Waiting, 2);
    progress.records.entry(item_id(3)).or_default().due = Some(date(2026, 12, 2));
    let first = Summary::new(&guide, &progress, date(2026, 12, 3), &TimeZone::UTC).next.remove(0);
    assert_eq!((first.id, first.reason), (item_id(3), Reason::Overdue(date(2026, 12, 2))));
}

#[test]
fn days_are_counted_where_the_user_is() {
    let guide = small_guide();
    let mut progress = Progress::new(&guide);
    since(&mut progress, 2, Status::Waiting, 1);
    let east = TimeZone::fixed(jiff::tz::offset(14));
    let asked = |zone: &TimeZone| Summary::new(&guide, &progress, date(2026, 12, 15), zone).next.remove(0).reason;
    assert_eq!(asked(&TimeZone::UTC), Reason::Waiting(date(2026, 12, 1)));
    assert_eq!(asked(&east), Reason::Required, "it is the thirteenth day there");
}

#[test]
fn what_can_be_done_since_something_else_is_closed_says_so() {
    let mut guide = small_guide();
    guide.sections[0].items[3].after = vec![item_id(1).into(), item_id(2).into()].into();
    let mut progress = Progress::new(&guide);
    let reason = |progress: &Progress| {
        let next = Summary::new(&guide, progress, date(2026, 12, 3), &TimeZone::UTC).next;
        next.into_iter().find(|next| next.id == "step-4").map(|next| next.reason)
    };
    assert_eq!(reason(&progress), None);
    since(&mut progress, 1, Status::Done, 1);
    assert_eq!(reason(&progress), None, "step-2 is open");
    since(&mut progress, 2, Status::NotApplicable, 2);
    assert_eq!(reason(&progress), Some(Reason::Unblocked(item_id(2))));
}

#[test]
fn a_gate_names_what_holds_it_and_those_before_it_up() {
    let mut guide = small_guide();
    let gate = |id: &str, needs: &[usize]| Gate {
        id: id.into(),
        title: format_compact!("the {id}"),
        short: id.to_uppercase().into(),
        needs: needs.iter().map(|number| item_id(*number).into()).collect(),
        product: Vec::new().into(),
    };
    guide.gates = vec![gate("sandbox", &[2]), gate("test", &[1, 3])].into();
    let mut progress = Progress::new(&guide);
    let summary = |progress: &Progress| Summary::new(&guide, progress, date(2026, 12, 3), &TimeZone::UTC);
    let open = |summary: &Summary| summary.gates.iter().map(|gate| gate.open.join(" ")).collect::<Vec<_>>();
    assert_eq!(open(&summary(&progress)), ["step-2", "step-1 step-2 step-3"]);
    assert_eq!((summary(&progress).label(), &*summary(&progress).verdict(&guide)), ("SANDBOX", "1 open: Step 2"));
    assert_eq!(summary(&progress).next[0].id, "step-2", "the next gate comes before what the one after it needs");
    since(&mut progress, 2, Status::Done, 1);
    assert_eq!(open(&summary(&progress)), ["", "step-1 step-3"]);
    assert_eq!((summary(&progress).label(), &*summary(&progress).verdict(&guide)), ("TEST", "2 open: Step 1, Step 3"));
}

#[test]
fn what_stands_in_two_sections_is_counted_in_both_and_once_in_all() {
    let text = r#"
schema = 1
id = "g"
title = "G"
edition = 1
read = 2026-11-27
disclaimer = "d"
contact = "a@example.org"
licence = "l"
system = []
[notice]
text = "n"
detail = "d"
source = "s"
[[revision]]
edition = 1
date = 2026-11-27
summary = "first"
[[source]]
id = "s"
title = "S"
url = "https://example.org"
seen = "v1"
coverage = "whole"
[[section]]
id = "start"
title = "Start"
tab = "Start"
kind = "steps"
purpose = "p"
intro = "i"
[[section.item]]
id = "ask"
title = "Ask"
class = "official"
sources = ["s"]
why = "w"
steps = ["one", { text = "two", advice = true }]
[[section]]
id = "process"
title = "Process"
tab = "Process"
kind = "process"
purpose = "p"
intro = "i"
[[section.item]]
same_as = "ask"
group = "Intake"
title = "Ask them"
"#;
    let guide = Guide::parse(text).unwrap_or_else(|problems| panic!("{problems}"));
    let repeat = &guide.sections[1].items[0];
    assert_eq!((&*repeat.id, &*repeat.title, &*repeat.group, repeat.steps.len()), ("ask", "Ask them", "Intake", 2));
    let mut progress = Progress::new(&guide);
    progress.apply(&Change::status(&progress, "ask", Status::Done, "", &stamp()));
    let summary = Summary::new(&guide, &progress, date(2026, 12, 3), &TimeZone::UTC);
    assert_eq!((summary.counts.done, summary.counts.total), (1, 1));
    assert_eq!(summary.sections.iter().map(|section| section.counts.done).collect::<Vec<_>>(), [1, 1]);
}

#[test]
fn nothing_waits_for_a_page_that_is_only_read() {
    let mut guide = small_guide();
    guide.sections[0].items[3].after = vec!["contact".into()].into();
    let next = Summary::new(&guide, &Progress::new(&guide), date(2026, 12, 3), &TimeZone::UTC).next;
    assert!(next.iter().any(|next| next.id == "step-4"), "{next:?}");
}

fn stamp() -> Stamp {
    let at = date(2026, 12, 1).at(12, 0, 0, 0).to_zoned(TimeZone::UTC).expect("it is a time").timestamp();
    Stamp { at, by: "ana".to_owned(), edition: 1 }
}
