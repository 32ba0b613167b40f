//! A team's file in the open interface: what git does to it in another window, and what git knows of it.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use super::{open, path, program, start, wait_flowing, wait_gone, wait_whole};
use crate::support::desk::Desk;
use crate::support::team::{FILE, Team};
use crate::support::terminal::{Program, Terminal};

/// Where the item `agreements` is.
const AGREEMENTS: &str = "3jj";

/// The program in the folder `at`.
fn program_in(team: &Team, at: &str) -> Program {
    let command = team.command("", at);
    let set = command.get_envs().filter_map(|(name, value)| Some((name, value?)));
    let program = set.fold(Program::new(path()), |program, (name, value)| program.environment(name, value));
    program.environment("TERM", "xterm-256color").directory(team.path(at))
}

/// The interface in the folder `at`, once it is drawn.
fn open_in(team: &Team, at: &str) -> Terminal {
    start(program_in(team, at))
}

#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
}

#[test]
fn an_unfinished_merge_is_finished_by_a_key() {
    let team = Team::founded();
    team.git("main", &["checkout", "--quiet", "-b", "other"]);
    team.run("main", "set agreements --owner ben").text();
    team.commit("main", "Ben");
    team.git("main", &["checkout", "--quiet", "main"]);
    team.run("main", "set agreements --owner cai").text();
    team.commit("main", "Cai");
    assert_eq!(team.try_git("main", &["merge", "other"]).code, Some(1));
    let mut terminal = open_in(&team, "main");
    wait_flowing(&terminal, "an unfinished git merge (<<<<<<<)");
    wait_flowing(&terminal, "M merge both sides");
    terminal.keys("M");
    wait_flowing(&terminal, "Both sides are merged.");
    wait_gone(&terminal, "read-only");
    terminal.keys("2<Space>");
    terminal.wait_for("saved ");
    quit(terminal);
    let text = team.read(&format!("main/{FILE}"));
    assert!(text.contains("ben") && text.contains("cai"), "{text}");
    assert_eq!(team.run("main", "status --json").json()["counts"]["done"], 1);
}

#[test]
fn a_note_written_during_a_merge_is_in_the_file_after_it() {
    let team = Team::founded();
    team.git("main", &["checkout", "--quiet", "-b", "other"]);
    team.run("main", "set agreements --owner ben").text();
    team.commit("main", "Ben");
    team.git("main", &["checkout", "--quiet", "main"]);
    team.run("main", "set agreements --owner cai").text();
    team.commit("main", "Cai");
    let mut terminal = open_in(&team, "main");
    terminal.keys("2e");
    terminal.wait_for("Note: ");
    terminal.keys("meanwhile");
    assert_eq!(team.try_git("main", &["merge", "other"]).code, Some(1));
    terminal.keys("<Esc>");
    wait_flowing(&terminal, "M merge both sides");
    terminal.wait_for("1 not saved");
    terminal.keys("M");
    terminal.wait_for("saved ");
    wait_gone(&terminal, "not saved");
    quit(terminal);
    let text = team.read(&format!("main/{FILE}"));
    assert!(text.contains("ben") && text.contains("cai") && text.contains("meanwhile"), "{text}");
}

#[test]
fn a_driver_that_is_not_set_up_here_is_remarked_at_the_start() {
    let team = Team::founded();
    team.run("main", "git setup --yes").text();
    team.commit("main", "Set up the driver");
    team.clone("ben", &[]);
    // The remark may be there before anybody has seen the first screen.
    let mut terminal = Terminal::start(program_in(&team, "ben"));
    terminal.wait_for("The merge driver is not set up in this clone: run `hie-onboard git setup`.");
    terminal.keys("j");
    wait_gone(&terminal, "The merge driver");
    quit(terminal);
}

#[test]
fn the_history_of_an_item_is_shown() {
    let team = Team::founded();
    team.run("main", "set agreements --owner ben").text();
    team.commit("main", "Name an owner");
    let mut terminal = open_in(&team, "main");
    terminal.keys(AGREEMENTS);
    terminal.keys("H");
    terminal.wait_for("History: ");
    terminal.wait_for("2026-11-03 Ana B: owner ben");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "History: ");
    terminal.keys("gH");
    wait_flowing(&terminal, "No change of this item is in git's history.");
    quit(terminal);
}

#[test]
fn without_git_there_is_no_history_and_that_is_said() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys(AGREEMENTS);
    terminal.keys("H");
    wait_flowing(&terminal, "No history: git cannot be started: install it, or add it to PATH.");
    quit(terminal);
}

#[test]
fn outside_of_a_repository_there_is_no_history_and_that_is_said() {
    let desk = Desk::new();
    let mut terminal = start(program(&desk).environment("PATH", "/usr/bin:/bin"));
    terminal.keys(AGREEMENTS);
    terminal.keys(":history<Enter>");
    wait_flowing(&terminal, "No history: the file is in no git repository.");
    quit(terminal);
}

#[test]
fn what_git_changes_meanwhile_is_taken_over_and_what_is_typed_stays() {
    let team = Team::founded();
    team.git("main", &["checkout", "--quiet", "-b", "other"]);
    team.run("main", "set agreements --owner ben").text();
    team.commit("main", "Ben");
    team.git("main", &["checkout", "--quiet", "main"]);
    let mut terminal = open_in(&team, "main");
    terminal.keys(AGREEMENTS);
    terminal.keys("eTyped here");
    terminal.wait_for("Typed here");
    team.git("main", &["checkout", "--quiet", "other"]);
    terminal.keys(" and there");
    terminal.wait_for("Typed here and there");
    terminal.keys("<C-s>");
    terminal.wait_for("saved ");
    wait_whole(&terminal, "the owner", |screen| screen.contains("ben"));
    assert_eq!(team.field("main", "agreements", "owner"), "ben");
    assert_eq!(team.field("main", "agreements", "note"), "Typed here and there");
    team.git("main", &["stash"]);
    terminal.keys("s");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "Typed here");
    wait_whole(&terminal, "the owner", |screen| screen.contains("ben"));
    quit(terminal);
    assert_eq!(team.field("main", "agreements", "note"), "");
}

#[test]
fn a_branch_without_the_file_is_told_and_nothing_is_replaced_by_an_empty_file() {
    let team = Team::founded();
    team.run("main", "tick agreements connectivity time-frame support-model audit-compliance").text();
    team.commit("main", "Tick");
    team.git("main", &["checkout", "--quiet", "-b", "without"]);
    fs::remove_file(team.path(&format!("main/{FILE}"))).expect("it is there");
    team.commit("main", "Delete");
    team.git("main", &["checkout", "--quiet", "main"]);
    let mut terminal = open_in(&team, "main");
    team.git("main", &["checkout", "--quiet", "without"]);
    terminal.keys("j");
    terminal.wait_for("The progress file is gone");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "The progress file");
    terminal.wait_for("5 of ");
    assert!(!team.path(&format!("main/{FILE}")).exists());
    team.git("main", &["checkout", "--quiet", "main"]);
    terminal.keys("2<Space>");
    terminal.wait_for("saved ");
    quit(terminal);
    assert_eq!(team.run("main", "status --json").json()["counts"]["done"], 6);
}
