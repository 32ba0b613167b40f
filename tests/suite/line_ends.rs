//! Line ends and byte-order marks that git, editors, spreadsheets and other systems leave are none of the text.

use hie_onboard::guide::Guide;
use hie_onboard::progress::Progress;

use crate::support::desk::Desk;

const NOTHING: &str = "Nothing to change: all of it is here already.\n";

fn note(desk: &Desk) -> serde_json::Value {
    desk.run("show agreements --json").json()["note"].clone()
}

fn crlf(text: &str) -> String {
    text.replace('\n', "\r\n")
}

#[test]
fn a_checkout_with_windows_line_ends_changes_no_note() {
    let desk = Desk::new();
    desk.run_with(&["note", "agreements", "first line\nsecond line"]).text();
    for other in ["connectivity", "time-frame"] {
        desk.write_progress(&crlf(&desk.read_progress()));
        desk.run(&format!("tick {other}")).text();
        assert_eq!(note(&desk), "first line\nsecond line");
        assert!(!desk.read_progress().contains("\\r"), "{}", desk.read_progress());
    }
}

#[test]
fn progress_that_was_cut_short_is_noticed_behind_a_byte_order_mark() {
    let whole = Progress::new(&Guide::embedded()).to_text();
    assert!(Progress::parse(&format!("\u{feff}{}", crlf(&whole))).is_ok());
    let cut = &whole[..whole.rfind("# End").expect("it has an end")];
    assert!(Progress::parse(&format!("\u{feff}{cut}")).is_err());
}

#[test]
fn a_guide_reads_the_same_with_any_line_ends() {
    let text = include_str!("../../data/guide.toml");
    for line_end in ["\r\n", "\r"] {
        let other = format!("\u{feff}{}", text.replace('\n', line_end));
        assert!(Guide::parse(&other).is_ok_and(|guide| guide == Guide::embedded()), "{line_end:?}");
    }
}

#[test]
fn an_unchanged_table_from_a_spreadsheet_changes_nothing() {
    let desk = Desk::new();
    desk.run("evidence add agreements docs/a.pdf").text();
    desk.run("evidence add agreements docs/b.pdf").text();
    desk.run_with(&["note", "agreements", "line one\nline two"]).text();
    for line_end in ["\n", "\r\n", "\r"] {
        let table = "\u{feff}id,evidence,note\nagreements,\"docs/a.pdf\ndocs/b.pdf\n\",\"line one\nline two\"\n";
        desk.write("table.csv", &table.replace('\n', line_end));
        assert_eq!(desk.run("import table.csv").text(), NOTHING, "{line_end:?}");
    }
}

#[test]
fn a_line_break_at_the_end_of_a_cell_is_no_evidence() {
    let desk = Desk::new();
    desk.write("table.csv", "id,evidence\nagreements,\"docs/a.pdf\n\"\r\n");
    desk.run("import table.csv --apply").text();
    let evidence = desk.run("show agreements --json").json()["evidence"].clone();
    assert_eq!(evidence, serde_json::json!(["docs/a.pdf"]));
}

#[test]
fn an_export_in_json_may_have_any_line_ends() {
    let desk = Desk::new();
    desk.run_with(&["note", "agreements", "one\ntwo"]).text();
    desk.run("evidence add agreements docs/a.pdf").text();
    let json = desk.run("export --format json").text();
    let json = json.replace("one\\ntwo", "one\\r\\ntwo").replace("docs/a.pdf", "docs/a.pdf\\r");
    desk.write("backup.json", &format!("\u{feff}{}", crlf(&json)));
    assert_eq!(desk.run("import backup.json").text(), NOTHING);
}

#[test]
fn notes_from_pipes_have_our_line_ends() {
    let desk = Desk::new();
    desk.run_with_input("note agreements -", "\u{feff}one\r\ntwo\rthree\r\n".as_bytes()).text();
    assert_eq!(note(&desk), "one\ntwo\nthree");
}

#[test]
fn a_walk_understands_a_script_with_a_byte_order_mark_and_windows_line_ends() {
    let desk = Desk::new();
    let text = desk.run_with_input("walk", "\u{feff}go agreements\r\nnote one\r\nquit\r\n".as_bytes()).text();
    assert!(!text.contains("Sorry"), "{text}");
    assert_eq!(note(&desk), "one");
}
