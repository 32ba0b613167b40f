//! A progress file that cannot be read: shown as it would be empty, never touched, and given back when it is whole again.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs::{self, File};
use std::path::Path;

use rustix::fs::{FileType, Mode};

use super::{assert_given_back, flowing, open, wait_flowing, wait_gone, wait_whole};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

const CONFLICT: &str = "schema = 1\nguide = \"bc-hie\"\n\n<<<<<<< HEAD\n[item.agreements]\n=======\n>>>>>>> other\n";

/// The names beside the file, in order.
fn names_beside(file: &Path) -> Vec<String> {
    let folder = fs::read_dir(file.parent().expect("it is in a folder")).expect("it is there");
    let mut names: Vec<_> =
        folder.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What was said on standard error after the interface was left.
fn last_words(terminal: &Terminal) -> String {
    let log = terminal.raw_log();
    let log = String::from_utf8_lossy(&log);
    let (_, said) = log.rsplit_once("\x1b[?25h").expect("the cursor was shown again");
    said.replace("\r\n", "\n")
}

/// Asserts that the interface at `desk` opens, names all of `names`, changes nothing, and says the same when it is left.
#[track_caller]
fn is_only_read(desk: &Desk, names: &[&str]) {
    let before = names_beside(&desk.progress_file());
    let mut terminal = open(desk);
    terminal.wait_for("read-only");
    for keys in ["2<Space>", "s", "e", "u", "U"] {
        terminal.keys("g");
        wait_gone(&terminal, "Nothing can be changed");
        terminal.keys(keys);
        wait_flowing(&terminal, "Nothing can be changed while the file cannot be read.");
    }
    assert!(!terminal.text().contains("[x]"), "{}", terminal.text());
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 3);
    assert_given_back(&terminal);
    let said = last_words(&terminal);
    assert_eq!(said.trim_end().lines().count(), 1, "{said:?}");
    for name in names.iter().chain([&&*desk.progress_file().display().to_string()]) {
        assert!(said.contains(name), "{name:?} is not in: {said}");
    }
    assert_eq!(names_beside(&desk.progress_file()), before, "something was put beside the file");
}

#[test]
fn a_file_that_cannot_be_understood_is_only_read() {
    let cases = [
        ("schema = 1\nguide = \"bc-hie\"\n\n[item.agreements]\nstatus = \"dne\"\n", &["line 5, column 10"][..]),
        ("schema = 1\nguide = \"bc-hie\"\n\n[item.agreements\n", &["line 4, column 17"]),
        ("schema = 99\nguide = \"bc-hie\"\n", &["line 1", "99", "newer hie-onboard"]),
        ("schema = 1\nguide = \"other\"\n", &["other"]),
        (CONFLICT, &["line 4", "<<<<<<<"]),
        ("", &["line 1", "empty"]),
    ];
    for (text, named) in cases {
        let desk = Desk::new();
        desk.write_progress(text);
        is_only_read(&desk, named);
        assert_eq!(desk.read_progress(), text);
    }
}

#[test]
fn a_file_that_was_cut_short_is_only_read() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let whole = desk.read_progress();
    let without_last_line = whole.trim_end().rsplit_once('\n').expect("it has lines").0;
    let desk = Desk::new();
    desk.write_progress(without_last_line);
    is_only_read(&desk, &["line ", "is cut off"]);
    assert_eq!(desk.read_progress(), without_last_line);
}

#[test]
fn a_file_in_another_encoding_is_only_read() {
    let desk = Desk::new();
    let bytes = b"schema = 1\n# caf\xe9\n";
    desk.write_progress("");
    fs::write(desk.progress_file(), bytes).expect("it can be written");
    is_only_read(&desk, &["line 2, column 6", "UTF-8"]);
    assert_eq!(fs::read(desk.progress_file()).expect("it is there"), bytes);
}

#[test]
fn a_folder_in_the_place_of_the_file_is_only_named() {
    let desk = Desk::new();
    fs::create_dir_all(desk.progress_file()).expect("it can be made");
    is_only_read(&desk, &["folder"]);
    assert!(desk.progress_file().is_dir());
}

