//! Stopped and continued, the interface gives the terminal back and takes it again.

use super::{assert_given_back, at, open, path, wait_gone, wait_open};
use crate::support::desk::Desk;
use crate::support::terminal::{Program, Signal, Terminal};

/// The interface, started by somebody at the prompt of a shell with job control.
fn open_from_shell(desk: &Desk) -> Terminal {
    open_from_shell_with(desk, "")
}

/// The same, with variables set before its name.
pub fn open_from_shell_with(desk: &Desk, variables: &str) -> Terminal {
    let shell = Program::new("/bin/bash").arguments(["--norc", "--noprofile", "-i"]).environment("PS1", "ready> ");
    let mut terminal = Terminal::start(at(desk, shell));
    wait_prompt(&terminal);
    terminal.send(format!("{variables}{}\r", path().display()).as_bytes());
    wait_open(&terminal);
    terminal
}

/// Waits until the shell has the terminal, and brings the interface back.
#[track_caller]
fn bring_back(terminal: &mut Terminal) {
    wait_stopped(terminal);
    terminal.keys("fg<Enter>");
    wait_open(terminal);
}

#[track_caller]
pub fn wait_stopped(terminal: &Terminal) {
    wait_prompt(terminal);
    assert!(terminal.text().contains("Stopped"), "{}", terminal.text());
    assert!(terminal.cursor_visible());
}

/// Waits until the shell waits: what is typed before that may be lost.
#[track_caller]
fn wait_prompt(terminal: &Terminal) {
    terminal.wait_until("the prompt", |screen| {
        let (row, column) = screen.cursor_position();
        !screen.alternate_screen() && column == 7 && screen.contents_between(row, 0, row, column).starts_with("ready> ")
    });
}

/// Leaves the interface and the shell.
#[track_caller]
pub fn leave(mut terminal: Terminal) {
    terminal.keys("q");
    wait_prompt(&terminal);
    terminal.keys("exit $?<Enter>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn control_z_gives_the_shell_back_and_fg_the_interface() {
    let desk = Desk::new();
    let mut terminal = open_from_shell(&desk);
    terminal.keys("2<C-z>");
    bring_back(&mut terminal);
    terminal.wait_for("Getting started 0/4");
    terminal.keys("j<Space>");
    terminal.wait_for("[x] Review");
    leave(terminal);
    assert_eq!(desk.run("show review-standards --json").json()["status"], "done");
}

#[test]
fn control_z_in_a_note_keeps_what_is_written() {
    let desk = Desk::new();
    let mut terminal = open_from_shell(&desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    terminal.keys("half a <C-z>");
    wait_stopped(&terminal);
    terminal.keys("fg<Enter>");
    terminal.wait_for("half a");
    terminal.keys("thought<Esc>");
    wait_gone(&terminal, "Note: ");
    leave(terminal);
}

#[test]
fn a_stop_from_elsewhere_is_the_same() {
    let desk = Desk::new();
    let mut terminal = open_from_shell(&desk);
    terminal.signal_foreground(Signal::TSTP);
    bring_back(&mut terminal);
    terminal.keys("2");
    terminal.wait_for("Getting started 0/4");
    leave(terminal);
}

#[test]
fn stopping_again_and_again_is_no_different() {
    let desk = Desk::new();
    let mut terminal = open_from_shell(&desk);
    for _ in 0..5 {
        terminal.keys("<C-z>");
        bring_back(&mut terminal);
        terminal.keys("<C-l>2");
        terminal.wait_for("Getting started 0/4");
        terminal.keys("1");
        terminal.wait_for("27 open: ");
    }
    leave(terminal);
}

#[test]
fn a_window_that_grew_or_shrank_meanwhile_is_filled() {
    let desk = Desk::new();
    let mut terminal = open_from_shell(&desk);
    for (rows, columns, shown) in [(30, 120, "Guide"), (10, 40, "Getting started"), (50, 200, "Guide")] {
        terminal.keys("2<C-z>");
        wait_stopped(&terminal);
        terminal.resize(rows, columns);
        terminal.keys("fg<Enter>");
        terminal.wait_until("the footer in the last row", |screen| {
            let last = screen.contents_between(rows - 1, 0, rows - 1, columns);
            screen.alternate_screen() && last.contains("q quit") && screen.contents().contains(shown)
        });
    }
    leave(terminal);
}

#[test]
fn a_stop_that_cannot_be_noticed_is_survived() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.signal(Signal::STOP);
    terminal.resize(30, 120);
    terminal.signal(Signal::CONT);
    terminal.keys("2");
    terminal.wait_for("Getting started 0/4");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn without_a_shell_to_go_back_to_nothing_is_stopped() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("<C-z>2");
    terminal.wait_for("Getting started 0/4");
    terminal.signal(Signal::TSTP);
    terminal.keys("1");
    terminal.wait_for("27 open: ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn control_z_stops_the_script_that_started_it_as_well() {
    let desk = Desk::new();
    desk.write("wrapper", &format!("{}\necho the script goes on\n", path().display()));
    let shell = Program::new("/bin/bash").arguments(["--norc", "--noprofile", "-i"]).environment("PS1", "ready> ");
    let mut terminal = Terminal::start(at(&desk, shell));
    wait_prompt(&terminal);
    terminal.keys("/bin/sh wrapper<Enter>");
    wait_open(&terminal);
    terminal.keys("2<C-z>");
    bring_back(&mut terminal);
    terminal.wait_for("Getting started 0/4");
    terminal.keys("q");
    terminal.wait_for("the script goes on");
    wait_prompt(&terminal);
    terminal.keys("exit $?<Enter>");
    assert_eq!(terminal.wait_exit(), 0);
}
