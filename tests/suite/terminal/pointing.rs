//! The mouse of a real terminal: left alone unless it was asked for, and given back then.

use super::{assert_given_back, open, program, start};
use crate::support::desk::Desk;
use crate::support::terminal::{Signal, Terminal};

const ON: &str = "\x1b[?1000h\x1b[?1006h";
const OFF: &str = "\x1b[?1006l\x1b[?1000l";

fn log(terminal: &Terminal) -> String {
    String::from_utf8(terminal.raw_log()).expect("it writes UTF-8")
}

fn with_mouse(desk: &Desk) -> Terminal {
    start(program(desk).arguments(["--mouse", "on"]))
}

#[test]
fn unless_asked_for_the_mouse_is_the_terminals() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    for mode in ["?1000", "?1002", "?1003", "?1006", "?1015"] {
        assert!(!log(&terminal).contains(mode), "{mode}");
    }
}

#[test]
fn clicks_and_the_wheel_arrive_and_movements_are_not_asked_for() {
    let desk = Desk::new();
    let mut terminal = with_mouse(&desk);
    terminal.keys("<click:16,2>");
    terminal.wait_for("Getting started 0/4");
    terminal.keys("<wheel:down,5,6><click:2,6>");
    terminal.wait_for("Getting started 1/4");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
    let log = log(&terminal);
    assert!(log.matches(ON).count() == 1 && log.rfind(OFF) > log.rfind(ON), "it is not given back");
    assert!(!log.contains("?1003h") && !log.contains("?1002h"));
}

#[test]
fn a_signal_and_a_stop_give_it_back_too() {
    let desk = Desk::new();
    let terminal = with_mouse(&desk);
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert!(log(&terminal).contains(OFF));
}

#[test]
fn the_settings_and_the_environment_can_ask_for_it() {
    let desk = Desk::new();
    let terminal = start(program(&desk).environment("HIE_ONBOARD_MOUSE", "on"));
    assert!(log(&terminal).contains(ON));
    drop(terminal);
    desk.write_config("mouse = true\nquestions = false\n");
    assert!(log(&open(&desk)).contains(ON));
    let terminal = start(program(&desk).arguments(["--mouse", "off"]));
    assert!(!log(&terminal).contains(ON));
}
