//! Leaving while changes cannot be saved: nothing is lost without a word, and every way out does what it says.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::path::PathBuf;

use super::{assert_given_back, open, wait_flowing, wait_gone, wait_whole};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

const OTHER: &str = "hie-onboard-unsaved.toml";

/// A file system that refuses to write: a folder has the name of the file that a save makes first.
struct Obstacle(PathBuf);

impl Obstacle {
    fn new(desk: &Desk) -> Self {
        let folder = desk.progress_file().with_file_name(".progress.toml.tmp");
        fs::create_dir_all(&folder).expect("it can be made");
        Self(folder)
    }

    fn remove(self) {
        fs::remove_dir(self.0).expect("it is there");
    }
}

/// The warning after `download-standards` was ticked in vain.
#[track_caller]
fn warned(desk: &Desk) -> Terminal {
    let mut terminal = open(desk);
    terminal.keys("2<Space>");
    terminal.wait_for("1 not saved");
    terminal.keys("q");
    terminal.wait_for("1 change is not in the file.");
    terminal
}

fn is_done(desk: &Desk, options: &str) -> bool {
    desk.run(&format!("{options} show download-standards --json")).json()["status"] == "done"
}

#[test]
fn a_change_that_cannot_be_saved_is_kept_until_it_can() {
    let desk = Desk::new();
    let obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    terminal.keys("<Esc>");
    wait_gone(&terminal, "1 change is");
    obstacle.remove();
    terminal.keys("r");
    wait_whole(&terminal, "it to be saved", |screen| screen.contains(" saved ") && !screen.contains("not saved"));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(is_done(&desk, ""));
}

#[test]
fn the_next_change_takes_the_unsaved_one_along() {
    let desk = Desk::new();
    let obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    terminal.keys("<Esc>");
    wait_gone(&terminal, "1 change is");
    obstacle.remove();
    terminal.keys("j<Space>");
    wait_whole(&terminal, "it to be saved", |screen| screen.contains(" saved ") && !screen.contains("not saved"));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 2);
}

#[test]
fn the_warning_says_which_file_and_why() {
    let desk = Desk::new();
    let _obstacle = Obstacle::new(&desk);
    let terminal = warned(&desk);
    for words in [".progress.toml.tmp: │", "Something else │", "has that name: move it away"] {
        terminal.wait_for(words);
    }
    terminal.wait_for("Not everything is saved");
}

#[test]
fn trying_again_after_a_repair_saves_and_leaves() {
    let desk = Desk::new();
    let obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    obstacle.remove();
    terminal.keys("r");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
    assert!(is_done(&desk, ""));
}

#[test]
fn trying_again_without_a_repair_warns_again() {
    let desk = Desk::new();
    let obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    // Another obstacle, so that the second warning is not the first.
    obstacle.remove();
    desk.write_progress("<<<<<<< HEAD\n");
    terminal.keys("r");
    terminal.wait_for("an unfinished git merge");
    terminal.keys("L");
    assert_eq!(terminal.wait_exit(), 3);
}

#[test]
fn everything_can_be_written_into_another_file() {
    let desk = Desk::new();
    let _obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    terminal.keys("w");
    terminal.wait_for(OTHER);
    terminal.keys("<Enter>");
    assert_eq!(terminal.wait_exit(), 3);
    assert_given_back(&terminal);
    wait_flowing(&terminal, "everything is saved here, including 1 of your changes that could not be saved");
    terminal.wait_for(OTHER);
    desk.run(&format!("--file {OTHER} status")).text();
    assert!(is_done(&desk, &format!("--file {OTHER}")));
    assert!(!desk.progress_file().exists());
}

#[test]
fn a_file_that_is_there_is_not_overwritten() {
    let desk = Desk::new();
    desk.write(OTHER, "mine");
    let _obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    terminal.keys("w");
    terminal.wait_for(OTHER);
    terminal.keys("<Enter>");
    wait_flowing(&terminal, "File exists");
    wait_flowing(&terminal, "1 change is not in the file.");
    terminal.keys("w");
    wait_gone(&terminal, "1 change is");
    terminal.keys(&"<Backspace>".repeat(OTHER.chars().count()));
    terminal.keys("second.toml<Enter>");
    assert_eq!(terminal.wait_exit(), 3);
    wait_flowing(&terminal, "second.toml: everything is saved here");
    assert!(is_done(&desk, "--file second.toml"));
    let home = desk.progress_file();
    let kept = home.ancestors().nth(4).expect("it is below the home").join(OTHER);
    assert_eq!(fs::read_to_string(kept).expect("it is there"), "mine");
}

#[test]
fn after_another_file_was_refused_the_last_words_are_about_the_progress_file() {
    let desk = Desk::new();
    desk.write(OTHER, "mine");
    let _obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    terminal.keys("w");
    terminal.wait_for(OTHER);
    terminal.keys("<Enter>");
    wait_flowing(&terminal, "1 change is not in the file.");
    terminal.keys("L");
    assert_eq!(terminal.wait_exit(), 3);
    wait_flowing(&terminal, "not saved: 1 of your changes.");
    terminal.wait_for(".progress.toml.tmp");
}

#[test]
fn whoever_leaves_without_saving_is_told_what_is_lost() {
    let desk = Desk::new();
    let _obstacle = Obstacle::new(&desk);
    let mut terminal = warned(&desk);
    terminal.keys("L");
    assert_eq!(terminal.wait_exit(), 3);
    assert_given_back(&terminal);
    wait_flowing(&terminal, "not saved: 1 of your changes.");
    assert!(!desk.progress_file().exists());
}

#[test]
fn a_signal_while_changes_are_unsaved_ends_it_with_words() {
    let desk = Desk::new();
    let _obstacle = Obstacle::new(&desk);
    let terminal = warned(&desk);
    terminal.signal(crate::support::terminal::Signal::TERM);
    assert_eq!(terminal.wait_exit(), 3);
    assert_given_back(&terminal);
    wait_flowing(&terminal, "not saved: 1 of your changes.");
}

#[test]
fn a_folder_that_is_a_file_is_named() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    let folder = desk.progress_file().parent().expect("it is in a folder").to_owned();
    fs::create_dir_all(folder.parent().expect("that is in another")).expect("it can be made");
    fs::write(&folder, "").expect("it can be written");
    terminal.keys("2<Space>q");
    terminal.wait_for("1 change is not in the file.");
    terminal.keys("L");
    assert_eq!(terminal.wait_exit(), 3);
    wait_flowing(&terminal, "its folder cannot be created");
}
