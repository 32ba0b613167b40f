//! What stays where it is when it is ticked, and what unticking gives back.

use hie_onboard::progress::{Progress, Status};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::parts::Target;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::{Stage, guide};
use crate::support::{before, tick};
use crate::update::{selected, status, wide};

#[test]
fn a_tick_on_the_overview_stays_on_the_item_until_the_cursor_is_moved() {
    let stage = wide("<Space>");
    assert_eq!((selected(&stage), status(&stage, "download-standards")), ("download-standards", Status::Done));
    let closed = |stage: &Stage| stage.model.summary.counts.closed();
    let thrice = wide("<Space><Space><Space>");
    assert_eq!((selected(&thrice), closed(&thrice)), ("download-standards", 1));
    let moved = stage.press("j");
    assert_eq!(selected(&moved), "follow-process");
    assert!(!moved.model.targets().contains(&Target::Item("download-standards".to_owned())));
}

#[test]
fn a_tick_in_a_filtered_list_stays_on_the_item_until_the_cursor_is_moved() {
    for page in ["1", "2"] {
        let stage = wide(page).press("ft<Esc><Space><Space><Space>");
        assert_eq!((selected(&stage), stage.model.summary.counts.closed()), ("download-standards", 1), "page {page}");
        let stage = stage.press("j");
        assert!(!stage.model.targets().contains(&Target::Item("download-standards".to_owned())), "page {page}");
    }
}

#[test]
fn unticking_gives_back_what_was_ticked() {
    let stage = wide("2swthe ministry<Enter>");
    let waiting = stage.file().record("download-standards").standing.clone();
    assert_eq!((waiting.status, waiting.reason.as_str()), (Status::Waiting, "the ministry"));
    let stage = stage.press("<Space>");
    assert_eq!(status(&stage, "download-standards"), Status::Done);
    let stage = stage.press("<Space>");
    assert_eq!(stage.file().record("download-standards").standing, waiting);
    assert_eq!(status(&stage.press("u"), "download-standards"), Status::Done);
}

#[test]
fn evidence_is_listed_first_whether_there_is_some_or_not() {
    let once = wide("2aahttps://example.org/a<Enter>");
    assert_eq!(once.file().record("download-standards").evidence, ["https://example.org/a"]);
    let twice = once.press("aahttps://example.org/b<Enter>");
    assert_eq!(twice.file().record("download-standards").evidence.len(), 2);
    let both = wide("2vvaadocs/both.pdf<Enter>");
    assert_eq!(both.file().records.values().filter(|record| record.evidence == ["docs/both.pdf"]).count(), 2);
}

#[test]
fn what_is_done_before_what_it_needs_is_done_and_says_so() {
    let stage = wide("2j<Space>");
    assert_eq!(status(&stage, "review-standards"), Status::Done);
    assert!(stage.text().contains("[x] Done now, although it needs Follow the process in Volume 1 and "), "{}", stage.text());
    assert!(!wide("2<Space>").text().contains("although"), "it needs nothing");
    let mut ready = Stage::new(120, 40).press("2j");
    for id in before("review-standards") {
        let done = tick(&ready.model.progress, &id, Status::Done, "ana", 1);
        ready.model.progress.apply(&done);
    }
    let ready = ready.press("<Space>");
    assert_eq!(status(&ready, "review-standards"), Status::Done);
    assert!(!ready.text().contains("although"), "{}", ready.text());
}

/// `download-standards` is to be done again since 2021; `review-standards` stays done. The first of them is selected.
fn returning() -> Stage {
    let text = "schema = 1\nguide = \"bc-hie\"\n\
        [item.download-standards]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nby = \"ben\"\nedition = 9\nrepeat = \"1y\"\n\
        [item.review-standards]\nstatus = \"done\"\nat = 2020-03-01T12:00:00Z\nby = \"ben\"\nedition = 9\n";
    let progress = Progress::of_guide(&guide(), text).expect("it can be read");
    Stage::with(progress, 120, 40, COLOUR, &Remembered::default()).press("2")
}

#[test]
fn what_has_come_back_is_done_once_more_by_every_key_that_says_done() {
    let before = returning();
    assert_eq!((selected(&before), before.model.summary.again.len()), ("download-standards", 1));
    for keys in ["<Space>", "sd", "c", "vvsd"] {
        let stage = returning().press(keys);
        let standing = &stage.file().record("download-standards").standing;
        assert_eq!((standing.status, standing.by.as_str()), (Status::Done, "ana"), "{keys}\n{}", stage.text());
        assert_eq!(stage.file().record("review-standards").standing.by, "ben", "{keys}: it stays done");
        assert!(stage.model.summary.again.is_empty(), "{keys}");
        let undone = stage.press("u");
        assert_eq!(undone.file().record("download-standards").standing, before.file().record("download-standards").standing);
    }
}

#[test]
fn what_was_done_once_more_is_reopened_by_another_tick() {
    let stage = returning().press("<Space><Space>");
    assert_eq!(status(&stage, "download-standards"), Status::Todo);
    assert_eq!(status(&returning().press("j<Space>"), "review-standards"), Status::Todo, "it has not come back");
}
