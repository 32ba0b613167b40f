//! The screens, as pictures: keys in through the real loop, a coloured SVG out, compared with `screenshots/`.
//!
//! `UPDATE_SCREENSHOTS=1 cargo test screens` draws them anew; look at the difference before you commit it.

mod asking;
mod finding;
mod process;

use hie_onboard::progress::{Change, Field, Progress, Stamp, Status};
use hie_onboard::tui::draw::theme::{self, COLOUR, MONOCHROME, Theme};
use hie_onboard::tui::state::parts::{Access, Damage, Remedy, Symbols};
use hie_onboard::tui::state::remembered::Remembered;
use hie_onboard::tui::update::welcome;
use jiff::Timestamp;

use crate::support::stage::{Disk, Stage, guide};
use crate::support::svg::{DARK, LIGHT};

/// A team in the middle of its work.
fn midway() -> Progress {
    let mut progress = Progress::new(&guide());
    let days = [
        ("download-standards", Status::Done, "", 2),
        ("review-standards", Status::Done, "", 6),
        ("request-services", Status::Waiting, "with the ministry", 9),
        ("conformance-requirements", Status::Done, "", 9),
        ("message-specifications", Status::Doing, "", 12),
        ("agreements", Status::Waiting, "signature by our legal team", 13),
        ("volume-glossary", Status::Done, "", 4),
        ("follow-process", Status::Done, "", 5),
        ("volume-3e", Status::NotApplicable, "we do not connect to PLIS", 5),
        ("volume-4e", Status::NotApplicable, "we do not connect to PLIS", 5),
    ];
    for (id, status, reason, day) in days {
        let at: Timestamp = format!("2026-11-{day:02}T17:04:09Z").parse().expect("it is a time");
        let stamp = Stamp { at, by: "ana".to_owned(), edition: 1 };
        progress.apply(&Change::status(&progress, id, status, reason, &stamp));
    }
    let fields = [
        Field::Note("Signed copy is with legal; Ben asks for it on Friday.".to_owned()),
        Field::Owner("ben".to_owned()),
        Field::Due("2026-12-01".parse().ok()),
        Field::Evidence(vec!["docs/vpa-draft.pdf".to_owned()]),
    ];
    for field in fields {
        progress.apply(&Change::field(&progress, "agreements", field));
    }
    progress
}

pub fn stage(columns: u16, rows: u16, theme: Theme) -> Stage {
    Stage::with(midway(), columns, rows, theme, &Remembered::default())
}

#[test]
fn first_start() {
    let mut stage = Stage::new(80, 24);
    welcome(&mut stage.model);
    stage.redraw();
    stage.assert_picture("first-start", &DARK);
}

#[test]
fn overview() {
    stage(120, 40, COLOUR).assert_picture("overview", &DARK);
}

#[test]
fn overview_on_a_light_terminal() {
    stage(120, 40, COLOUR).assert_picture("overview-light", &LIGHT);
}

#[test]
fn overview_without_colour() {
    stage(120, 40, MONOCHROME).assert_picture("overview-monochrome", &DARK);
}

#[test]
fn the_overview_on_a_narrow_screen() {
    stage(50, 20, COLOUR).assert_picture("overview-narrow", &DARK);
}

#[test]
fn commitments() {
    stage(120, 40, COLOUR).press("3jj").assert_picture("commitments", &DARK);
}

#[test]
fn process_on_a_medium_screen() {
    stage(80, 24, COLOUR).press("4jjj").assert_picture("process-medium", &DARK);
}

#[test]
fn commitments_on_a_medium_light_screen() {
    stage(80, 24, COLOUR).press("3jj").assert_picture("commitments-medium-light", &LIGHT);
}

#[test]
fn items_on_a_narrow_screen() {
    stage(50, 20, COLOUR).press("5").assert_picture("items-narrow", &DARK);
}

#[test]
fn detail_on_a_narrow_screen_without_colour() {
    stage(50, 20, MONOCHROME).press("3jj<Enter>jjj").assert_picture("detail-narrow-monochrome", &DARK);
}

#[test]
fn the_smallest_screen() {
    stage(30, 8, COLOUR).press("2j").assert_picture("smallest", &DARK);
}

#[test]
fn the_overview_on_the_smallest_light_screen() {
    stage(30, 8, COLOUR).assert_picture("smallest-light", &LIGHT);
}

#[test]
fn too_small_a_screen() {
    stage(29, 8, COLOUR).assert_picture("too-small", &DARK);
}

#[test]
fn the_choice_of_a_status() {
    stage(80, 24, COLOUR).press("3jjs").assert_picture("status", &DARK);
}

#[test]
fn a_reason_is_asked_for() {
    stage(80, 24, COLOUR).press("3sn<Enter>").assert_picture("reason", &DARK);
}

#[test]
fn a_note_is_written_where_the_item_is_read() {
    stage(120, 40, COLOUR).press("3jje<Enter>He has it now.").assert_picture("note", &DARK);
}

#[test]
fn the_volumes_by_system() {
    stage(120, 40, COLOUR).press("7j").assert_picture("reference", &DARK);
}

#[test]
fn the_pages_introduce_their_sections() {
    stage(120, 40, COLOUR).press("4<Left>").assert_picture("process", &DARK);
}