#[test]
fn a_pipe_in_the_place_of_the_file_is_not_waited_for() {
    let desk = Desk::new();
    desk.write_progress("");
    fs::remove_file(desk.progress_file()).expect("it is there");
    rustix::fs::mknodat(rustix::fs::CWD, desk.progress_file(), FileType::Fifo, Mode::RUSR | Mode::WUSR, 0)
        .expect("a pipe can be made");
    is_only_read(&desk, &["pipe"]);
}

#[test]
fn a_huge_file_is_not_read_to_its_end() {
    let desk = Desk::new();
    desk.write_progress("");
    let file = File::options().write(true).open(desk.progress_file()).expect("it is there");
    file.set_len(100 * 1024 * 1024).expect("it takes no room");
    is_only_read(&desk, &["larger than 8192 KiB"]);
    assert_eq!(file.metadata().expect("it is there").len(), 100 * 1024 * 1024);
}

#[test]
fn a_file_in_the_place_of_the_data_folder_is_named() {
    let desk = Desk::new();
    let folder = desk.progress_file().parent().expect("it is in a folder").to_owned();
    fs::create_dir_all(folder.parent().expect("that is in another")).expect("it can be made");
    fs::write(&folder, "mine").expect("it can be written");
    let mut terminal = open(&desk);
    terminal.wait_for("read-only");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 3);
    let said = last_words(&terminal);
    assert!(said.contains(&desk.progress_file().display().to_string()), "{said}");
    assert_eq!(fs::read(&folder).expect("it is there"), b"mine");
}

#[test]
fn the_backup_takes_the_place_of_a_damaged_file_when_asked() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    desk.run("tick download-standards").text();
    let backup = desk.progress_file().with_file_name(".progress.toml.bak");
    let good = fs::read(&backup).expect("the second save made a backup");
    fs::write(desk.progress_file(), CONFLICT).expect("it can be written");
    let mut terminal = open(&desk);
    terminal.wait_for("R restore");
    terminal.keys("R");
    wait_flowing(&terminal, "Restored from the backup");
    wait_gone(&terminal, "read-only");
    assert_eq!(fs::read(desk.progress_file()).expect("it is there"), good);
    let kept = desk.progress_file().with_file_name(".progress.toml.replaced-1");
    assert_eq!(fs::read_to_string(kept).expect("the damaged file is kept"), CONFLICT);
    terminal.keys("2<Space>");
    wait_whole(&terminal, "it to be saved", |screen| screen.contains(" saved ") && !screen.contains("<<<<<<<"));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 2);
}

#[test]
fn without_a_usable_backup_none_is_offered() {
    for backup in [None, Some(CONFLICT)] {
        let desk = Desk::new();
        desk.write_progress(CONFLICT);
        if let Some(text) = backup {
            fs::write(desk.progress_file().with_file_name(".progress.toml.bak"), text).expect("it can be written");
        }
        let mut terminal = open(&desk);
        terminal.wait_for("read-only");
        assert!(!flowing(&terminal.text()).contains("restore"), "{}", terminal.text());
        terminal.keys("Rq");
        assert_eq!(terminal.wait_exit(), 3);
        assert_eq!(desk.read_progress(), CONFLICT);
    }
}

#[test]
fn a_file_that_somebody_repaired_can_be_used_at_the_next_key() {
    let desk = Desk::new();
    desk.write_progress(CONFLICT);
    let mut terminal = open(&desk);
    terminal.wait_for("read-only");
    desk.write_progress("schema = 1\nguide = \"bc-hie\"\n\n[item.agreements]\nstatus = \"done\"\n");
    terminal.keys("2");
    wait_gone(&terminal, "read-only");
    terminal.wait_for("1 of ");
    terminal.keys("<Space>");
    wait_whole(&terminal, "it to be saved", |screen| screen.contains(" saved ") && !screen.contains("<<<<<<<"));
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 2);
}
