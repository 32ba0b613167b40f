//! What was being written when something ended the program: kept, offered again, and gone once it was dealt with.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::path::PathBuf;

use super::{assert_given_back, open, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::{Signal, Terminal};

const OFFERED: &str = "Restored from the last session";

/// Where drafts of `desk` are.
fn drafts(desk: &Desk) -> Vec<PathBuf> {
    let state = desk.progress_file().ancestors().nth(4).expect("it is below the home").join(".local/state/hie-onboard");
    let folders = std::fs::read_dir(state).into_iter().flatten();
    let drafts = folders.map(|folder| folder.expect("it can be listed").path().join("draft.json"));
    drafts.filter(|draft| draft.exists()).collect()
}

/// Leaves half a thought in the note of `download-standards`, by `signal`.
#[track_caller]
fn interrupt_note(desk: &Desk, signal: Signal) {
    let mut terminal = open(desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    terminal.keys("half a <Enter>thought");
    terminal.wait_for("thought");
    terminal.signal(signal);
    assert!(terminal.wait_exit() > 128);
    assert_given_back(&terminal);
    assert_eq!(drafts(desk).len(), 1);
    assert!(!desk.progress_file().exists(), "a draft is not progress");
}

/// The interface at its next start, with a draft in the editor.
#[track_caller]
fn offered(desk: &Desk, text: &str) -> Terminal {
    let terminal = Terminal::start(super::program(desk));
    terminal.wait_for(OFFERED);
    terminal.wait_for(text);
    terminal
}

/// Leaves the interface and asserts that no draft is left.
#[track_caller]
fn leave(desk: &Desk, mut terminal: Terminal) {
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(drafts(desk), [""; 0].map(PathBuf::from));
    let mut terminal = open(desk);
    assert!(!terminal.text().contains(OFFERED), "{}", terminal.text());
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn a_note_is_offered_again_whatever_signal_ended_it() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let desk = Desk::new();
        interrupt_note(&desk, signal);
        let mut terminal = offered(&desk, "thought");
        terminal.keys("!<Esc>");
        wait_gone(&terminal, "Note: ");
        terminal.wait_for("saved ");
        leave(&desk, terminal);
        assert_eq!(desk.run("show download-standards --json").json()["note"], "half a \nthought!");
    }
}

#[test]
fn a_note_that_is_dropped_is_gone() {
    let desk = Desk::new();
    interrupt_note(&desk, Signal::TERM);
    let mut terminal = offered(&desk, "thought");
    terminal.keys("<C-g>");
    wait_gone(&terminal, "Note: ");
    leave(&desk, terminal);
    assert!(!desk.progress_file().exists(), "nothing was changed");
}

#[test]
fn a_note_that_is_interrupted_again_is_offered_again() {
    let desk = Desk::new();
    interrupt_note(&desk, Signal::TERM);
    let mut terminal = offered(&desk, "thought");
    terminal.keys(" and more");
    terminal.wait_for("thought and more");
    terminal.signal(Signal::HUP);
    assert_eq!(terminal.wait_exit(), 129);
    drop(offered(&desk, "thought and more"));
}

#[test]
fn a_reason_is_offered_again_with_its_status() {
    for signal in [Signal::TERM, Signal::HUP] {
        let desk = Desk::new();
        let mut terminal = open(&desk);
        terminal.keys("2sw");
        terminal.wait_for("Waiting for whom");
        terminal.keys("the ministry");
        terminal.wait_for("the ministry");
        terminal.signal(signal);
        assert!(terminal.wait_exit() > 128);
        let mut terminal = offered(&desk, "the ministry");
        terminal.keys("'s office<Enter>");
        terminal.wait_for("saved ");
        leave(&desk, terminal);
        let item = desk.run("show download-standards --json").json();
        assert_eq!((&item["status"], &item["reason"]), (&"waiting".into(), &"the ministry's office".into()));
    }
}

#[test]
fn a_reason_that_is_cancelled_is_gone() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2sn");
    terminal.wait_for("Why is it not applicable?");
    terminal.keys("no clinic");
    terminal.wait_for("no clinic");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 143);
    let mut terminal = offered(&desk, "no clinic");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "Why is");
    leave(&desk, terminal);
}

