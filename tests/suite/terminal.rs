//! The interface in a real terminal: what a person sees of it, and what is left behind however it ends.

mod copying;
mod damaged;
mod drafting;
mod drawing;
mod editing;
mod endings;
mod files;
#[cfg(target_os = "linux")]
mod flooding;
mod handing_over;
#[cfg(target_os = "linux")]
mod hanging;
mod hostile;
#[cfg(target_os = "linux")]
mod idling;
mod keeping;
mod leaving;
mod losing;
mod naming;
mod noting;
mod opening;
mod pointing;
mod refusals;
mod returning;
mod sharing;
mod stopping;
mod stuck;
mod together;
#[cfg(target_os = "linux")]
mod unfinished;
#[cfg(target_os = "linux")]
mod vanishing;
mod welcoming;

use std::path::Path;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use crate::support::desk::Desk;
use crate::support::terminal::{Program, Terminal};

/// So long that no machine is too slow for it: it only makes a program that hangs a failure.
const FOREVER: Duration = Duration::from_secs(600);

/// What `work` returns, unless it hangs.
#[track_caller]
fn in_time<T: Send + 'static>(awaited: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (sender, receiver) = channel();
    thread::spawn(move || sender.send(work()));
    receiver.recv_timeout(FOREVER).unwrap_or_else(|_| panic!("waited in vain for {awaited}"))
}

/// The program at `desk`, in a terminal like xterm, on 24 rows of 80 columns.
pub fn program(desk: &Desk) -> Program {
    at(desk, Program::new(path()))
}

/// Puts `program` where and into the surroundings in which commands at `desk` run; the first questions are answered there.
fn at(desk: &Desk, program: Program) -> Program {
    desk.answer_questions();
    let command = desk.command();
    let set = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let program = set.fold(program, |program, (name, value)| program.environment(name, value));
    // Nothing is found there, so no test opens a browser on anybody's screen.
    let program = program.environment("PATH", "/nowhere");
    program.environment("TERM", "xterm-256color").directory(command.get_current_dir().expect("a desk has a directory"))
}

/// Where the program is.
fn path() -> &'static Path {
    Path::new(env!("CARGO_BIN_EXE_hie-onboard"))
}

/// The interface at `desk`, once it is drawn.
fn open(desk: &Desk) -> Terminal {
    start(program(desk))
}

/// The interface, once it is drawn.
fn start(program: Program) -> Terminal {
    let terminal = Terminal::start(program);
    wait_open(&terminal);
    terminal
}

/// Waits until the interface is drawn.
#[track_caller]
pub fn wait_open(terminal: &Terminal) {
    wait_whole(terminal, "the interface", |screen| screen.contains("q quit"));
}

/// Waits until a screen as `is_reached` says is drawn to its end: the cursor goes to what is selected last of all.
#[track_caller]
fn wait_whole(terminal: &Terminal, description: &str, is_reached: impl Fn(&str) -> bool) {
    terminal.wait_until(description, |screen| {
        let last = screen.size().0.get() - 1;
        screen.alternate_screen() && is_reached(&screen.contents()) && screen.cursor_position().0 != last
    });
}

/// Waits until `text` is no longer on the screen.
#[track_caller]
fn wait_gone(terminal: &Terminal, text: &str) {
    wait_whole(terminal, &format!("{text:?} to be gone"), |screen| !screen.contains(text));
}

/// Asserts that the terminal is as a shell expects to find it.
#[track_caller]
fn assert_given_back(terminal: &Terminal) {
    assert!(!terminal.alternate_screen(), "the alternate screen is still shown");
    assert!(terminal.cursor_visible(), "the cursor is hidden");
    assert!(!terminal.bracketed_paste(), "pastes are still bracketed");
    assert!(terminal.cooked(), "the terminal is still raw");
    let log = terminal.raw_log();
    let last = |code: &[u8]| log.windows(code.len()).rposition(|window| window == code);
    assert!(last(b"\x1b[?1004l") >= last(b"\x1b[?1004h"), "changes of focus are still reported");
}

/// The screen without the ends of its rows, and so with every sentence that was wrapped in one piece.
fn flowing(screen: &str) -> String {
    screen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Waits until `text` is on the screen, however it is wrapped.
#[track_caller]
fn wait_flowing(terminal: &Terminal, text: &str) {
    terminal.wait_until(&format!("{text:?}, perhaps wrapped"), |screen| flowing(&screen.contents()).contains(text));
}

/// Every row of the screen but the last, which tells when something was saved.
fn above_footer(terminal: &Terminal) -> Vec<String> {
    let mut rows: Vec<String> = terminal.text().split('\n').map(str::to_owned).collect();
    rows.pop();
    rows
}
