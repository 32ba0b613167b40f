//! The process as a picture: which keys lead where, what is drawn at which size, and that every line ends where it should.

use std::sync::Arc;

use compact_str::format_compact;
use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Field, Progress, Stamp, Status};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::panels::process::Picture;
use hie_onboard::tui::screen::Body;
use hie_onboard::tui::screen::areas;
use hie_onboard::tui::state::parts::Panel;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::{Stage, guide};
use crate::update::selected;

const PROCESS: usize = 2;

/// The picture that is on the screen.
fn picture(stage: &Stage) -> Picture {
    match stage.screen().middle.expect("the process is open").body {
        Body::Picture(framed) => framed.picture,
        Body::List(_) => panic!("a list is open"),
    }
}

/// A team in the second stage, one phase late.
pub fn scheduled() -> Progress {
    let mut progress = Progress::new(&guide());
    let phases = [
        ("review-standards", Status::Done, "ana", "2026-10-12"),
        ("request-services", Status::Done, "ana", "2026-10-23"),
        ("phase-discovery", Status::Done, "", ""),
        ("agreements", Status::Waiting, "ben", "2026-11-16"),
        ("phase-sandbox", Status::Doing, "", "2026-12-04"),
        ("phase-gap-analysis", Status::Doing, "chandra", "2026-12-18"),
        ("phase-self-test", Status::Todo, "", "2027-01-15"),
        ("phase-conformance-test", Status::Todo, "", "2027-01-29"),
        ("phase-approval-notice", Status::Todo, "", "2027-02-12"),
        ("phase-training", Status::Todo, "ben", "2027-02-12"),
        ("phase-production", Status::Todo, "", "2027-03-01"),
    ];
    for (id, status, owner, due) in phases {
        let at = "2026-11-16T17:04:09Z".parse().expect("it is a time");
        let stamp = Stamp { at, by: "ana".to_owned(), edition: 1 };
        progress.apply(&Change::status(&progress, id, status, "", &stamp));
        progress.apply(&Change::field(&progress, id, Field::Owner(owner.to_owned())));
        progress.apply(&Change::field(&progress, id, Field::Due(due.parse().ok())));
    }
    progress
}

fn stage(columns: u16, rows: u16) -> Stage {
    Stage::with(scheduled(), columns, rows, COLOUR, &Remembered::default()).press("4")
}

/// The process of another guide, opened.
fn of(change: impl FnOnce(&mut Guide), progress: Progress, columns: u16, rows: u16) -> Stage {
    let mut other = Guide::clone(&guide());
    change(&mut other);
    Stage::of(Arc::new(other), progress, columns, rows, COLOUR, &Remembered::default()).press("4")
}

#[test]
fn the_keys_of_a_list_go_through_the_phases_in_order() {
    let table = [
        ("", "review-standards"),
        ("j", "request-services"),
        ("jjjj", "phase-sandbox"),
        ("jjjj<Up>", "agreements"),
        ("G", "phase-stay-conformant"),
        ("Gj", "phase-stay-conformant"),
        ("G<Home>", "review-standards"),
        ("<PageDown>", "phase-stay-conformant"),
        ("G<PageUp>", "review-standards"),
    ];
    for (columns, rows) in [(120, 40), (120, 24), (80, 24), (50, 20)] {
        for (keys, phase) in table.iter().filter(|(keys, _)| rows == 40 || !keys.contains("Page")) {
            assert_eq!(selected(&stage(columns, rows).press(keys)), *phase, "after {keys:?} on {columns}x{rows}");
        }
    }
}

#[test]
fn left_and_right_go_to_the_neighbouring_stage_and_at_its_edges_to_the_neighbouring_panel() {
    let table = [
        ("l", Panel::Items, "phase-sandbox"),
        ("<Right>l", Panel::Items, "phase-approval-notice"),
        ("lll", Panel::Detail, "phase-approval-notice"),
        ("jjjl", Panel::Items, "phase-self-test"),
        ("jjjlh", Panel::Items, "agreements"),
        ("jjjlll", Panel::Detail, "phase-production"),
        ("jjjlllh", Panel::Items, "phase-production"),
        ("lh", Panel::Items, "review-standards"),
        ("h", Panel::Pages, ""),
        ("<Tab>", Panel::Detail, "review-standards"),
        ("l<BackTab>", Panel::Pages, ""),
        ("h<Right>", Panel::Items, "review-standards"),
    ];
    for (keys, panel, phase) in table {
        let stage = stage(120, 40).press(keys);
        assert_eq!((stage.model.panel, selected(&stage)), (panel, phase), "after {keys:?}");
    }
    let low = stage(120, 24).press("l");
    assert_eq!((low.model.panel, selected(&low)), (Panel::Detail, "review-standards"));
}