#[test]
fn a_draft_outlives_a_file_that_cannot_be_read_meanwhile() {
    let desk = Desk::new();
    interrupt_note(&desk, Signal::TERM);
    desk.write_progress("<<<<<<< HEAD\n");
    let mut terminal = open(&desk);
    terminal.wait_for("read-only");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 3);
    std::fs::remove_file(desk.progress_file()).expect("it is there");
    drop(offered(&desk, "thought"));
}

#[test]
fn a_draft_is_not_dropped_by_another_interface_on_the_same_file() {
    let desk = Desk::new();
    let mut other = open(&desk);
    interrupt_note(&desk, Signal::TERM);
    other.keys("q");
    assert_eq!(other.wait_exit(), 0);
    drop(offered(&desk, "thought"));
}

#[test]
fn a_draft_for_an_item_that_the_guide_lacks_is_kept() {
    let desk = Desk::new();
    interrupt_note(&desk, Signal::TERM);
    let draft = drafts(&desk).remove(0);
    let text = std::fs::read_to_string(&draft).expect("it is there").replace("download-standards", "an-item-of-tomorrow");
    std::fs::write(&draft, &text).expect("it can be written");
    let mut terminal = open(&desk);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(std::fs::read_to_string(&draft).expect("it is kept"), text);
}

#[test]
fn a_draft_that_is_damaged_is_no_hindrance() {
    for damaged in ["", "{", "null", "{\"purpose\":{\"note\":7},\"text\":[]}", "{\"purpose\":\"elsewhere\",\"text\":\"x\"}"] {
        let desk = Desk::new();
        interrupt_note(&desk, Signal::TERM);
        std::fs::write(drafts(&desk).remove(0), damaged).expect("it can be written");
        let mut terminal = open(&desk);
        terminal.keys("2<Space>");
        terminal.wait_for("saved ");
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
    }
}

#[test]
fn what_was_being_written_in_two_windows_is_offered_one_after_the_other() {
    let desk = Desk::new();
    let (mut first, mut second) = (open(&desk), open(&desk));
    for (terminal, text) in [(&mut first, "from the first"), (&mut second, "from the second")] {
        terminal.keys("2e");
        terminal.wait_for("Note: ");
        terminal.keys(text);
        terminal.wait_for(text);
    }
    for terminal in [first, second] {
        terminal.signal(Signal::TERM);
        assert_eq!(terminal.wait_exit(), 143);
    }
    for text in ["from the second", "from the first"] {
        let mut terminal = offered(&desk, text);
        terminal.keys("<C-g>");
        wait_gone(&terminal, "Note: ");
        terminal.keys("q");
        assert_eq!(terminal.wait_exit(), 0);
    }
    assert!(!open(&desk).text().contains(OFFERED));
}

#[test]
fn a_note_that_could_not_be_saved_is_offered_again_whatever_signal_ended_it() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let desk = Desk::new();
        // What a save makes first cannot be made.
        let obstacle = desk.progress_file().with_file_name(".progress.toml.tmp");
        std::fs::create_dir_all(&obstacle).expect("it is made");
        let mut terminal = open(&desk);
        terminal.keys("2esigned copy<Esc>");
        terminal.wait_for("1 not saved");
        terminal.signal(signal);
        terminal.wait_exit();
        assert_given_back(&terminal);
        std::fs::remove_dir(obstacle).expect("it is removed");
        let mut terminal = offered(&desk, "signed copy");
        terminal.keys("<Esc>");
        terminal.wait_for("saved ");
        leave(&desk, terminal);
        assert_eq!(desk.run("show download-standards --json").json()["note"], "signed copy");
    }
}
