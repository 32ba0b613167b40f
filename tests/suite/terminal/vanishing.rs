//! A terminal that vanishes ends the program soon and without burning the processor, whoever swallows the signal for it.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::io::Read;
use std::process::Child;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

use super::{in_time, path};
use crate::support::desk::Desk;

/// What a session may cost in all, in hundredths of a second of the processor's time.
const BUDGET: u64 = 100;

/// How a program ended whose terminal vanished.
#[derive(Debug)]
struct End {
    code: Option<i32>,
    /// In hundredths of a second, with the children it waited for.
    time: u64,
}

/// Opens the interface by `command`, closes its terminal, and waits for the end.
#[track_caller]
fn vanish(desk: &Desk, mut command: CommandBuilder) -> End {
    desk.answer_questions();
    command.env_clear();
    command.env("TERM", "xterm-256color");
    command.cwd(desk.command().get_current_dir().expect("a desk has a directory"));
    for (name, value) in desk.command().get_envs() {
        command.env(name, value.expect("nothing is only removed"));
    }
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).expect("the system has a free pseudo-terminal");
    let child: Box<dyn portable_pty::Child> = pair.slave.spawn_command(command).expect("the program starts");
    let child = *child.downcast::<Child>().expect("a Unix child is one of std");
    drop(pair.slave);
    let reader = pair.master.try_clone_reader().expect("a pseudo-terminal can be read");
    in_time("the interface to open", move || read_until(reader, b"quit"));
    drop(pair.master);
    in_time("the program to end", move || end(child))
}

/// Reads until `text` came, then closes what it read from.
fn read_until(mut reader: Box<dyn Read + Send>, text: &[u8]) {
    let (mut log, mut buffer) = (Vec::new(), [0; 4096]);
    while !log.windows(text.len()).any(|window| window == text) {
        let count = reader.read(&mut buffer).unwrap_or(0);
        assert!(count > 0, "it ended early: {}", String::from_utf8_lossy(&log));
        log.extend_from_slice(&buffer[..count]);
    }
}

/// Waits for the end of `child`, and looks at what it cost before it is forgotten.
fn end(mut child: Child) -> End {
    let ended = waitid(WaitId::Pid(Pid::from_child(&child)), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT);
    ended.expect("it is our child");
    let time = time(child.id());
    End { code: child.wait().expect("it is our child").code(), time }
}

/// The processor's time that a process and the children it waited for took, in hundredths of a second.
fn time(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("it is not yet forgotten");
    // The name before the last parenthesis may hold blanks; the fields after it are counted from the third.
    let (_, fields) = stat.rsplit_once(')').expect("the name is in parentheses");
    fields.split_whitespace().skip(11).take(4).map(|field| field.parse::<u64>().expect("a time is a number")).sum()
}

#[track_caller]
fn assert_cheap(end: &End) {
    // 3 until nothing is written to standard output any more once the terminal is gone.
    assert_eq!(end.code, Some(129), "{end:?}");
    assert!(end.time <= BUDGET, "{end:?}");
}

fn shell(script: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new("/bin/sh");
    command.args(["-c", &script.replace("PROGRAM", &path().display().to_string())]);
    command
}

#[test]
fn when_the_signal_for_it_arrives() {
    let desk = Desk::new();
    assert_cheap(&vanish(&desk, CommandBuilder::new(path())));
}

#[test]
fn when_the_signal_for_it_is_ignored() {
    let desk = Desk::new();
    assert_cheap(&vanish(&desk, shell("trap '' HUP; exec PROGRAM")));
}

#[test]
fn the_exit_code_is_that_of_the_signal() {
    let desk = Desk::new();
    assert_eq!(vanish(&desk, shell("trap : HUP; PROGRAM; exit $?")).code, Some(129));
}

#[test]
fn when_a_parent_swallows_the_signal_for_it() {
    let desk = Desk::new();
    assert_cheap(&vanish(&desk, shell("trap : HUP; PROGRAM; exit $?")));
}

#[test]
fn when_it_controls_nothing() {
    let desk = Desk::new();
    let mut command = CommandBuilder::new(path());
    command.set_controlling_tty(false);
    assert_cheap(&vanish(&desk, command));
}

#[test]
fn what_was_ticked_before_is_saved() {
    let desk = Desk::new();
    let end = vanish(&desk, shell("trap : HUP; PROGRAM tick agreements; PROGRAM; exit $?"));
    assert_cheap(&end);
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 1);
}
