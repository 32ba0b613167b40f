//! A note in the user's own editor: what was typed is in the progress file, or in the draft that the complaint names.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use super::program;
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

/// Writes a note with the editor `script`, a shell script to which the draft is `$1`, and returns what was said.
fn edited(desk: &Desk, script: &str, code: u32) -> String {
    let editor = format!("/bin/sh -c '{script}' sh");
    let terminal = Terminal::start(program(desk).arguments(["note", "agreements"]).environment("EDITOR", editor));
    assert_eq!(terminal.wait_exit(), code, "{}", terminal.text());
    String::from_utf8(terminal.raw_log()).expect("it writes UTF-8").replace("\r\n", "\n")
}

#[test]
fn what_was_typed_is_the_note() {
    let desk = Desk::new();
    edited(&desk, "echo typed >> \"$1\"", 0);
    assert_eq!(desk.run("show agreements --json").json()["note"], "typed");
}

#[test]
fn a_draft_that_cannot_be_read_is_kept() {
    let desk = Desk::new();
    let said = edited(&desk, "printf \"caf\\351 \" >> \"$1\"", 3);
    let (reason, draft) = said.trim_end().split_once("; what you typed is in ").unwrap_or_else(|| panic!("{said}"));
    assert!(reason.contains("it is not UTF-8 text"), "{said}");
    assert_eq!(fs::read(draft).expect("it was kept"), b"caf\xe9 ");
}

#[test]
fn a_draft_that_the_editor_removed_is_not_promised() {
    let desk = Desk::new();
    let said = edited(&desk, "/bin/rm \"$1\"", 3);
    assert!(said.contains("cannot be read") && !said.contains("what you typed"), "{said}");
}

#[test]
fn an_editor_that_returns_at_once_is_told_about_waiting() {
    let desk = Desk::new();
    let said = edited(&desk, ":", 0);
    assert!(said.contains("the editor changed nothing: if it is still open, add `--wait` to EDITOR"), "{said}");
    let said = edited(&desk, "echo signed > \"$1\"", 0);
    assert!(!said.contains("--wait"), "{said}");
}