#[test]
fn every_key_is_shown() {
    stage(80, 24, COLOUR).press("?").assert_picture("keys", &DARK);
}

#[test]
fn a_failed_save_stays_on_screen() {
    stage(80, 24, COLOUR).disk(Disk::Full).press("3<Space>").assert_picture("not-saved", &DARK);
}

#[test]
fn leaving_with_unsaved_changes_is_asked_about() {
    stage(80, 24, COLOUR).disk(Disk::Full).press("3<Space>q").assert_picture("leaving-unsaved", &DARK);
}

#[test]
fn finding_an_item() {
    stage(80, 24, COLOUR).press("3/audit").assert_picture("find", &DARK);
}

#[test]
fn the_links_of_an_item_are_shown_whole_before_one_is_opened() {
    stage(80, 24, COLOUR).press("3jjo").assert_picture("links", &DARK);
}

#[test]
fn a_file_that_cannot_be_read_is_opened_read_only() {
    let mut stage = stage(80, 24, COLOUR).press("3");
    let reason = "/home/ana/.local/share/hie-onboard/progress.toml: line 12, column 7: expected a date. It was not changed: \
        correct it there, or go back to the file before its last save";
    stage.model.access = Access::ReadOnly(Damage { reason: reason.to_owned(), remedy: Remedy::Backup });
    stage.press("<Space>").assert_picture("read-only", &DARK);
}

#[test]
fn a_note_on_the_smallest_screen() {
    stage(30, 8, COLOUR).press("3jje").assert_picture("note-smallest", &DARK);
}

#[test]
fn everything_in_plain_ascii() {
    let mut stage = stage(80, 24, MONOCHROME);
    stage.model.symbols = Symbols::Plain;
    let stage = stage.press("3jjs");
    assert!(stage.text().is_ascii(), "{}", stage.text());
    stage.assert_picture("ascii", &DARK);
}

#[test]
fn themes_that_bring_their_own_colours() {
    // On a window of the other kind, so that a cell without a colour of its own is seen.
    stage(120, 40, theme::DARK).press("3jj").assert_picture("theme-dark", &LIGHT);
    stage(120, 40, theme::LIGHT).press("3jj").assert_picture("theme-light", &DARK);
    stage(80, 24, theme::HIGH_CONTRAST).press("3jjs").assert_picture("theme-high-contrast", &LIGHT);
}

#[test]
fn a_date_is_chosen_from_its_month() {
    stage(80, 24, COLOUR).press("3jjd").assert_picture("due", &DARK);
}

#[test]
fn the_evidence_of_an_item() {
    stage(80, 24, COLOUR).press("3jjaahttps://tickets.example.org/browse/4711<Enter>a").assert_picture("evidence", &DARK);
}

#[test]
fn an_owner_is_named() {
    stage(80, 24, COLOUR).press("3jjjw").assert_picture("owner", &DARK);
}

#[test]
fn several_items_are_marked() {
    stage(120, 40, COLOUR).press("3jjjvv").assert_picture("marked", &DARK);
}

#[test]
fn a_date_on_the_smallest_screen() {
    stage(30, 8, COLOUR).press("3jjd").assert_picture("due-smallest", &DARK);
}

#[test]
fn the_question_about_systems() {
    Stage::new(80, 24).press("S<Enter>j<Space>jj").assert_picture("question-systems", &DARK);
}

#[test]
fn the_question_about_the_setting_on_a_narrow_screen() {
    Stage::new(50, 20).press("S<Enter><Enter>").assert_picture("question-setting", &LIGHT);
}

#[test]
fn the_question_about_systems_on_the_smallest_screen() {
    Stage::new(30, 8).press("S<Enter>").assert_picture("question-smallest", &DARK);
}

#[test]
fn the_example() {
    let now = "2026-11-23T18:42:00Z".parse().expect("it is a time");
    let progress = hie_onboard::demo::progress(&guide(), now, &jiff::tz::TimeZone::UTC);
    Stage::with(progress, 120, 40, COLOUR, &Remembered::default()).assert_picture("example", &DARK);
}

/// Manual pages are indented, and know neither colours nor many symbols.
#[test]
fn the_screens_of_the_manual_page() {
    let draw = |name: &str, columns: u16, keys: &str| {
        let mut stage = stage(columns, 22, MONOCHROME);
        stage.model.symbols = Symbols::Plain;
        let stage = stage.press("x").press(keys);
        assert!(stage.text().is_ascii(), "{}", stage.text());
        stage.assert_text(name);
    };
    for (name, keys) in [("overview", "<Up>"), ("commitments", "3jj"), ("process", "4jjj"), ("find", "/audit")] {
        draw(name, 70, keys);
    }
    draw("narrow", 46, "3jj");
}

#[test]
fn choosing_what_to_copy() {
    stage(80, 24, COLOUR).press("3jjy").assert_picture("copy", &DARK);
}

#[test]
fn an_address_on_another_computer() {
    let mut stage = stage(80, 24, COLOUR);
    stage.model.abilities.is_remote = true;
    stage.press("3jjo<Enter>").assert_picture("address", &LIGHT);
}
