//! What progress amounts to: the numbers agree with each other for any progress.

use std::collections::BTreeSet;

use hie_onboard::progress::{Progress, Readiness, Reason, Status, Summary};
use jiff::civil::date;
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
        let summary = Summary::new(&guide, &progress, date(2026, 12, 3));
        let counts = summary.counts;
        prop_assert_eq!(counts.todo + counts.doing + counts.waiting + counts.done + counts.not_applicable, counts.total);
        prop_assert_eq!(counts.total + counts.out_of_scope, guide.tracked().count());
        prop_assert_eq!(summary.sections.iter().map(|section| section.counts.total).sum::<usize>(), counts.total);
        let next: BTreeSet<_> = summary.next.iter().map(|next| &next.id).collect();
        prop_assert_eq!(next.len() + summary.waiting.len(), counts.total - counts.closed());
        prop_assert!(summary.waiting.iter().all(|id| !next.contains(id)));
        prop_assert!(summary.next.is_sorted_by_key(|next| matches!(next.reason, Reason::After(_))));
    }

    #[test]
    fn required_items_decide_readiness(progress in progress()) {
        let guide = small_guide();
        let summary = Summary::new(&guide, &progress, date(2026, 12, 3));
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
    let summary = Summary::new(&guide, &progress, date(2026, 12, 3));
    let next: Vec<_> = summary.next.iter().take(2).map(|next| (next.id.as_str(), &next.reason)).collect();
    assert_eq!(next, [("step-8", &Reason::Overdue(date(2026, 12, 2))), ("step-1", &Reason::Begun)]);
}
