//! What keys do, as a table: where the interface stands, which keys are pressed, what is true then.

use hie_onboard::progress::{Progress, Status};
use hie_onboard::shell::Ending;
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::keys::every_row;
use hie_onboard::tui::state::context::Context;
use hie_onboard::tui::state::message::Effect;
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::parts::Panel;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::{Disk, Stage, guide};

pub fn wide(keys: &str) -> Stage {
    Stage::new(120, 40).press(keys)
}

/// Title of the selected item; empty where a page is selected.
pub fn selected(stage: &Stage) -> &str {
    stage.model.selected().map_or("", |(_, item)| item.id.as_str())
}

pub fn status(stage: &Stage, id: &str) -> Status {
    stage.file().record(id).standing.status
}

#[test]
fn keys_lead_where_people_expect() {
    let table = [
        ("", 0, Panel::Items, "download-standards"),
        ("2<Space>1j", 0, Panel::Items, "volume-glossary"),
        ("<Down><Up>", 0, Panel::Items, "download-standards"),
        ("2", 1, Panel::Items, "download-standards"),
        ("2j", 1, Panel::Items, "review-standards"),
        ("2G", 1, Panel::Items, "follow-process"),
        ("2<End><Home>", 1, Panel::Items, "download-standards"),
        ("5<PageDown>", 4, Panel::Items, "network-extranet"),
        ("2<Enter>", 1, Panel::Detail, "download-standards"),
        ("2<Enter><Esc>", 1, Panel::Items, "download-standards"),
        ("2<Enter><Esc><Esc>", 1, Panel::Pages, ""),
        ("2<Enter><Esc><Esc><Esc>", 0, Panel::Items, "download-standards"),
        ("<Esc>", 0, Panel::Items, "download-standards"),
        ("<Enter>", 1, Panel::Detail, "download-standards"),
        ("h", 0, Panel::Pages, ""),
        ("hjj", 2, Panel::Pages, ""),
        ("hjj<Enter>", 2, Panel::Items, "conformance-requirements"),
        ("3l", 2, Panel::Detail, "conformance-requirements"),
        ("3lll", 2, Panel::Detail, "conformance-requirements"),
        ("3<Tab><Tab>", 2, Panel::Pages, ""),
        ("<BackTab>", 0, Panel::Pages, ""),
        ("9", 0, Panel::Items, "download-standards"),
    ];
    for (keys, page, panel, item) in table {
        let stage = wide(keys);
        assert_eq!((stage.model.page, stage.model.panel, selected(&stage)), (page, panel, item), "after {keys:?}");
    }
}

#[test]
fn tabs_answer_to_left_and_right_on_a_medium_screen() {
    let stage = Stage::new(80, 24).press("<Left><Right><Right>");
    assert_eq!((stage.model.page, stage.model.panel), (2, Panel::Pages));
    assert_eq!(stage.press("<Down>").model.panel, Panel::Items);
}

#[test]
fn moving_to_another_item_shows_its_text_from_the_top() {
    let stage = wide("3<Enter>jjj");
    assert_eq!(stage.model.place().scroll, 3);
    assert_eq!(stage.press("<Esc>j").model.place().scroll, 0);
}

#[test]
fn space_ticks_and_unticks_and_both_are_saved() {
    let stage = wide("2<Space>");
    assert_eq!(status(&stage, "download-standards"), Status::Done);
    assert!(stage.text().contains("saved 18:42"));
    let record = stage.file().record("download-standards");
    assert_eq!((record.standing.by.as_str(), record.standing.edition), ("ana", guide().edition));
    assert_eq!(status(&stage.press("<Space>"), "download-standards"), Status::Todo);
}

#[test]
fn every_status_can_be_chosen_by_its_key_or_by_moving() {
    let table = [
        ("st", Status::Todo),
        ("sp", Status::Doing),
        ("sw<Enter>", Status::Waiting),
        ("swthe ministry<Enter>", Status::Waiting),
        ("sd", Status::Done),
        ("snno sandbox<Enter>", Status::NotApplicable),
        ("sj<Enter>", Status::Doing),
        ("sjj<Enter>us<Enter>", Status::Waiting),
        ("sjjj<Space>", Status::Done),
    ];
    for (keys, expected) in table {
        let stage = wide("2").press(keys);
        assert_eq!(status(&stage, "download-standards"), expected, "after {keys:?}");
        assert!(matches!(stage.model.mode, Mode::Browse), "after {keys:?}");
    }
}

