//! Two programs on one file: each sees what the other did, and nothing is lost.

use super::open;
use crate::support::desk::Desk;

#[test]
fn a_tick_from_the_command_line_shows_at_the_next_key() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2");
    terminal.wait_for("Getting started 0/4");
    desk.run("tick download-standards").text();
    terminal.keys("j");
    terminal.wait_for("Getting started 1/4");
    terminal.wait_for("[x] Download");
}

#[test]
fn a_tick_from_the_command_line_shows_when_the_window_comes_to_the_front() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    desk.run("tick download-standards").text();
    terminal.keys("<focus>");
    terminal.wait_for("1 of ");
}

#[test]
fn ticks_made_in_two_interfaces_both_survive() {
    let desk = Desk::new();
    let (mut one, mut other) = (open(&desk), open(&desk));
    one.keys("2<Space>");
    other.keys("2j<Space>");
    one.wait_for("saved ");
    other.wait_for("saved ");
    // Whoever saved first has not seen the other's.
    one.keys("g");
    other.keys("g");
    one.wait_for("Getting started 2/4");
    other.wait_for("Getting started 2/4");
    one.keys("q");
    other.keys("q");
    assert_eq!((one.wait_exit(), other.wait_exit()), (0, 0));
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 2);
}

#[test]
fn an_untick_elsewhere_is_not_undone_by_the_next_save_here() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2<Space>");
    terminal.wait_for("saved ");
    desk.run("untick download-standards").text();
    terminal.keys("j<Space>");
    terminal.wait_for("[x] Review");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("show download-standards --json").json()["status"], "todo");
    assert_eq!(desk.run("show review-standards --json").json()["status"], "done");
}

#[test]
fn a_file_that_was_damaged_meanwhile_is_not_overwritten() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    let damaged = "schema = 1\nguide = \"bc-hie\"\n\n[item.agreements\n";
    desk.write_progress(damaged);
    terminal.keys("2");
    terminal.wait_for("the file cannot be read");
    terminal.keys("<Space>");
    terminal.wait_for("Nothing can be changed");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 3);
    assert_eq!(desk.read_progress(), damaged);
}
