//! Leaving and coming back: everything is where it was, and what is said to be saved is.

use std::fs::File;
use std::path::Path;

use super::{above_footer, assert_given_back, open, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::Terminal;

/// Section, item, a tick, a note, the detail panel, and a screen down in it.
fn work(terminal: &mut Terminal) {
    terminal.keys("3jj");
    terminal.wait_for("Message specifications");
    terminal.keys("<Space>");
    terminal.wait_for("saved ");
    terminal.keys("e");
    terminal.wait_for("Note: ");
    terminal.keys("Signed copy with legal.<Esc>");
    wait_gone(terminal, "Note: ");
    terminal.keys("<Enter>");
    wait_gone(terminal, "Enter open");
    // One key is one draw: with several the screen could be looked at between them.
    terminal.keys("<PageDown>");
}

#[test]
fn who_comes_back_finds_everything_as_it_was_left() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    work(&mut terminal);
    terminal.wait_until("the text to be scrolled, and the cursor below its title", |screen| {
        let (row, column) = screen.cursor_position();
        let title = screen.contents_between(row.saturating_sub(1), column, row.saturating_sub(1), 80);
        !screen.contents().contains("done since") && title.starts_with("Vendor and user agreements")
    });
    let (left, cursor) = (above_footer(&terminal), cursor_of(&terminal));
    assert!(left.join("\n").contains("[x]"), "{left:#?}");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);

    let again = open(&desk);
    assert_eq!(above_footer(&again), left);
    assert_eq!(cursor_of(&again), cursor);
}

fn cursor_of(terminal: &Terminal) -> (u16, u16) {
    let position = std::cell::Cell::new((0, 0));
    terminal.wait_until("a cursor", |screen| {
        position.set(screen.cursor_position());
        true
    });
    position.get()
}

#[test]
fn what_was_done_is_in_the_progress_file() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    work(&mut terminal);
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    let item = desk.run("show agreements --json").json();
    assert_eq!((&item["status"], &item["by"]), (&"done".into(), &"ana".into()), "{item}");
    assert_eq!(item["note"], "Signed copy with legal.");
}

#[test]
fn the_footer_says_saved_only_when_the_file_holds_it() {
    let desk = Desk::new();
    desk.run("tick agreements").text();
    let mut terminal = open(&desk);
    let lock = File::options().write(true).open(desk.progress_file().with_file_name(".progress.toml.lock"));
    let lock = lock.expect("a save leaves its lock");
    lock.lock().expect("nobody saves now");
    let before = desk.read_progress();
    terminal.keys("2<Space>");
    terminal.wait_for("saving");
    assert!(!terminal.text().contains("saved "), "{}", terminal.text());
    assert_eq!(desk.read_progress(), before);
    lock.unlock().expect("it was locked");
    terminal.wait_for("saved ");
    assert_eq!(desk.run("show download-standards --json").json()["status"], "done");
}

#[test]
fn what_is_typed_after_q_changes_nothing() {
    let desk = Desk::new();
    let mut terminal = open(&desk);
    terminal.keys("2<Space>qj<Space>");
    assert_eq!(terminal.wait_exit(), 0);
    assert_eq!(desk.run("status --json").json()["counts"]["done"], 1);
}

#[cfg(unix)]
#[test]
fn a_view_that_stayed_as_it_was_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let desk = Desk::new();
    let view = || {
        let info = desk.run("info").text();
        let state = info.lines().find_map(|line| line.strip_prefix("State")).expect("it is said").trim();
        // A file that is written takes the place of the one before.
        Path::new(state).join("view.json").metadata().expect("it is there").ino()
    };
    let visit = |keys: &str| {
        let mut terminal = open(&desk);
        terminal.keys(keys);
        assert_eq!(terminal.wait_exit(), 0);
        view()
    };
    let first = visit("3jq");
    assert_eq!(visit("jkq"), first);
    assert_ne!(visit("jq"), first);
}
