//! The progress file vanishes or shrinks while the interface is open: that is told, and nothing that was read is lost.
#![expect(clippy::disallowed_methods, reason = "tests take files away")]

use std::fs;

use super::{open, wait_flowing, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

const IDS: [&str; 6] = ["agreements", "connectivity", "acceptable-use", "support-model", "audit-compliance", "time-frame"];

/// The interface on a file with six ticks and a backup with as many.
fn open_full(desk: &Desk) -> Terminal {
    desk.run(&format!("tick {}", IDS.join(" "))).text();
    desk.run("note agreements signed").text();
    open(desk)
}

/// Closes what is told; a key that follows at once would be one with Alt.
#[track_caller]
fn close(terminal: &mut Terminal) {
    terminal.keys("<Esc>");
    wait_gone(terminal, "The progress file");
}

fn done(desk: &Desk) -> u64 {
    desk.run("status --json").json()["counts"]["done"].as_u64().expect("it is a number")
}

#[test]
fn a_file_that_vanishes_is_told_and_what_it_held_stays_and_is_written_back_on_request() {
    let desk = Desk::new();
    let mut terminal = open_full(&desk);
    let backup = desk.progress_file().with_file_name(".progress.toml.bak");
    let kept = fs::read(&backup).expect("there is one");
    fs::remove_file(desk.progress_file()).expect("it is removed");
    terminal.keys("j");
    terminal.wait_for("The progress file is gone");
    close(&mut terminal);
    terminal.wait_for("6 of ");
    terminal.keys("2<Space>");
    wait_flowing(&terminal, "try again to save, and everything is written back");
    assert!(!desk.progress_file().exists());
    terminal.keys("r");
    terminal.wait_for("saved ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(done(&desk), 7);
    assert_eq!(fs::read(&backup).expect("it is there"), kept);
}

#[test]
fn a_file_that_comes_back_is_gone_on_with() {
    let desk = Desk::new();
    let mut terminal = open_full(&desk);
    let away = desk.progress_file().with_file_name("away");
    fs::rename(desk.progress_file(), &away).expect("it is moved");
    terminal.keys("j");
    terminal.wait_for("The progress file is gone");
    fs::rename(&away, desk.progress_file()).expect("it is moved");
    close(&mut terminal);
    terminal.keys("2<Space>");
    terminal.wait_for("saved ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(done(&desk), 7);
}

#[test]
fn a_file_that_suddenly_holds_far_less_is_told_and_kept_aside_when_it_is_written_back() {
    let desk = Desk::new();
    let mut terminal = open_full(&desk);
    let other = Desk::new();
    other.run("note agreements theirs").text();
    desk.write_progress(&other.read_progress());
    terminal.keys("j");
    terminal.wait_for("suddenly holds far less");
    wait_flowing(&terminal, "1 item with progress instead of 6");
    close(&mut terminal);
    terminal.keys("2<Space>");
    wait_flowing(&terminal, "try again to save, and everything is written back");
    assert_eq!(desk.read_progress(), other.read_progress());
    terminal.keys("r");
    terminal.wait_for("saved ");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(done(&desk), 7);
    let aside = desk.progress_file().with_file_name(".progress.toml.replaced-1");
    assert_eq!(fs::read_to_string(aside).expect("it is kept"), other.read_progress());
}

#[test]
fn a_conflicted_copy_is_told_at_the_start_with_its_name_and_what_to_do() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let copy = desk.progress_file().with_file_name("progress (conflicted copy 2026-11-02).toml");
    fs::copy(desk.progress_file(), &copy).expect("it is copied");
    let mut terminal = Terminal::start(super::program(&desk));
    terminal.wait_for("A sync client left a conflicted copy of the progress");
    terminal.wait_for("2026-11-02).toml");
    terminal.wait_for("`hie-onboard import`");
    terminal.keys("<Esc>");
    wait_gone(&terminal, "A sync client");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    fs::remove_file(copy).expect("it is there");
    assert!(!open(&desk).text().contains("A sync client"));
}
