//! Filtering the lists: what is asked for, what that leaves out, and that whatever is left out is counted and can come back.

use hie_onboard::progress::{Change, Due, Facet, Field, Filter, Progress, Stamp, Status, StatusFilter};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::context::ListKind;
use hie_onboard::tui::state::mode::{List, Mode};
use hie_onboard::tui::state::remembered::Remembered;
use jiff::{Timestamp, civil::date, tz::TimeZone};
use proptest::prelude::*;

use crate::support::stage::{Stage, guide};
use crate::update::{selected, wide};

fn on(progress: Progress) -> Stage {
    Stage::with(progress, 120, 40, COLOUR, &Remembered::default())
}

/// A team of two: the agreements wait, are Ana's, and are due soon; one commitment is overdue, one is done.
fn team() -> Progress {
    let mut progress = Progress::new(&guide());
    let at: Timestamp = "2026-11-02T10:00:00Z".parse().expect("it is a time");
    let stamp = Stamp { at, by: "ana".to_owned(), edition: 0 };
    for (id, status) in [("agreements", Status::Waiting), ("time-frame", Status::Done)] {
        progress.apply(&Change::status(&progress, id, status, "", &stamp));
    }
    let fields = [
        ("agreements", Field::Owner("Ana".to_owned())),
        ("agreements", Field::Due(Some(date(2026, 12, 7)))),
        ("connectivity", Field::Due(Some(date(2026, 11, 22)))),
        ("connectivity", Field::Owner("ben".to_owned())),
        ("time-frame", Field::Due(Some(date(2026, 11, 1)))),
        ("support-model", Field::Due(Some(date(2026, 12, 8)))),
    ];
    for (id, field) in fields {
        progress.apply(&Change::field(&progress, id, field));
    }
    progress
}

fn passing(filter: &Filter) -> Vec<String> {
    let (guide, progress) = (guide(), team());
    let today = date(2026, 11, 23);
    let commitments = guide.tracked().filter(|(section, _)| section.id == "commitments");
    let passing = commitments.filter(|(_, item)| filter.accepts(item, &progress, today, &TimeZone::UTC));
    passing.map(|(_, item)| item.id.to_string()).collect()
}

#[test]
fn each_kind_of_filter_lets_through_what_it_says() {
    let table: [(Facet, &[&str]); 8] = [
        (Facet::Status(StatusFilter::Is(Status::Waiting)), &["agreements"]),
        (Facet::Status(StatusFilter::Is(Status::Done)), &["time-frame"]),
        (Facet::Due(Due::Overdue), &["connectivity"]),
        (Facet::Due(Due::Soon), &["agreements", "connectivity"]),
        (Facet::Due(Due::Dated), &["agreements", "connectivity", "time-frame", "support-model"]),
        (Facet::Owner("ANA".to_owned()), &["agreements"]),
        (Facet::Owner("ben".to_owned()), &["connectivity"]),
        (Facet::Changed, &["time-frame"]),
    ];
    for (facet, expected) in table {
        let mut filter = Filter::default();
        filter.toggle(&facet);
        assert!(filter.includes(&facet) && !filter.is_empty());
        assert_eq!(passing(&filter), expected, "{facet:?}");
        filter.toggle(&facet);
        assert!(filter.is_empty());
    }
    assert_eq!(passing(&Filter { status: Some(StatusFilter::Open), ..Filter::default() }).len(), 8);
    assert_eq!(passing(&Filter { owner: Some(String::new()), ..Filter::default() }).len(), 7);
}

proptest! {
    #[test]
    fn more_questions_never_let_more_through(facets in prop::collection::vec(0_usize..14, 0..5)) {
        let all = Facet::all(&guide(), &team());
        prop_assert_eq!(all.len(), 14);
        let mut filter = Filter::default();
        for facet in facets {
            let fresh = Facet::all(&guide(), &team())[facet].clone();
            let mut alone = Filter::default();
            alone.toggle(&fresh);
            let was_on = filter.includes(&fresh);
            filter.toggle(&fresh);
            prop_assert_eq!(filter.includes(&fresh), !was_on);
            if !was_on {
                let shown = passing(&filter);
                let wider = passing(&alone);
                prop_assert!(shown.iter().all(|id| wider.contains(id)));
            }
        }
    }
}

#[test]
fn the_menu_turns_questions_on_and_off_and_shows_which_are_on() {
    let stage = on(team()).press("3f");
    assert!(matches!(stage.model.mode, Mode::List(List { kind: ListKind::Filter, .. })));
    assert!(stage.text().contains("Show only") && stage.text().contains("owner Ana") && stage.text().contains("owner ben"));
    let stage = stage.press("w");
    assert!(stage.text().contains("on w [~] waiting"), "{}", stage.text());
    assert!(stage.text().contains("Commitments 1/9 · waiting"), "{}", stage.text());
    let stage = stage.press("ws");
    assert_eq!(stage.model.lens.filter, Filter { due: Some(Due::Soon), ..Filter::default() });
    // The cursor follows the letter, so that the row can be turned off again where it stands.
    assert!(stage.press("<Enter>").model.lens.filter.is_empty());
    let stage = on(team()).press("3fjjjjjjjjjjjj<Space><Esc>");
    assert!(stage.text().contains("Commitments 1/9 · owner Ana"), "{}", stage.text());
    assert!(on(team()).press("3fwr").press("c").model.lens.filter.is_empty());
}

