//! However the interface ends, the terminal is given back, and the exit code says how it ended.

use super::{assert_given_back, open};
use crate::support::desk::Desk;
use crate::support::terminal::Signal;

#[test]
fn q_leaves() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    assert!(!terminal.cooked(), "the interface reads keys one by one");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn control_c_leaves() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("<C-c>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn control_c_in_a_note_keeps_the_note() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    terminal.keys("half a thought<C-c>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
    assert_eq!(desk.run("show download-standards --json").json()["note"], "half a thought");
}

#[test]
fn a_signal_leaves_with_its_number() {
    let desk = Desk::new();
    for (signal, number) in [(Signal::TERM, 15), (Signal::INT, 2), (Signal::HUP, 1), (Signal::QUIT, 3)] {
        let terminal = open(&desk);
        terminal.signal(signal);
        assert_eq!(terminal.wait_exit(), 128 + number);
        assert_given_back(&terminal);
    }
}

#[test]
fn every_other_signal_that_ends_a_program_gives_the_terminal_back() {
    let desk = Desk::new();
    let signals = [Signal::USR1, Signal::USR2, Signal::ALARM, Signal::VTALARM, Signal::PROF, Signal::XCPU, Signal::IO];
    #[cfg(target_os = "linux")]
    let signals = signals.into_iter().chain([Signal::POWER]);
    for signal in signals {
        let mut terminal = open(&desk);
        terminal.keys("2<Space>");
        terminal.wait_for("saved ");
        terminal.signal(signal);
        assert_eq!(i32::try_from(terminal.wait_exit()), Ok(128 + signal.as_raw()));
        assert_given_back(&terminal);
    }
}

#[test]
fn a_signal_loses_no_tick() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2<Space>");
    terminal.wait_for("[x]");
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert_eq!(desk.run("show download-standards --json").json()["status"], "done");
}
