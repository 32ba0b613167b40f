//! The pseudo-terminal itself, tried with programs that every Unix has.

use super::*;

fn shell(script: &str) -> Program {
    Program::new("/bin/sh").arguments(["-c", script])
}

#[test]
fn the_environment_is_what_was_given() {
    let terminal = Terminal::start(Program::new("/usr/bin/env").environment("NAME", "a value"));
    assert_eq!(terminal.wait_exit(), 0);
    terminal.wait_for("NAME=a value");
    assert!(!terminal.text().contains("PATH="), "{}", terminal.text());
}

#[test]
fn the_program_starts_in_its_directory() {
    let terminal = Terminal::start(Program::new("/bin/pwd").directory("/"));
    terminal.wait_exit();
    assert_eq!(terminal.text().trim_end(), "/");
}

#[test]
fn what_is_typed_arrives() {
    let mut terminal = Terminal::start(Program::new("/bin/cat"));
    terminal.keys("hello<Enter>");
    terminal.wait_for("hello\nhello");
    terminal.keys("<C-d>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(terminal.raw_log(), b"hello\r\nhello\r\n");
}

#[test]
fn the_size_is_the_programs_too() {
    let mut terminal = Terminal::start(shell("/bin/stty size; read _; /bin/stty size").size(10, 40));
    terminal.wait_for("10 40");
    terminal.resize(20, 60);
    terminal.keys("<Enter>");
    terminal.wait_for("20 60");
}

#[test]
fn the_state_it_is_left_in_is_seen() {
    let script = r"/bin/stty -echo -icanon; printf '\033[?1049h\033[?25l\033[?2004h'; read _; printf '\033[?1049l'";
    let mut terminal = Terminal::start(shell(script));
    terminal.wait_until("bracketed paste", vt100::Screen::bracketed_paste);
    assert!(terminal.alternate_screen());
    terminal.keys("<Enter>");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(!terminal.alternate_screen());
    assert!(!terminal.cursor_visible());
    assert!(terminal.bracketed_paste());
    assert!(!terminal.cooked());
}

#[test]
fn a_signal_ends_a_program_as_a_shell_says() {
    let terminal = Terminal::start(shell("echo $$; exec /bin/cat"));
    terminal.wait_for(&terminal.process_id().to_string());
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert!(terminal.cooked());
}

#[test]
fn a_program_that_works_is_waited_for_and_one_that_does_nothing_is_not() {
    let waits = Terminal::start(shell("echo here; exec /bin/cat"));
    waits.wait_for("here");
    let mut activity = Activity::of(waits.process);
    while activity.goes_on() {
        std::thread::yield_now();
    }
    let works = Terminal::start(shell("echo here; while :; do :; done"));
    works.wait_for("here");
    assert!(Activity::of(works.process).goes_on());
}

#[test]
#[should_panic(expected = "the program ended with 0; the screen:\n│hello\n")]
fn a_failure_shows_the_screen_and_does_not_wait() {
    Terminal::start(shell("echo hello")).wait_for("goodbye");
}
