//! Half a mouse report or a paste whose end got lost on the way: the keys after it work again.

#![expect(clippy::disallowed_methods, reason = "it looks at what the system counts of a process")]

use rustix::fs::{Mode, OFlags};

use super::{assert_given_back, open, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

/// The note of `download-standards`, open, with a paste that has no end.
fn half_pasted(desk: &Desk) -> Terminal {
    let mut terminal = open(desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    let (paste, before) = (b"\x1b[200~half a paste", bytes_read(&terminal));
    terminal.send(paste);
    // It may take a while from our end of the terminal to the program's.
    while bytes_read(&terminal) < before + paste.len() {
        std::thread::yield_now();
    }
    terminal
}

/// How much the program has read so far, from whatever.
fn bytes_read(terminal: &Terminal) -> usize {
    let counts = std::fs::read_to_string(format!("/proc/{}/io", terminal.process_id())).expect("it runs");
    let count = counts.lines().find_map(|line| line.strip_prefix("rchar: ")).expect("it is counted");
    count.parse().expect("it is a number")
}

/// Waits until the program has read all that was typed.
fn wait_read(terminal: &Terminal) {
    let keyboard = format!("/proc/{}/fd/0", terminal.process_id());
    let keyboard = rustix::fs::open(keyboard, OFlags::RDONLY | OFlags::NOCTTY, Mode::empty()).expect("it can be opened");
    while rustix::io::ioctl_fionread(&keyboard).expect("it can be asked") > 0 {
        std::thread::yield_now();
    }
}

/// Types behind the paste, ends the note, and asserts what it then is.
#[track_caller]
fn assert_noted(desk: &Desk, mut terminal: Terminal) {
    terminal.wait_for("half a paste");
    terminal.keys("!");
    terminal.wait_for("half a paste!");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "Note: ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
    assert_eq!(desk.run("show download-standards --json").json()["note"], "half a paste!");
}

#[test]
fn a_paste_without_an_end_is_there_after_a_while() {
    let desk = Desk::new();
    let terminal = half_pasted(&desk);
    assert_noted(&desk, terminal);
}

#[test]
fn a_paste_without_an_end_is_ended_by_control_c() {
    let desk = Desk::new();
    let mut terminal = half_pasted(&desk);
    wait_read(&terminal);
    terminal.keys("<C-c>");
    assert_noted(&desk, terminal);
}

#[test]
fn keys_work_again_after_half_a_mouse_report() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.send(b"\x1b[<0;1");
    // The first key is taken for its end.
    terminal.keys("j2");
    terminal.wait_for("Getting started 0/4");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn control_c_leaves_after_half_a_key() {
    for half in ["\x1b[<0;1", "\x1b[", "\x1b]", "\x1b[1;", "\x1b[200"] {
        let desk = Desk::new();
        let mut terminal = open(&desk);
        terminal.send(half.as_bytes());
        terminal.keys("<C-c>");
        assert_eq!(terminal.wait_exit(), 0, "{half:?}");
        assert_given_back(&terminal);
    }
}
