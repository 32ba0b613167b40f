//! Finding: what is marked, why it was found, going from hit to hit, and clearing it.

use hie_onboard::progress::{Change, Field, Progress};
use hie_onboard::tui::draw::theme::{COLOUR, MONOCHROME, Theme};
use hie_onboard::tui::state::mode::Mode;
use hie_onboard::tui::state::parts::Panel;
use hie_onboard::tui::state::remembered::Remembered;
use ratatui::style::Modifier;

use crate::support::stage::{Stage, guide};
use crate::update::{selected, wide};

/// A team that wrote `note` on the agreements.
fn noted(note: &str, theme: Theme) -> Stage {
    let mut progress = Progress::new(&guide());
    progress.apply(&Change::field(&progress, "agreements", Field::Note(note.to_owned())));
    Stage::with(progress, 120, 40, theme, &Remembered::default())
}

/// The first visible line of the detail.
fn scroll(stage: &Stage) -> usize {
    stage.screen().detail.map_or(0, |detail| detail.scroll)
}

#[test]
fn every_hit_is_marked_in_the_list_and_in_the_text_accents_and_all() {
    for theme in [COLOUR, MONOCHROME] {
        let stage = noted("Signed in MONTRÉAL, then in Montre\u{301}al; montreal again.", theme).press("/montreal");
        let marked = stage.texts_with(Modifier::UNDERLINED);
        let hits: Vec<&str> = marked.iter().map(String::as_str).filter(|text| text.to_lowercase().starts_with("montr")).collect();
        let counts = ["MONTRÉAL", "Montre\u{301}al", "montreal"].map(|word| hits.iter().filter(|hit| **hit == word).count());
        assert_eq!(counts, [2, 1, 1], "each in the note, the first in the excerpt too: {hits:?}");
    }
}

#[test]
fn an_excerpt_says_why_an_item_was_found_unless_its_title_does() {
    let stage = noted("Ask the Zanzibar office.", COLOUR).press("/zanzibar");
    assert!(stage.text().contains("note: Ask the Zanzibar office."), "{}", stage.text());
    let stage = wide("/audit inspect");
    assert!(stage.text().contains("Subcontractors can be inspected"), "{}", stage.text());
    assert!(!wide("/vendor agreements").text().lines().any(|line| line.contains("… ") && line.contains("Vendor and user")));
    // Excerpts cannot be selected: the second row is the second item.
    let stage = wide("/consent to audit").press("<Down>");
    assert_ne!(selected(&stage), selected(&wide("/consent to audit")));
}

#[test]
fn the_words_stay_after_enter_until_escape_and_only_then_goes_back() {
    let stage = wide("3/audit<Enter>");
    assert!(stage.text().contains("Find: audit · 6 items"), "{}", stage.text());
    assert!(!stage.texts_with(Modifier::UNDERLINED).is_empty());
    let stage = stage.press("<Esc>");
    assert_eq!((stage.model.panel, selected(&stage)), (Panel::Detail, "audit-compliance"));
    assert!(stage.texts_with(Modifier::UNDERLINED).is_empty());
    assert!(!stage.text().contains("Find:"));
    assert_eq!(stage.press("<Esc>").model.panel, Panel::Items);
}

#[test]
fn n_goes_through_the_text_then_to_the_next_item_and_round() {
    let stage = wide("3/mpap<Enter>");
    let count = stage.model.lens.finding.as_ref().map_or(0, |finding| finding.found.len());
    assert!(count > 1, "the word is in several items");
    assert!(stage.text().contains("Hit 1 of "), "{}", stage.text());
    let mut stage = stage;
    let (first, mut seen) = (selected(&stage).to_owned(), vec![selected(&stage).to_owned()]);
    for _ in 0..100 {
        stage = stage.press("n");
        if seen.last().map(String::as_str) != Some(selected(&stage)) {
            seen.push(selected(&stage).to_owned());
        }
        if stage.text().contains(" · from the beginning") {
            break;
        }
    }
    seen.pop();
    assert!(seen.len() <= count && seen.starts_with(&[first]), "{seen:?}");
    assert!(stage.press("N").text().contains(" · from the end"));
}

