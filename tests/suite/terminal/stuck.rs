//! A terminal that nobody reads, or that has no room at all: the program lives, and can be ended.

use std::num::NonZeroU16;

use super::{at, in_time, path, program};
use crate::support::desk::Desk;
use crate::support::terminal::raw::RawTerminal;
use crate::support::terminal::{Program, Signal};

/// The interface on a terminal of which only the first screen is read.
#[track_caller]
fn open(desk: &Desk) -> RawTerminal {
    let mut terminal = RawTerminal::start(program(desk), 24, 80);
    in_time("the interface", move || {
        terminal.read_until(" quit");
        terminal
    })
}

/// What the program ends with after nobody reads its terminal and `signal` came.
#[track_caller]
fn end(mut terminal: RawTerminal, keys: &[u8], signal: Signal) -> u32 {
    terminal.fill();
    terminal.send(keys);
    terminal.signal(signal);
    in_time("the program to end", move || {
        let code = terminal.wait_exit();
        assert!(terminal.cooked(), "the terminal is still raw");
        code
    })
}

#[test]
fn a_signal_ends_it_although_nobody_reads() {
    at_once([(Signal::TERM, 15), (Signal::HUP, 1), (Signal::INT, 2), (Signal::QUIT, 3)], |(signal, number)| {
        let desk = Desk::new();
        assert_eq!(end(open(&desk), b"2j1j", signal), 128 + number);
    });
}

/// Tries every case at the same time: the program waits seconds for a reader before it gives up.
fn at_once<Case: Send, const COUNT: usize>(cases: [Case; COUNT], attempt: impl Fn(Case) + Sync) {
    let attempt = &attempt;
    std::thread::scope(|scope| cases.into_iter().for_each(|case| drop(scope.spawn(move || attempt(case)))));
}

#[test]
fn what_was_ticked_is_saved_although_nobody_reads() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.send(b"2 ");
    let terminal = in_time("the save", move || {
        terminal.read_until("saved ");
        terminal
    });
    end(terminal, b"1", Signal::TERM);
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 1);
}

#[test]
fn what_was_being_written_is_kept_although_nobody_reads() {
    // With a key it waits while it draws, without one while it leaves.
    at_once([&b"s"[..], b""], |keys| {
        let desk = Desk::new();
        let mut terminal = open(&desk);
        terminal.send(b"2ethought");
        let terminal = in_time("the note", move || {
            terminal.read_until("thought");
            terminal
        });
        end(terminal, keys, Signal::TERM);
        let mut again = RawTerminal::start(program(&desk), 24, 80);
        in_time("the draft", move || again.read_until("thought"));
    });
}

#[test]
fn a_reader_that_comes_back_finds_everything_as_it_was() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.fill();
    terminal.send(b"2 ");
    in_time("it to go on", move || {
        terminal.read_until("saved ");
        terminal.send(b"q");
        assert_eq!(terminal.read_exit(), 0);
    });
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 1);
}

#[test]
fn a_file_that_changed_before_the_first_screen_is_noticed() {
    let desk = Desk::new();
    // The program waits for a reader once it has read the file and made the terminal raw.
    let mut terminal = RawTerminal::start(waiting(&desk), 24, 80);
    let mut terminal = in_time("the terminal to be full", move || {
        terminal.read_until("ready");
        terminal.fill();
        terminal.send(b"\n");
        while terminal.cooked() {
            std::thread::yield_now();
        }
        terminal
    });
    desk.run("tick download-standards").text();
    in_time("the tick from elsewhere", move || {
        terminal.read_until(" quit");
        terminal.send(b"2");
        let mut screen = vt100::Parser::new(NonZeroU16::new(24).expect("24 rows"), NonZeroU16::new(80).expect("80 columns"), 0);
        while !screen.screen().contents().contains("Getting started 1/4") {
            // What ends a frame.
            screen.process(&terminal.read_until("\x1b[?2026l"));
        }
    });
}

/// The interface, once something is typed.
fn waiting(desk: &Desk) -> Program {
    let script = format!("echo ready; read _; exec {}", path().display());
    at(desk, Program::new("/bin/sh").arguments(["-c", &script]))
}

#[test]
fn a_screen_without_room_is_survived_and_left() {
    for (rows, columns) in [(0, 0), (1, 1), (0, 80), (24, 0), (1, 65535), (65535, 1), (65535, 65535)] {
        let desk = Desk::new();
        let mut terminal = RawTerminal::start(program(&desk), rows, columns);
        in_time(&format!("the program to end on {rows} x {columns}"), move || {
            // What it says once it has the terminal.
            terminal.read_until("\x1b[?1004h");
            terminal.send(b"2j");
            terminal.resize(1, 2);
            terminal.resize(rows, columns);
            terminal.send(b"q");
            terminal.read_until("\x1b[?1049l\x1b[?25h");
            assert_eq!(terminal.read_exit(), 0, "{rows} x {columns}");
        });
    }
}

#[test]
fn a_screen_that_shrinks_to_nothing_and_grows_again_is_drawn() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    in_time("the interface", move || {
        terminal.send(b"2");
        terminal.read_until("(4637)");
        for size in [(0, 0), (1, 1), (0, 80), (24, 80)] {
            terminal.resize(size.0, size.1);
        }
        terminal.read_until("(4637)");
        terminal.send(b"q");
        assert_eq!(terminal.read_exit(), 0);
    });
}

#[test]
fn a_terminal_that_cannot_tell_its_size_has_the_one_that_is_said_or_the_usual_one() {
    for (variables, last_row) in
        [(&[][..], 24), (&[("COLUMNS", "100"), ("LINES", "30")], 30), (&[("COLUMNS", "0"), ("LINES", "x")], 24)]
    {
        let desk = Desk::new();
        let program = variables.iter().fold(program(&desk), |program, (name, value)| program.environment(name, value));
        let mut terminal = RawTerminal::start(program, 0, 0);
        in_time(&format!("the interface with {variables:?}"), move || {
            // The footer is drawn in the last row.
            let drawn = String::from_utf8_lossy(&terminal.read_until(" quit")).into_owned();
            assert!(drawn.contains(&format!("\x1b[{last_row};")), "{drawn}");
            terminal.send(b"q");
            assert_eq!(terminal.read_exit(), 0);
        });
    }
}
