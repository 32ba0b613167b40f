//! Files beside the progress: a report is written once, and evidence is found and seen to be gone.

use super::{open, program, start};
use crate::evidence::{home, project};
use crate::support::desk::Desk;

#[test]
fn a_report_is_written_to_a_new_file_and_never_over_another() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys(":export html<Enter>");
    terminal.wait_for("Write the report (html) to a new file");
    terminal.keys("<C-u>mine.html<Enter>");
    terminal.wait_for("The report is in ");
    let written = desk.read("mine.html");
    assert!(written.contains("<!doctype html>"));
    terminal.keys(":export csv<Enter>");
    terminal.wait_for("Write the report (csv) to a new file");
    terminal.keys("<C-u>mine.html<Enter>");
    terminal.wait_for("Nothing is replaced; choose another name than mine.html");
    assert_eq!(desk.read("mine.html"), written);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(desk.run("diff --report").text().contains("the report of "), "it counts as the last report");
}

#[test]
fn evidence_that_is_gone_is_seen_before_a_gate() {
    let desk = Desk::new();
    desk.write("there.pdf", "signed");
    for name in ["there.pdf", "gone.pdf"] {
        desk.run_with(&["evidence", "add", "download-standards", name]);
    }
    let mut terminal = open(&desk);
    terminal.keys(":pre-flight<Enter>");
    terminal.wait_for("gone.pdf is missing");
    assert!(!terminal.text().contains("there.pdf"), "{}", terminal.text());
}

#[test]
fn evidence_that_is_typed_is_kept_as_the_command_line_keeps_it() {
    let desk = project();
    desk.write("docs/vpa.pdf", "abc");
    let mut terminal = start(program(&desk).directory(home(&desk).join("docs")));
    terminal.keys("2aavpa.pdf<Enter>");
    terminal.wait_for("Evidence for Download the conformance standards");
    terminal.keys("aa./later.pdf<Enter>");
    terminal.wait_for("there is no such file yet");
    terminal.keys("aa../docs/vpa.pdf<Enter>");
    terminal.wait_for("It is already there.");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let item = desk.run("show download-standards --json").json();
    assert_eq!(item["evidence"], serde_json::json!(["docs/vpa.pdf", "docs/later.pdf"]));
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(item["evidence-details"], serde_json::json!({ "docs/vpa.pdf": { "sha256": abc } }));
}
