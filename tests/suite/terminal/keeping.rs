//! Leaving although changes cannot be saved: they are kept, and the next start asks what becomes of them.
#![expect(clippy::disallowed_methods, reason = "tests put files in the way")]

use std::fs;
use std::path::PathBuf;

use super::{assert_given_back, open, program, wait_flowing, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::{Signal, Terminal};

const OFFERED: &str = "Not saved in the last session: ";

/// What a save makes first cannot be made.
fn obstruct(desk: &Desk) -> PathBuf {
    let obstacle = desk.progress_file().with_file_name(".progress.toml.tmp");
    fs::create_dir_all(&obstacle).expect("it is made");
    obstacle
}

/// Ticks an item and gives it an owner in vain, ends the program by `end`, and makes room for the next save.
#[track_caller]
fn leave_unsaved(desk: &Desk, end: impl FnOnce(&mut Terminal)) -> Terminal {
    let obstacle = obstruct(desk);
    let mut terminal = open(desk);
    terminal.keys("2<Space>wana<Enter>");
    terminal.wait_for("2 not saved");
    end(&mut terminal);
    assert_eq!(terminal.wait_exit(), 3);
    assert_given_back(&terminal);
    fs::remove_dir(obstacle).expect("it is there");
    assert!(!desk.progress_file().exists());
    terminal
}

fn control_c_twice(terminal: &mut Terminal) {
    terminal.keys("<C-c>");
    terminal.wait_for("2 changes are not in the file.");
    terminal.keys("<C-c>");
}

/// The interface at its next start, asking.
#[track_caller]
fn asked(desk: &Desk) -> Terminal {
    let terminal = Terminal::start(program(desk));
    terminal.wait_for(OFFERED);
    terminal.wait_for("Download the conformance standards: status done");
    terminal.wait_for("owner ana");
    terminal
}

/// Asserts that the next start does not ask.
#[track_caller]
fn assert_over(desk: &Desk) {
    let mut terminal = open(desk);
    assert!(!terminal.text().contains(OFFERED), "{}", terminal.text());
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

fn item(desk: &Desk) -> (String, String) {
    let item = desk.run("show download-standards --json").json();
    (item["status"].as_str().unwrap_or_default().to_owned(), item["owner"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn after_control_c_twice_everything_is_kept_and_can_be_saved_as_one_change() {
    let desk = Desk::new();
    let terminal = leave_unsaved(&desk, control_c_twice);
    wait_flowing(&terminal, "not saved: 2 of your changes. They are kept, and offered at the next start.");
    let mut terminal = asked(&desk);
    terminal.keys("<Enter>");
    wait_gone(&terminal, OFFERED);
    terminal.wait_for("saved ");
    assert_eq!(item(&desk), ("done".to_owned(), "ana".to_owned()));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_over(&desk);
    desk.run("undo").text();
    assert_eq!(item(&desk), ("todo".to_owned(), String::new()));
}

#[test]
fn a_signal_keeps_them_too() {
    let desk = Desk::new();
    leave_unsaved(&desk, |terminal| terminal.signal(Signal::TERM));
    asked(&desk).keys("s");
}

#[test]
fn they_are_offered_until_it_is_decided() {
    let desk = Desk::new();
    leave_unsaved(&desk, control_c_twice);
    for decision in ["<Esc>", "<Esc>", "x"] {
        let mut terminal = asked(&desk);
        terminal.keys(decision);
        wait_gone(&terminal, OFFERED);
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
    }
    assert_over(&desk);
    assert!(!desk.progress_file().exists(), "they were dropped");
}

#[test]
fn what_cannot_be_saved_again_is_offered_again() {
    let desk = Desk::new();
    leave_unsaved(&desk, control_c_twice);
    let obstacle = obstruct(&desk);
    let mut terminal = asked(&desk);
    terminal.keys("s");
    terminal.wait_for("2 not saved");
    control_c_twice(&mut terminal);
    assert_eq!(terminal.wait_exit(), 3);
    fs::remove_dir(obstacle).expect("it is there");
    drop(asked(&desk));
}

#[test]
fn whoever_leaves_without_saving_is_not_asked_again() {
    let desk = Desk::new();
    leave_unsaved(&desk, |terminal| {
        terminal.keys("q");
        terminal.wait_for("2 changes are not in the file.");
        terminal.keys("L");
    });
    assert_over(&desk);
}

#[test]
fn what_others_changed_since_is_said() {
    let desk = Desk::new();
    leave_unsaved(&desk, control_c_twice);
    desk.run("set download-standards --owner ben").text();
    let terminal = Terminal::start(program(&desk));
    terminal.wait_for(OFFERED);
    terminal.wait_for("owner ana (changed by others since)");
    assert!(!terminal.text().contains("done (changed"), "{}", terminal.text());
}