#[test]
fn the_detail_stands_under_the_picture_only_where_both_have_room() {
    let under = [(120, 40), (110, 36), (200, 60), (120, 34)];
    let beside = [(120, 24), (100, 60), (80, 24), (120, 26)];
    for (sizes, expected) in [(under, true), (beside, false)] {
        for (columns, rows) in sizes {
            let stage = stage(columns, rows);
            let areas = stage.screen().areas;
            assert_eq!((areas.detail.y > areas.items.y), expected, "on {columns}x{rows}");
            assert!(areas.detail.y <= areas.items.y || areas.detail.height > 8, "on {columns}x{rows}");
        }
    }
}

#[test]
fn the_cursor_stands_on_the_selected_phase_wherever_that_is() {
    for (columns, rows) in [(120, 40), (100, 30), (80, 24), (50, 20), (30, 8), (34, 12)] {
        for phase in 0..13 {
            let mut stage = stage(columns, rows).press(&"j".repeat(phase));
            let cursor = stage.cursor();
            let row: String = (cursor.x..columns).map(|column| stage.buffer()[(column, cursor.y)].symbol()).collect();
            let expected = format!("{} ", phase + 1);
            let text = row.get(5..).unwrap_or_default().trim_start();
            assert!(row.starts_with(" [") && text.starts_with(&expected), "phase {phase} on {columns}x{rows}: {row:?}");
        }
    }
}

#[test]
fn the_first_phase_shows_what_is_above_it_and_the_last_what_is_below() {
    let stage = stage(50, 20).press("G");
    assert!(stage.text().contains("calls it an estimate") && !stage.text().contains("today 2026"), "{}", stage.text());
    assert!(stage.press("g").text().contains("today 2026-11-23"));
}

#[test]
fn there_is_a_time_axis_as_soon_as_three_phases_have_dates() {
    let mut progress = Progress::new(&guide());
    let open = |progress: &Progress| Stage::with(progress.clone(), 120, 40, COLOUR, &Remembered::default()).press("4");
    assert!(!open(&progress).text().contains("today"));
    for (phase, date) in [("phase-sandbox", "2026-12-01"), ("phase-build", "2027-01-15"), ("phase-self-test", "2027-02-01")] {
        assert!(!open(&progress).text().contains("today"), "before {phase}");
        progress.apply(&Change::field(&progress, phase, Field::Due(date.parse().ok())));
    }
    let text = open(&progress).text();
    assert!(text.contains("▼ today 2026-11-23") && text.contains("Jan 2027"), "{text}");
}

#[test]
fn what_is_outside_the_scope_is_counted_and_numbers_stay() {
    let mut progress = scheduled();
    progress.scope.systems = vec!["plr".to_owned()];
    let narrowed = |guide: &mut Guide| {
        for item in &mut guide.sections[PROCESS].items[..4] {
            item.systems = vec!["pharmanet".into()].into();
        }
    };
    for (columns, rows) in [(120, 40), (80, 60)] {
        let text = of(narrowed, progress.clone(), columns, rows).text();
        assert!(text.contains("4 out of scope; . shows"), "{text}");
        assert!(text.contains(" 5 Connect to the") && !text.contains("Intake"), "{text}");
    }
}

#[test]
fn a_process_without_stages_or_phases_in_sight_is_drawn() {
    let mut progress = Progress::new(&guide());
    progress.scope.systems = vec!["plr".to_owned()];
    let elsewhere = |guide: &mut Guide| {
        for item in &mut guide.sections[PROCESS].items {
            item.systems = vec!["pharmanet".into()].into();
        }
    };
    assert!(of(elsewhere, progress.clone(), 120, 40).press("<Space>jl").text().contains("13 out of scope"));
    let flat = |guide: &mut Guide| guide.sections[PROCESS].items.iter_mut().for_each(|item| item.group.clear());
    assert!(of(flat, progress, 120, 40).text().contains("0/13"));
}

