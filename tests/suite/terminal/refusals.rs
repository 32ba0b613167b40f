//! Where the interface cannot open: plain lines, one sentence, an exit code, and nothing overwritten.

use super::{at, path, program};
use crate::support::desk::Desk;
use crate::support::terminal::{Program, Terminal};

/// Asserts that nothing but text came, and returns it without the line ends of the terminal's width.
#[track_caller]
fn plain(terminal: &Terminal) -> String {
    let log = String::from_utf8(terminal.raw_log()).expect("it writes UTF-8");
    assert!(!log.contains('\x1b'), "{log:?}");
    log.replace("\r\n", "\n")
}

/// Asserts that the program ends with `code` and one sentence that names all of `names`, before it opened anything.
#[track_caller]
fn refuses(program: Program, code: u32, names: &[&str]) {
    let terminal = Terminal::start(program);
    assert_eq!(terminal.wait_exit(), code, "{}", terminal.text());
    let said = plain(&terminal);
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    for name in names {
        assert!(said.contains(name), "{name:?} is not in: {said}");
    }
    assert!(terminal.cooked());
}

#[test]
fn a_dumb_terminal_gets_the_status() {
    let desk = Desk::new();
    let terminal = Terminal::start(program(&desk).environment("TERM", "dumb"));
    assert_eq!(terminal.wait_exit(), 0);
    let said = plain(&terminal);
    assert!(said.starts_with("Sandbox: "), "{said}");
}

#[test]
fn output_into_a_pipe_is_the_status() {
    let desk = Desk::new();
    let script = format!("{} | /bin/cat", path().display());
    let terminal = Terminal::start(at(&desk, Program::new("/bin/sh").arguments(["-c", &script])));
    assert_eq!(terminal.wait_exit(), 0);
    let said = plain(&terminal);
    assert!(said.starts_with("Sandbox: "), "{said}");
}

#[test]
fn input_from_a_pipe_is_answered_by_the_status() {
    let desk = Desk::new();
    let script = format!("echo q | {}", path().display());
    let terminal = Terminal::start(at(&desk, Program::new("/bin/sh").arguments(["-c", &script])));
    assert_eq!(terminal.wait_exit(), 0);
    terminal.wait_for("Sandbox: ");
    assert!(!String::from_utf8_lossy(&terminal.raw_log()).contains("\x1b[?"), "it took the terminal");
}

#[test]
fn a_guide_with_a_mistake_is_refused_with_its_line() {
    let desk = Desk::new();
    desk.write("guide.toml", &crate::support::small_guide_text().replacen("title = \"Small guide\"", "title = 3", 1));
    refuses(program(&desk).arguments(["--guide", "guide.toml"]), 3, &["guide.toml", "line 4"]);
    assert!(!desk.progress_file().exists());
}

#[test]
fn a_guide_that_is_missing_is_refused() {
    let desk = Desk::new();
    refuses(program(&desk).arguments(["--guide", "nowhere.toml"]), 3, &["nowhere.toml"]);
}
