//! What progress amounts to: the numbers agree with each other for any progress.

use std::collections::BTreeSet;

use hie_onboard::progress::{Progress, Readiness, Reason, Status, Summary};
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
        let again = summary.waiting.iter().filter(|id| next.contains(id)).count();
        prop_assert_eq!(next.len() + summary.waiting.len() - again, counts.total - counts.closed());
        // What waited longest is worth asking about again, and so is what is overdue.
        let is_overdue = |id: &String| progress.record(id).overdue(date(2026, 12, 3)).is_some();
        prop_assert!(summary.waiting.iter().skip(1).all(|id| next.contains(id) == is_overdue(id)));
        prop_assert!(summary.next.is_sorted_by_key(|next| matches!(next.reason, Reason::After(_))));
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
    assert_eq!(next, [("step-8", &Reason::Overdue(date(2026, 12, 2))), ("step-1", &Reason::Begun)]);
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
    guide.sections[0].items[3].after = vec![item_id(1), item_id(2)];
    let mut progress = Progress::new(&guide);
    let reason = |progress: &Progress| {
        let next = Summary::new(&guide, progress, date(2026, 12, 3), &TimeZone::UTC).next;
        next.into_iter().find(|next| next.id == "step-4").map(|next| next.reason)
    };
    assert_eq!(reason(&progress), Some(Reason::After(item_id(1))));
    since(&mut progress, 1, Status::Done, 1);
    assert_eq!(reason(&progress), Some(Reason::After(item_id(2))));
    since(&mut progress, 2, Status::NotApplicable, 2);
    assert_eq!(reason(&progress), Some(Reason::Unblocked(item_id(2))));
}