#[test]
fn not_applicable_needs_a_reason_and_waiting_may_have_one() {
    let stage = wide("2sn<Enter>");
    assert!(matches!(stage.model.mode, Mode::Prompt(_)));
    assert!(stage.text().contains("A reason is required"));
    let stage = stage.press("no data<Enter>");
    assert_eq!(stage.file().record("download-standards").standing.reason, "no data");
    let stage = wide("2swthe ministry<Enter>");
    assert_eq!(stage.file().record("download-standards").standing.reason, "the ministry");
}

#[test]
fn escape_leaves_a_question_unanswered() {
    for keys in ["s<Esc>", "sq", "snabc<Esc>"] {
        let stage = wide("2").press(keys);
        assert!(matches!(stage.model.mode, Mode::Browse), "after {keys:?}");
        assert_eq!(status(&stage, "download-standards"), Status::Todo, "after {keys:?}");
    }
}

#[test]
fn a_note_is_kept_on_escape_and_can_be_taken_back() {
    let stage = wide("2efirst<Enter>qj? é<Esc>");
    assert_eq!(stage.file().record("download-standards").note, "first\nqj? é");
    assert_eq!(stage.press("u").file().record("download-standards").note, "");
}

#[test]
fn a_paste_is_text_and_never_keys() {
    let stage = wide("2<paste:q>e<paste:one\r\ntwo><Esc>");
    assert_eq!(stage.file().record("download-standards").note, "one\ntwo");
    let stage = wide("2sw<paste:a\nb><Enter>");
    assert_eq!(stage.file().record("download-standards").standing.reason, "a b");
}

#[test]
fn too_long_a_note_says_so_and_keeps_what_fits() {
    let stage = wide("2eshort").press(&format!("<paste:{}>", "x".repeat(70_000)));
    assert!(stage.text().contains("too long"));
    assert_eq!(stage.press("<Esc>").file().record("download-standards").note, "short");
}

#[test]
fn undo_and_redo_go_through_every_change_across_panels() {
    let stage = wide("2<Space>3<Space>ewhy<Esc>uu");
    assert_eq!(status(&stage, "conformance-requirements"), Status::Todo);
    assert_eq!(status(&stage, "download-standards"), Status::Done);
    let stage = stage.press("uu");
    assert_eq!(status(&stage, "download-standards"), Status::Todo);
    let stage = stage.press("UUU<C-r>");
    assert_eq!(status(&stage, "download-standards"), Status::Done);
    assert_eq!(stage.file().record("conformance-requirements").note, "why");
}

#[test]
fn finding_looks_everywhere_and_goes_there() {
    let stage = wide("/AUDIT inspect");
    assert!(stage.text().contains("Find: AUDIT inspect"));
    assert_eq!(selected(&stage), "audit-compliance");
    let stage = stage.press("<Enter>");
    assert_eq!((stage.model.page, stage.model.panel, selected(&stage)), (2, Panel::Detail, "audit-compliance"));
    let stage = wide("3eRemember the Zanzibar contract<Esc>1/zanzibar<Enter>");
    assert_eq!(selected(&stage), "conformance-requirements");
}

#[test]
fn finding_can_be_given_up_and_may_find_nothing() {
    let stage = wide("3j/xyzzy");
    assert!(stage.text().contains("Nothing matches all of these words"));
    let stage = stage.press("<Down><Up><Enter>");
    assert_eq!(selected(&stage), "message-specifications");
    let stage = wide("3j/audit<Down><Down><Esc>");
    assert_eq!((stage.model.page, selected(&stage)), (2, "message-specifications"));
}

#[test]
fn links_are_chosen_and_only_then_opened() {
    let stage = wide("3jjo");
    assert!(stage.effects().is_empty());
    let stage = stage.press("<Enter>");
    assert!(matches!(stage.effects(), [Effect::Open(address)] if address.starts_with("https://")));
    assert!(wide("3jjo<Esc>").effects().is_empty());
}

