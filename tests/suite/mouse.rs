//! What the mouse does: everything that is seen can be clicked, where it is seen.

use hie_onboard::progress::Status;
use hie_onboard::tui::state::context::ListKind;
use hie_onboard::tui::state::message::Effect;
use hie_onboard::tui::state::mode::{List, Mode};
use hie_onboard::tui::state::parts::Panel;

use crate::support::stage::Stage;
use crate::update::{selected, status, wide};

/// Where `text` begins on the screen: column and row, from 0.
#[track_caller]
fn place(stage: &Stage, text: &str) -> (usize, usize) {
    let screen = stage.text();
    let found = screen.lines().enumerate().find_map(|(row, line)| Some((line.find(text)?, row, line)));
    let (byte, row, line) = found.unwrap_or_else(|| panic!("no {text:?} in\n{screen}"));
    (hie_onboard::text::width(&line[..byte]), row)
}

/// A click on the beginning of `text`.
#[track_caller]
fn click(stage: Stage, text: &str) -> Stage {
    let (column, row) = place(&stage, text);
    stage.press(&format!("<click:{column},{row}>"))
}

/// A turn of the wheel above `text`.
#[track_caller]
fn wheel(stage: Stage, direction: &str, text: &str) -> Stage {
    let (column, row) = place(&stage, text);
    stage.press(&format!("<wheel:{direction},{column},{row}>"))
}

#[test]
fn a_click_selects_and_a_second_one_opens() {
    for (columns, rows) in [(120, 40), (80, 24), (50, 20), (30, 8)] {
        let stage = click(Stage::new(columns, rows).press("3"), "Message speci");
        assert_eq!((selected(&stage), stage.model.panel), ("message-specifications", Panel::Items), "at {columns}x{rows}");
        let stage = click(stage, "Message speci");
        assert_eq!((selected(&stage), stage.model.panel), ("message-specifications", Panel::Detail), "at {columns}x{rows}");
    }
}

#[test]
fn a_click_on_a_mark_ticks_that_item() {
    for (columns, rows) in [(120, 40), (80, 24), (50, 20), (30, 8)] {
        let stage = click(Stage::new(columns, rows).press("3"), "[ ] Message speci");
        assert_eq!(status(&stage, "message-specifications"), Status::Done, "at {columns}x{rows}");
        let stage = click(stage, "[x] Message speci");
        assert_eq!(status(&stage, "message-specifications"), Status::Todo, "at {columns}x{rows}");
        assert_eq!(stage.file().records.values().filter(|record| record.standing.status == Status::Done).count(), 0);
    }
    assert_eq!(status(&click(wide("2<Space>1"), "[ ] Glossary of Terms"), "volume-glossary"), Status::Done);
}

#[test]
fn a_heading_and_the_room_below_are_nothing_to_click() {
    let before = wide("5j");
    let (item, text) = (selected(&before).to_owned(), before.text());
    let stage = before.press("<click:60,35>");
    assert_eq!((selected(&stage), stage.text()), (item.as_str(), text));
    assert_eq!(selected(&click(wide(""), "Sections")), "download-standards");
}

#[test]
fn pages_and_tabs_are_clicked() {
    let stage = click(wide(""), "Commitments");
    assert_eq!((stage.model.page, stage.model.panel), (2, Panel::Pages));
    let stage = click(stage, "Commitments");
    assert_eq!((stage.model.page, stage.model.panel), (2, Panel::Items));
    for (tab, page) in [("1 Overview", 0), ("4 Process", 3), ("7 Ref", 6)] {
        assert_eq!(click(Stage::new(80, 24).press("3"), tab).model.page, page, "{tab}");
    }
    let stage = click(wide(""), "Medical practice  ─");
    assert_eq!(stage.model.page, 0, "the first click selects");
    assert_eq!(click(stage, "Medical practice  ─").model.page, 4);
}