/// Checks that borders stand right before and behind every row of every phase on the screen.
fn assert_framed(stage: &Stage, what: &str) {
    let body = areas::body(stage.screen().areas.items);
    let picture = picture(stage);
    let offset = u16::try_from(stage.model.place().offset).expect("it is small");
    let mut seen = 0;
    for spot in &picture.spots {
        for line in (spot.area.top()..spot.area.bottom()).filter(|line| (offset..offset + body.height).contains(line)) {
            for column in [spot.area.left() - 1, spot.area.right()] {
                let cell = &stage.buffer()[(body.x + column, body.y + line - offset)];
                assert_eq!(cell.symbol(), "│", "column {column} of line {line} of {what}:\n{}", stage.text());
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "no phase is in sight: {what}");
}

#[test]
fn right_borders_stand_in_one_column_whatever_the_titles_are() {
    let titles = ["患者登録システムとの接続", "👩\u{200d}🔬🇨🇦 test", "e\u{301}\u{302} accents", "عربي لا", "עברית", "", "x"];
    for title in titles {
        for count in [1, 40] {
            for (columns, rows) in [(120, 40), (110, 50), (80, 24), (50, 20), (30, 8)] {
                let strange = |guide: &mut Guide| {
                    for item in &mut guide.sections[PROCESS].items {
                        item.title = title.repeat(count).into();
                        item.group = format_compact!("{} {title}", item.group);
                    }
                };
                let mut progress = scheduled();
                progress.apply(&Change::field(&progress, "phase-build", Field::Owner(title.repeat(count))));
                let stage = of(strange, progress, columns, rows);
                assert_framed(&stage, &format!("{title:?} x {count} on {columns}x{rows}"));
            }
        }
    }
}

#[test]
fn a_title_takes_at_most_three_rows_and_shows_that_it_goes_on() {
    let long = |guide: &mut Guide| guide.sections[PROCESS].items[0].title = "endless".repeat(70).into();
    for (columns, rows) in [(120, 40), (80, 24), (50, 20)] {
        let stage = of(long, Progress::new(&guide()), columns, rows);
        let picture = picture(&stage);
        let area = picture.spots[0].area;
        let last = picture.lines[usize::from(area.bottom()) - 1].to_string();
        assert_eq!((area.height, last.chars().nth(usize::from(area.right()) - 1)), (3, Some('…')), "{last}");
    }
}

#[test]
fn boxes_side_by_side_are_as_low_as_their_titles_allow() {
    let highest = |columns: u16| {
        let stage = Stage::new(columns, 40).press("4");
        let picture = picture(&stage);
        let rows = |stage| picture.spots.iter().filter(|spot| spot.stage == stage).map(|spot| spot.area.height).sum::<u16>();
        (0..3).map(rows).max()
    };
    let heights: Vec<_> = (110..160).map(highest).collect();
    assert!(heights.is_sorted_by(|narrow, wide| narrow >= wide), "{heights:?}");
    assert_eq!((heights[0], heights[10], heights[49]), (Some(8), Some(6), Some(5)));
}

#[test]
fn phases_stand_where_the_picture_says_so_for_a_mouse_too() {
    for (columns, rows) in [(120, 40), (80, 24)] {
        let stage = stage(columns, rows);
        let picture = picture(&stage);
        assert_eq!(picture.spots.len(), 13);
        for (number, spot) in (1..).zip(&picture.spots) {
            let line = picture.lines[usize::from(spot.area.y)].to_string();
            let text: String = line.chars().skip(usize::from(spot.area.x)).collect();
            assert!(text[5..].trim_start().starts_with(&format!("{number} ")), "{text}");
        }
        let overlaps = |index: usize| picture.spots[..index].iter().any(|one| one.area.intersects(picture.spots[index].area));
        assert!(!(0..13).any(overlaps));
    }
}

#[test]
fn tomorrow_the_reader_is_at_the_same_phase() {
    for (columns, rows) in [(120, 40), (50, 20)] {
        let today = stage(columns, rows).press("jjjjjjjj");
        let remembered = Remembered::of(&today.model);
        let tomorrow = Stage::with(today.file().clone(), columns, rows, COLOUR, &remembered);
        assert_eq!((selected(&tomorrow), tomorrow.text()), ("phase-conformance-test", today.text()));
    }
}

#[test]
fn coming_back_from_a_detail_on_a_narrow_screen_the_list_is_where_it_was() {
    for page in ["4jjj", "5jjj"] {
        let before = Stage::new(50, 20).press(page);
        let text = before.text();
        assert_eq!(before.press("<Enter><Esc>").text(), text, "page {page}");
    }
}

#[test]
fn a_picture_of_every_size_is_drawn() {
    for columns in (0..=9).chain([29, 30, 31, 59, 60, 99, 100, 120, 200]) {
        for rows in [0, 1, 7, 8, 9, 20, 28, 34, 60] {
            for keys in ["", "<Enter>", "h", "G"] {
                stage(columns, rows).press(keys);
            }
        }
    }
}
