//! The detail: texts as they were written, whole addresses, and never more than a key has time for.

use std::sync::Arc;

use compact_str::format_compact;
use hie_onboard::guide::{Guide, Link, List};
use hie_onboard::progress::{Change, Field, Progress};
use hie_onboard::tui::draw::theme::COLOUR;
use hie_onboard::tui::state::remembered::Remembered;

use crate::support::stage::{Stage, guide};

/// The detail of `agreements`, changed in the guide by `change`, with `field` in its record.
fn detail(columns: u16, rows: u16, change: impl Fn(&mut hie_onboard::guide::Item), field: Field) -> Stage {
    let mut guide = Guide::embedded();
    let items = guide.sections.iter_mut().flat_map(|section| &mut section.items);
    items.filter(|item| item.id == "agreements").for_each(change);
    let mut progress = Progress::new(&guide);
    progress.apply(&Change::field(&progress, "agreements", field));
    Stage::of(Arc::new(guide), progress, columns, rows, COLOUR, &Remembered::default()).press("3jj<Enter>")
}

/// The lines of the detail, below its title.
fn lines(stage: &Stage) -> Vec<String> {
    stage.screen().detail.expect("it is shown").lines.iter().map(ToString::to_string).collect()
}

#[test]
fn a_note_keeps_its_indentation_and_double_blanks() {
    let note = Field::Note("Steps:\n  - one  two\n\n    three".to_owned());
    let lines = lines(&detail(120, 60, |_| {}, note));
    let start = lines.iter().position(|line| line == "Note").expect("it is there") + 1;
    assert_eq!(lines[start..start + 4], ["Steps:", "  - one  two", "", "    three"]);
}

#[test]
fn do_first_hangs_under_itself() {
    let long = |item: &mut hie_onboard::guide::Item| item.after = vec!["message-specifications".into()].into();
    let lines = lines(&detail(60, 20, long, Field::Note(String::new())));
    let first = lines.iter().position(|line| line.starts_with("Do first: ")).expect("it is there");
    assert!(lines[first + 1].starts_with("          ") && !lines[first + 1].trim().is_empty(), "{lines:?}");
}

#[test]
fn an_address_takes_the_whole_width_of_a_wide_panel() {
    let address = format!("https://example.org/{}", "a".repeat(85));
    let lines = lines(&detail(240, 60, |_| {}, Field::Evidence(vec![address.clone()])));
    assert!(lines.contains(&format!("- {address}")), "{lines:?}");
}

#[test]
fn thousands_of_links_and_pieces_of_evidence_are_bounded_and_counted() {
    let many = |item: &mut hie_onboard::guide::Item| {
        let link = |number| Link {
            title: format_compact!("link {number}"),
            url: format_compact!("https://example.org/{number}"),
            systems: List::default(),
        };
        item.links = (0..30_000).map(link).collect();
    };
    let evidence = (0..30_000).map(|number| format!("docs/{number}.pdf")).collect();
    let stage = detail(120, 60, many, Field::Evidence(evidence));
    let lines = lines(&stage);
    assert!(lines.len() < 1_000, "{}", lines.len());
    assert_eq!(lines.iter().filter(|line| *line == "and 29800 more").count(), 2);
    let opened = stage.press("o");
    assert!(opened.text().contains("Open a link (29800 more are not listed)"), "{}", opened.text());
    assert!(opened.screen().popup.expect("it is open").rows() <= 200);
    let evidence = opened.press("<Esc>a");
    assert!(evidence.screen().popup.expect("it is open").rows() <= 201);
    let last = evidence.press(&format!("{}x", "j".repeat(300)));
    assert_eq!(last.file().record("agreements").evidence.len(), 30_000, "{}", last.text());
}

#[test]
fn a_guide_of_its_own_size_leaves_nothing_out() {
    let stage = Stage::with(Progress::new(&guide()), 120, 60, COLOUR, &Remembered::default()).press("3jj<Enter>");
    assert!(!lines(&stage).iter().any(|line| line.ends_with(" more")));
}