#[test]
fn the_wheel_moves_what_is_under_the_pointer_and_not_the_focus() {
    let stage = wheel(wide("3"), "down", "Why it matters");
    assert_eq!((stage.model.place().scroll, stage.model.panel, selected(&stage)), (3, Panel::Items, "conformance-requirements"));
    let stage = wheel(stage, "down", "[ ] Message speci");
    assert_eq!((selected(&stage), stage.model.panel), ("message-specifications", Panel::Items));
    assert_eq!(selected(&wheel(stage, "up", "[ ] Message speci")), "conformance-requirements");
    let stage = wheel(wide("3<Enter>"), "down", "[ ] Message speci");
    assert_eq!((selected(&stage), stage.model.panel), ("message-specifications", Panel::Detail));
    assert_eq!(wheel(wide("3"), "down", "Getting started").model.page, 3);
    let stage = wide("?").press("<wheel:down,1,10>");
    assert!(matches!(&stage.model.mode, Mode::Help(help) if help.offset == 3), "{:?}", stage.model.mode);
}

#[test]
fn the_detail_is_focused_and_its_links_open() {
    let stage = click(wide("3jj"), "Why it matters");
    assert_eq!(stage.model.panel, Panel::Detail);
    for keys in ["G", "Gkk"] {
        let stage = wide("3jj<Enter>").press("<resize:120x160>").press(keys);
        let stage = click(stage, "https://");
        assert!(
            matches!(stage.effects(), [Effect::Open(address)] if address.ends_with("agreement.pdf")),
            "{:?}",
            stage.effects()
        );
    }
}

#[test]
fn the_second_line_of_a_broken_link_opens_the_whole() {
    let stage = wide("3jj<Enter>").press("<resize:120x160>");
    let (column, row) = place(&stage, "https://");
    let stage = stage.press(&format!("<click:{column},{}>", row + 1));
    assert!(matches!(stage.effects(), [Effect::Open(address)] if address.ends_with("agreement.pdf")), "{:?}", stage.effects());
}

#[test]
fn the_keys_in_the_last_line_can_be_clicked() {
    assert!(matches!(click(wide("3"), "? keys").model.mode, Mode::Help(_)));
    assert!(matches!(click(wide("3"), "status").model.mode, Mode::List(List { kind: ListKind::Status, .. })));
    assert_eq!(selected(&click(wide("3"), "↓ move")), "message-specifications");
    assert_eq!(selected(&click(wide("3j"), "↑↓ move")), "conformance-requirements");
    assert_eq!(status(&click(wide("3"), "Space tick"), "conformance-requirements"), Status::Done);
    assert!(matches!(click(wide("?"), "Esc close").model.mode, Mode::Browse));
    assert_eq!(click(wide(""), "q quit").ending, hie_onboard::shell::Ending::Quit);
}

#[test]
fn the_key_on_the_notice_can_be_clicked() {
    let stage = click(wide("3"), "x hide");
    assert!(stage.model.notice_is_hidden && !stage.text().contains("Draft standard"));
    let mut stage = wide("2").disk(crate::support::stage::Disk::Full).press("<Space>");
    stage = click(stage, "r try again");
    assert_eq!(stage.effects(), [Effect::Retry]);
}

#[test]
fn a_choice_is_clicked_and_a_click_beside_it_cancels() {
    let stage = click(wide("3s"), "d [x] done");
    assert!(matches!(stage.model.mode, Mode::List(List { kind: ListKind::Status, cursor: 3, .. })), "{:?}", stage.model.mode);
    let stage = click(stage, "d [x] done");
    assert_eq!(status(&stage, "conformance-requirements"), Status::Done);
    for keys in ["3s", "3jjo", "3jjy", "3sn"] {
        let stage = wide(keys).press("<click:0,5>");
        assert!(matches!(stage.model.mode, Mode::Browse), "after {keys:?}: {:?}", stage.model.mode);
        assert!(stage.effects().is_empty() && stage.file().records.is_empty(), "after {keys:?}");
    }
}