#[test]
fn what_is_filtered_away_is_counted_and_escape_brings_it_back() {
    let stage = on(team()).press("3fw<Esc>");
    assert_eq!(selected(&stage), "agreements");
    assert!(stage.text().contains("8 filtered out; f changes the filter, Esc"), "{}", stage.text());
    assert!(!stage.text().contains("Connectivity"));
    // The counts of the page are those of all its items.
    assert!(stage.text().contains("Commitments 1/9"));
    let stage = stage.press("<Esc>");
    assert!(stage.text().contains("Connectivity") && !stage.text().contains("filtered out"));
    assert_eq!(stage.model.page, 2);
}

#[test]
fn escape_clears_the_search_first_then_the_filter_then_goes_back() {
    let stage = on(team()).press("3fo<Esc>/vendor<Enter>");
    assert!(stage.model.lens.finding.is_some() && !stage.model.lens.filter.is_empty());
    let stage = stage.press("<Esc>");
    assert!(stage.model.lens.finding.is_none() && !stage.model.lens.filter.is_empty());
    let page = stage.model.page;
    let stage = stage.press("<Esc>");
    assert_eq!((stage.model.lens.filter.is_empty(), stage.model.page), (true, page));
}

#[test]
fn the_cursor_stays_on_its_item_or_goes_to_the_next_that_is_left() {
    let stage = on(team()).press("3jjfw<Esc>");
    assert_eq!(selected(&stage), "agreements");
    assert_eq!(selected(&stage.press("<Esc>")), "agreements");
    let stage = on(team()).press("3fw<Esc>");
    assert_eq!(selected(&stage), "agreements");
    let stage = on(team()).press("3G").press("fv<Esc>");
    assert_eq!(selected(&stage), "connectivity");
}

#[test]
fn finding_counts_what_the_filter_leaves_out_and_opening_from_the_overview_keeps_it() {
    let stage = on(team()).press("3fw<Esc>/vendor");
    assert!(stage.text().contains("more filtered out"), "{}", stage.text());
    let stage = on(team()).press("3fd<Esc>1<Enter>");
    assert!(!stage.model.lens.filter.is_empty() && stage.model.page > 0, "{}", stage.text());
}

#[test]
fn an_empty_list_says_why_and_can_be_moved_in() {
    let stage = wide("3fv<Esc>");
    assert!(stage.text().contains("9 filtered out"), "{}", stage.text());
    assert_eq!(selected(&stage), "");
    let stage = stage.press("jkGg<PageDown><Enter><Space>son");
    assert!(stage.file().records.values().all(|record| record.standing.status == Status::Todo));
}

#[test]
fn the_filter_is_forgotten_tomorrow_but_the_place_is_not() {
    let today = on(team()).press("3fw<Esc>");
    let remembered = Remembered::of(&today.model);
    let tomorrow = Stage::with(today.file().clone(), 120, 40, COLOUR, &remembered);
    assert!(tomorrow.model.lens.filter.is_empty());
    assert_eq!(selected(&tomorrow), "agreements");
}

#[test]
fn what_is_outside_the_scope_is_counted_shown_and_hidden_again() {
    let mut progress = team();
    progress.scope.medical_practice = false;
    let stage = on(progress.clone()).press("5");
    let total = stage.model.summary.counts.total;
    assert!(stage.text().contains("4 out of scope; . shows"), "{}", stage.text());
    let stage = stage.press(".");
    assert!(stage.text().contains("Shown: 4 out of scope"), "{}", stage.text());
    assert!(stage.text().lines().filter(|line| line.contains("out of scope  │")).count() >= 4, "{}", stage.text());
    assert_eq!(stage.model.summary.counts.total, total);
    assert!(!selected(&stage).is_empty());
    assert!(stage.press(".").text().contains("Hidden: 4"));
    // What is outside is found only while it is shown.
    let count = |keys: &str| on(progress.clone()).press(keys).model.lens.finding.map_or(0, |finding| finding.found.len());
    assert!(count("5./monitoring") > count("5/monitoring"));
    assert!(wide("5.").text().contains("Nothing is out of scope."));
}

#[test]
fn on_the_overview_everything_that_the_filter_lets_through_is_one_list() {
    let stage = wide("2jswlegal<Enter>3jswthe ministry<Enter>1fw<Esc>");
    let text = stage.text();
    assert!(text.contains("Only waiting: 2") && !text.contains("Next"), "{text}");
    let stage = stage.press("<Esc>");
    assert!(stage.text().contains("Next") && stage.model.lens.filter.is_empty());
}

#[test]
fn two_questions_say_that_both_have_to_hold() {
    assert!(wide("3fw").text().contains("Show only these:"));
    assert!(wide("3fwr").text().contains("Match all of these:"));
}
