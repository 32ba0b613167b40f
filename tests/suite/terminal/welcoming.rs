//! The first start, and the example that anybody can look around in.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use super::{assert_given_back, program, start, wait_gone, wait_open};
use crate::support::desk::Desk;
use crate::support::terminal::{Program, Terminal};

/// The program at a desk where it never was.
fn first(desk: &Desk) -> Program {
    named(desk).environment("HIE_ONBOARD_USER", "")
}

/// The same, where the environment says who sits there.
fn named(desk: &Desk) -> Program {
    let program = program(desk);
    fs::remove_file(desk.config_file()).expect("it is there");
    program
}

#[test]
fn nobody_is_asked_for_a_name_that_the_environment_gives() {
    let mut terminal = Terminal::start(named(&Desk::new()));
    terminal.wait_for("Which systems? (1 of 3)");
    terminal.keys("<Esc>");
    wait_open(&terminal);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn the_first_start_asks_and_keeps_the_answers_and_asks_only_once() {
    let desk = Desk::new();
    let mut terminal = Terminal::start(first(&desk));
    terminal.wait_for("What is your name? (1 of 4)");
    terminal.keys("Bea<Enter>");
    terminal.wait_for("Which systems? (2 of 4)");
    terminal.keys("<Space><Enter>");
    terminal.wait_for("A medical-practice application? (3 of 4)");
    terminal.keys("<Enter>");
    terminal.wait_for("What is your product called? (4 of 4)");
    terminal.keys("<Enter>");
    terminal.wait_for("S asks again");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(fs::read_to_string(desk.config_file()).ok().as_deref(), Some("user = \"Bea\"\n"));
    assert!(desk.read_progress().contains("systems = [\"client-registry\"]"));
    let again = start(program(&desk));
    assert!(!again.text().contains("(1 of 4)"));
}

#[test]
fn skipping_the_questions_writes_nothing() {
    let desk = Desk::new();
    let mut terminal = Terminal::start(first(&desk));
    terminal.wait_for("What is your name?");
    terminal.keys("<Esc>");
    wait_open(&terminal);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(!desk.config_file().exists() && !desk.progress_file().exists());
}

#[test]
fn the_example_is_filled_in_can_be_changed_and_is_gone_afterwards() {
    let desk = Desk::new();
    let temporary = desk.progress_file().ancestors().nth(4).expect("it is below the home").join("tmp");
    fs::create_dir(&temporary).expect("it can be made");
    let program = first(&desk).arguments(["--demo"]);
    let mut terminal = start_saying(program.environment("TMPDIR", &temporary), "nothing is kept");
    assert_eq!(fs::read_dir(&temporary).expect("it is there").count(), 1);
    terminal.keys("SBea<Enter>");
    terminal.wait_for("(2 of 4)");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "of 4)");
    terminal.keys("2<Space>");
    terminal.wait_for("saved ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
    assert_eq!(fs::read_dir(&temporary).expect("it is there").count(), 0);
    assert!(!desk.config_file().exists() && !desk.progress_file().exists());
}

fn start_saying(program: Program, words: &str) -> Terminal {
    let terminal = Terminal::start(program);
    terminal.wait_for(words);
    terminal
}

#[test]
fn commands_answer_about_the_example_too() {
    let desk = Desk::new();
    let status = desk.run("--demo status --json").json();
    assert_eq!(status["readiness"], "not-ready");
    assert!(status["counts"]["waiting"].as_u64().is_some_and(|waiting| waiting > 0));
    let info = desk.run("--demo info").text();
    assert!(info.contains("a filled-in example, removed when the program ends"), "{info}");
    let complaint = desk.run("--demo --file x.toml status").complaint(2);
    assert!(complaint.contains("--demo") && complaint.contains("--file"), "{complaint}");
}