#[test]
fn a_click_beside_a_note_keeps_it_as_escape_does() {
    let stage = wide("3ewords").press("<click:0,5>");
    assert_eq!(stage.file().record("conformance-requirements").note, "words");
    let stage = wide("3ewords").press("<click:100,20>");
    assert!(matches!(stage.model.mode, Mode::Prompt(_)), "inside it nothing happens");
}

#[test]
fn the_text_below_a_choice_belongs_to_it() {
    let stage = click(wide("3jjo"), "https://www2.gov.bc.ca/gov/content/health/practitioner-professional-resources/software/faq");
    assert!(matches!(stage.model.mode, Mode::List(List { kind: ListKind::Links, cursor: 1, .. })), "{:?}", stage.model.mode);
}

#[test]
fn what_was_found_is_clicked() {
    let stage = wide("/audit");
    let stage = click(stage, "[ ] Stay conf");
    let id = selected(&stage).to_owned();
    assert_ne!(id, "audit-compliance", "which is offered first");
    let stage = click(stage, "[ ] Stay conf");
    assert_eq!((stage.model.page, stage.model.panel, selected(&stage)), (3, Panel::Detail, id.as_str()));
}

#[test]
fn no_click_is_harmful_anywhere() {
    let screens = ["", "3", "3<Enter>", "h", "7", "?", "3s", "3sn", "3e", "3jjo", "3jjy", "/audit", "3jjm"];
    for (columns, rows) in [(120, 40), (80, 24), (50, 20), (30, 8), (10, 3)] {
        for keys in screens {
            let places = [(0, 0), (1, 2), (columns / 2, rows / 2), (columns - 1, rows - 1), (columns - 2, rows / 3), (500, 500)];
            for (column, row) in places {
                let stage = Stage::new(columns, rows).press(keys);
                stage.press(&format!("<click:{column},{row}><wheel:down,{column},{row}><wheel:up,{column},{row}>"));
            }
        }
    }
}

#[test]
fn rows_of_every_choice_can_be_clicked() {
    let stage = click(wide("S<Enter>"), "[ ] PharmaNet");
    let Mode::Setup(setup) = &stage.model.mode else { panic!("{:?}", stage.model.mode) };
    assert!(setup.systems.contains("pharmanet"));
    let stage = click(wide("2aone<Enter>a"), "a add a link");
    assert!(matches!(stage.model.mode, Mode::List(List { kind: ListKind::Evidence, cursor: 1, .. })), "{:?}", stage.model.mode);
    let stage = click(wide("2:overview"), "Open the page Overview");
    assert_eq!((stage.model.page, stage.text().contains("What to do")), (0, false), "{}", stage.text());
    let stage = click(wide("3f"), "waiting");
    assert!(matches!(stage.model.mode, Mode::List(List { kind: ListKind::Filter, .. })), "{:?}", stage.model.mode);
}

#[test]
fn a_phase_in_the_picture_is_clicked_where_it_stands() {
    for (columns, rows) in [(120, 40), (80, 24), (50, 20)] {
        let stage = click(Stage::new(columns, rows).press("4"), "Request services");
        assert_eq!(selected(&stage), "request-services", "at {columns}x{rows}");
        let stage = click(stage, "[ ]  2 Request services");
        assert_eq!(status(&stage, "request-services"), Status::Done, "at {columns}x{rows}");
    }
}

#[test]
fn what_is_told_hides_no_keys_that_could_be_clicked() {
    for column in 0..120 {
        let stage = wide("2<Space>").press(&format!("<click:{column},39>"));
        assert!(matches!(stage.model.mode, Mode::Browse) && stage.effects().is_empty(), "column {column}");
        assert_eq!(stage.file().records.len(), 1, "column {column}");
        assert_eq!(status(&stage, "download-standards"), Status::Done, "column {column}");
    }
}
