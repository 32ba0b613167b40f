//! What is taken elsewhere from an item: links opened or shown, texts copied, a letter to the guide's contact.

use hie_onboard::tui::state::context::ListKind;
use hie_onboard::tui::state::message::Effect;
use hie_onboard::tui::state::mode::{List, Mode};
use hie_onboard::tui::state::share::copyable;

use crate::support::stage::Stage;
use crate::update::wide;

fn remote(keys: &str) -> Stage {
    let mut stage = Stage::new(120, 40);
    stage.model.abilities.is_remote = true;
    stage.press(keys)
}

/// What was copied after these keys; nothing else was asked for.
#[track_caller]
fn copied(stage: &Stage) -> &str {
    let [Effect::Copy(text)] = stage.effects() else { panic!("{:?}", stage.effects()) };
    text
}

#[test]
fn everything_that_can_be_copied_is_shown_and_copied_as_it_was_shown() {
    let stage = wide("3jjy");
    assert!(stage.effects().is_empty());
    let shown = stage.text();
    for text in ["Copy", "i The id", "m A line of Markdown", "- [ ] Vendor and user agreements (agreements) —"] {
        assert!(shown.contains(text), "{text} in\n{shown}");
    }
    let texts: Vec<String> = copyable(&stage.model, "agreements").into_iter().map(|choice| choice.text).collect();
    for (index, text) in texts.iter().enumerate() {
        let stage = wide(&format!("3jjy{}<Enter>", "j".repeat(index)));
        assert_eq!(copied(&stage), text);
        assert!(stage.text().contains("Copied, if the terminal allows it: "));
        assert!(matches!(stage.model.mode, Mode::Browse));
    }
}

#[test]
fn each_choice_has_its_key() {
    assert_eq!(copied(&wide("3jjyi")), "agreements");
    assert!(copied(&wide("3jjy1")).starts_with("https://"));
    assert!(copied(&wide("3jj<Space>ym")).starts_with("- [x] Vendor and user agreements (agreements) — https://"));
    assert!(!copied(&wide("7ym")).starts_with("- ["), "a page has no mark");
    let stage = wide("3jjy9");
    assert!(
        stage.effects().is_empty() && matches!(stage.model.mode, Mode::List(List { kind: ListKind::Copy, .. })),
        "there are not so many links"
    );
    assert!(wide("3jjyq").effects().is_empty());
}

#[test]
fn what_needs_an_item_says_so_without_one() {
    for keys in ["hy", "hm"] {
        let stage = wide(keys);
        assert!(matches!(stage.model.mode, Mode::Browse), "after {keys:?}");
        assert!(stage.text().contains("Select an item first."), "after {keys:?}");
    }
}

#[test]
fn a_question_becomes_a_letter_about_the_item() {
    let stage = wide("3jjm");
    assert!(stage.text().contains("Your question to HLTH.CISSupport@gov.bc.ca"), "{}", stage.text());
    let stage = stage.press("Who signs & when?<Enter>");
    let [Effect::Open(address)] = stage.effects() else { panic!("{:?}", stage.effects()) };
    let (to, rest) = address.split_once('?').expect("it has fields");
    assert_eq!(to, "mailto:HLTH.CISSupport@gov.bc.ca");
    assert_eq!(rest.matches('&').count(), 1, "subject and body and nothing else: {rest}");
    assert!(rest.contains("%3A%20Who%20signs%20%26%20when%3F&body="), "{rest}");
    let missing =
        "subject=%5Bvendor%3A%20not%20set%5D%20%7C%20%5Bproduct%3A%20not%20set%5D%20%5Bversion%3A%20not%20set%5D%20%7C%20";
    assert!(rest.starts_with(missing), "{rest}");
    assert!(wide("3jjmx<Esc>").effects().is_empty());
}

#[test]
fn too_long_a_question_says_so() {
    let stage = wide("3jjm").press(&format!("<paste:{}><Enter>", "x".repeat(3_000)));
    assert!(stage.effects().is_empty());
    assert!(stage.text().contains("The email is too long to start from here"), "{}", stage.text());
}

#[test]
fn from_another_computer_an_address_is_shown_whole_and_copied() {
    let stage = remote("3jjo<Enter>");
    let address = copied(&stage).to_owned();
    // It is broken at the frame, which is 100 columns wide.
    let (first, rest) = address.split_at(96);
    assert!(stage.text().contains(first) && stage.text().contains(rest), "{address} in\n{}", stage.text());
    assert!(stage.text().contains("This terminal is on another computer."));
    assert!(matches!(stage.press("<Esc>").model.mode, Mode::Browse));
    let letter = remote("3jjmWho?<Enter>");
    assert!(copied(&letter).starts_with("mailto:"));
}

#[test]
fn addresses_are_links_only_where_the_terminal_can_have_them() {
    let linked = |stage: &Stage| stage.buffer().content.iter().filter(|cell| cell.symbol().contains("\x1b]8;")).count();
    assert_eq!(linked(&wide("3jj<Enter>G")), 0);
    for (columns, rows) in [(120, 40), (80, 24), (50, 20), (30, 8)] {
        let mut stage = Stage::new(columns, rows);
        stage.model.abilities.has_links = true;
        let stage = stage.press("3jj<Enter>G");
        let visible: usize = {
            let detail = stage.screen().detail.expect("it is open");
            assert!(!detail.pieces.is_empty(), "at {columns}x{rows}");
            let shown = detail.scroll;
            detail.pieces.iter().filter(|piece| piece.line >= shown).map(|piece| piece.columns).sum()
        };
        let seen = linked(&stage);
        assert!(seen > 0 && seen <= visible || visible == 0, "{seen} of {visible} at {columns}x{rows}");
        let cells = stage.buffer().content.iter().map(ratatui::buffer::Cell::symbol).filter(|symbol| symbol.contains('\x1b'));
        for symbol in cells {
            assert!(symbol.starts_with("\x1b]8;id=") && symbol.ends_with("\x1b]8;;\x1b\\"), "{symbol:?} is not closed");
        }
    }
}

#[test]
fn what_opens_over_a_link_is_none() {
    let mut stage = Stage::new(120, 40);
    stage.model.abilities.has_links = true;
    let stage = stage.press("3jj<Enter>Ge");
    assert!(stage.buffer().content.iter().all(|cell| !cell.symbol().contains('\x1b')), "the note stands where the detail was");
}