#[test]
fn what_says_it_in_its_title_is_read_from_its_beginning() {
    for size in [(80, 24), (50, 20)] {
        let stage = Stage::new(size.0, size.1).press("3/audit compliance");
        assert_eq!(scroll(&stage), 0);
        let stage = stage.press("<Enter>");
        assert_eq!((scroll(&stage), selected(&stage)), (0, "audit-compliance"));
        assert!(stage.text().contains(" hits in item "), "{}", stage.text());
        assert!(stage.press("n").text().contains("Hit 1 of "));
    }
    assert!(scroll(&Stage::new(80, 24).press("3/subcontractors")) < 3);
    assert!(scroll(&Stage::new(80, 24).press("3/onboarding after")) > 3);
}

#[test]
fn every_hit_is_brought_into_sight_and_stands_out_under_the_cursor() {
    for (columns, rows) in [(120, 40), (80, 24), (50, 20), (30, 8)] {
        let mut stage = Stage::new(columns, rows).press("3/vendor<Enter>");
        for _ in 0..30 {
            stage = stage.press("n");
            let shown = stage.texts_with(Modifier::REVERSED).concat().to_lowercase();
            assert!(shown.contains("vendor"), "{columns}x{rows}: {}\n{shown}", stage.text());
            let cursor = stage.cursor();
            let row = stage.text().lines().nth(usize::from(cursor.y)).unwrap_or_default().to_lowercase();
            assert!(row.chars().skip(usize::from(cursor.x)).collect::<String>().starts_with("vendor"), "{columns}x{rows}: {row}");
        }
    }
}

#[test]
fn from_anywhere_n_goes_on_in_the_order_of_the_guide_and_escape_leads_back() {
    let stage = wide("/audit<Enter>1");
    assert_eq!(stage.model.page, 0);
    let stage = stage.press("n");
    assert_eq!((selected(&stage), stage.model.panel), ("agreements", Panel::Detail));
    assert_eq!(stage.press("<Esc><Esc>").model.page, 0);
    let stage = wide("/audit<Enter>4gjjn");
    assert_eq!(selected(&stage), "phase-stay-conformant");
}

#[test]
fn without_a_search_n_says_how_to_begin_one() {
    for key in ["n", "N"] {
        assert!(wide("3").press(key).text().contains("No search yet: / starts one."));
    }
}

#[test]
fn giving_up_or_finding_nothing_goes_back_to_what_was_searched_for_before() {
    for keys in ["/xyzzy<Enter>", "/legal<Esc>", "/<Enter>"] {
        let stage = wide("3/audit<Enter>").press(keys);
        assert!(stage.text().contains("Find: audit · 6 items"), "after {keys:?}");
    }
    assert!(!wide("3/xyzzy<Enter>").text().contains("Find:"));
}

#[test]
fn what_is_found_follows_what_the_team_writes() {
    let stage = wide("3/zanzibar<Esc>eThe Zanzibar office<Esc>/zanzibar<Enter>");
    assert!(stage.text().contains("Find: zanzibar · 1 item"), "{}", stage.text());
    let stage = stage.press("u");
    assert!(stage.text().contains("0 items"), "{}", stage.text());
    assert!(stage.press("n").text().contains("Nothing matches all of these words now."));
}

#[test]
fn a_search_with_a_hit_only_in_the_id_says_so() {
    let stage = wide("/follow-process<Enter>");
    assert_eq!(selected(&stage), "follow-process");
    assert!(stage.text().contains("that is not shown"), "{}", stage.text());
    assert!(matches!(stage.press("nN").model.mode, Mode::Browse));
}