#[test]
fn reference_pages_cannot_be_ticked() {
    let stage = wide("7<Space>s");
    assert!(stage.file().records.is_empty());
    assert!(matches!(stage.model.mode, Mode::Browse));
}

#[test]
fn what_cannot_be_saved_stays_and_is_retried_with_the_next_change() {
    let stage = wide("2").disk(Disk::Full).press("<Space>");
    assert!(stage.text().contains("no space left") && stage.text().contains("1 not saved"));
    assert_eq!(stage.model.progress.record("download-standards").standing.status, Status::Done);
    assert!(stage.effects().is_empty());
    let stage = stage.press("r");
    assert_eq!(stage.effects(), [Effect::Retry]);
}

#[test]
fn leaving_waits_for_the_saver_and_asks_when_it_fails() {
    let stage = wide("2").disk(Disk::Hangs).press("<Space>q");
    assert!(matches!(stage.model.mode, Mode::Leaving));
    let asked = || wide("2").disk(Disk::Full).press("<Space>q");
    assert!(matches!(asked().model.mode, Mode::Unsaved));
    assert!(asked().text().contains("1 change is not in the file"));
    let retried = asked().press("r");
    assert!(matches!(retried.model.mode, Mode::Leaving));
    assert_eq!(retried.effects(), [Effect::Retry]);
    assert!(matches!(asked().press("<Esc>").model.mode, Mode::Browse));
    assert!(!asked().press("L").model.unsaved.is_empty());
}

#[test]
fn control_c_while_writing_keeps_the_note() {
    let stage = wide("2ehalf a thought<C-c>");
    assert_eq!(stage.ending, Ending::Quit);
    assert_eq!(stage.file().record("download-standards").note, "half a thought");
}

#[test]
fn tomorrow_the_reader_is_exactly_where_they_were() {
    let today = wide("x3jj<Enter>jj");
    let remembered = Remembered::of(&today.model);
    let tomorrow = Stage::with(today.file().clone(), 120, 40, COLOUR, &remembered);
    assert_eq!(selected(&tomorrow), "agreements");
    assert_eq!((tomorrow.model.panel, tomorrow.model.place().scroll, tomorrow.model.page), (Panel::Detail, 2, 2));
    assert!(tomorrow.model.notice_is_hidden);
    assert_eq!(Remembered::of(&tomorrow.model), remembered);
    assert_eq!(today.text(), tomorrow.text());
}

#[test]
fn a_place_that_the_guide_no_longer_has_is_forgotten() {
    let remembered = Remembered { section: "gone".to_owned(), scroll: 9_999, overview: 9_999, ..Remembered::default() };
    let stage = Stage::with(Progress::new(&guide()), 120, 40, COLOUR, &remembered);
    assert_eq!((stage.model.page, stage.model.place().scroll), (0, 0));
}

#[test]
fn every_size_is_drawn() {
    let keys = ["", "3<Enter>", "7jG", "?", "3s", "3sn", "3ex"];
    let sizes = (0..=14).chain([20, 29, 30, 31, 45, 59, 60, 61, 80, 99, 100, 101, 130]);
    for columns in sizes {
        for rows in [0, 1, 2, 3, 7, 8, 9, 10, 15, 16, 17, 24, 50] {
            for keys in keys {
                Stage::new(columns, rows).press(keys);
            }
        }
    }
}

#[test]
fn a_huge_terminal_is_used_in_part() {
    let stage = Stage::new(80, 24).press("<resize:65535x65535>2j");
    assert!(stage.text().lines().count() <= 200);
    assert_eq!(selected(&stage.press("<resize:50x20>")), "review-standards");
}

#[test]
fn every_context_can_be_left() {
    for context in Context::ALL.into_iter().filter(|context| *context != Context::Everywhere) {
        let leaves = |binding: &&hie_onboard::tui::keys::Binding| {
            let escape = |key: &hie_onboard::tui::keys::Key| key.0 == crossterm::event::KeyCode::Esc;
            binding.context == context && binding.keys.iter().any(|(keys, _)| keys.iter().any(escape))
        };
        assert_eq!(every_row().filter(leaves).count(), 1, "{context:?}");
    }
}
