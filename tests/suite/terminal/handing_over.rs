//! A note in the user's own editor, from the interface: the terminal and every key are the editor's until it is closed.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use super::stopping::{leave, open_from_shell_with, wait_stopped};
use super::{assert_given_back, program, start, wait_flowing, wait_gone};
use crate::support::desk::Desk;
use crate::support::terminal::{Signal, Terminal};

/// A command line that runs the shell script `script`, to which the note is `$1`.
fn editor(script: &str) -> String {
    format!("/bin/sh -c '{script}' sh")
}

/// The interface on the first commitment, with an editor.
#[track_caller]
fn open(desk: &Desk, script: &str) -> Terminal {
    let mut terminal = start(program(desk).environment("EDITOR", editor(script)));
    terminal.keys("3");
    terminal.wait_for("Commitments 0/9");
    terminal
}

/// Waits until the editor says so; the command line may say the same.
#[track_caller]
fn wait_editing(terminal: &Terminal) {
    terminal.wait_until("the editor", |screen| {
        !screen.alternate_screen() && screen.contents().lines().any(|line| line.trim_end() == "edit now")
    });
}

/// Waits until the interface is back with a changed note.
#[track_caller]
fn wait_changed(terminal: &Terminal) {
    terminal
        .wait_until("the note to be changed", |screen| screen.alternate_screen() && screen.contents().contains("u undoes it"));
}

#[track_caller]
fn note(desk: &Desk) -> String {
    let note = desk.run("show conformance-requirements --json").json();
    note["note"].as_str().expect("it is text").to_owned()
}

/// The notes that are still in files of their own.
fn drafts(desk: &Desk) -> Vec<PathBuf> {
    let state = desk.progress_file().ancestors().nth(3).expect("it is below .local").join("state/hie-onboard");
    let folders = fs::read_dir(state).into_iter().flatten().map(|folder| folder.expect("it can be read").path());
    let files =
        folders.flat_map(|folder| fs::read_dir(folder).into_iter().flatten().map(|file| file.expect("it can be read").path()));
    files.filter(|file| file.extension().is_some_and(|extension| extension == "md")).collect()
}

/// Leaves the interface, which has the terminal and gives it back as it was.
#[track_caller]
fn quit(mut terminal: Terminal) {
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert_given_back(&terminal);
}

#[test]
fn a_terminal_that_was_stopped_in_the_editor_goes_on() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo edit now; read go; echo typed >> \"$1\"");
    terminal.keys("E");
    wait_editing(&terminal);
    terminal.send(b"\x13\n");
    wait_changed(&terminal);
    terminal.keys("j");
    terminal.wait_for("saved ");
    assert_eq!(note(&desk), "typed");
    quit(terminal);
}

#[test]
fn what_was_typed_is_the_note_and_can_be_taken_back() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo typed >> \"$1\"");
    terminal.keys("E");
    wait_changed(&terminal);
    terminal.keys("j");
    terminal.wait_for("saved ");
    assert_eq!((note(&desk).as_str(), drafts(&desk)), ("typed", Vec::new()));
    terminal.keys("u");
    terminal.wait_for("Undone");
    quit(terminal);
    assert_eq!(note(&desk), "");
}

#[test]
fn the_editor_has_the_terminal_as_a_shell_would_give_it() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo edit now; read line; echo \"$line\" > \"$1\"");
    terminal.keys("E");
    wait_editing(&terminal);
    assert_given_back(&terminal);
    terminal.keys("q is text<Enter>");
    wait_changed(&terminal);
    assert!(!terminal.cooked() && terminal.bracketed_paste());
    terminal.keys("j");
    terminal.wait_for("saved ");
    assert_eq!(note(&desk), "q is text");
    quit(terminal);
}

#[test]
fn keys_go_to_whoever_has_the_terminal_again_and_again() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo edit now; read line; echo \"$line\" >> \"$1\"");
    for round in 0..5 {
        terminal.keys("E");
        terminal.wait_until("the editor once more", |screen| {
            let said = screen.contents().lines().filter(|line| line.trim_end() == "edit now").count();
            !screen.alternate_screen() && said == round + 1
        });
        terminal.keys(&format!("line {round}<Enter>"));
        wait_changed(&terminal);
        terminal.keys("<Space>");
        terminal.wait_for(if round % 2 == 0 { "Commitments 1/9" } else { "Commitments 0/9" });
    }
    quit(terminal);
    assert_eq!(note(&desk), "line 0\nline 1\nline 2\nline 3\nline 4");
}

#[test]
fn an_editor_that_changes_nothing_or_gives_up_changes_nothing() {
    for (script, said) in
        [(":", "The editor changed nothing: if it is still open, add `--wait` to EDITOR."), ("exit 1", "gave up")]
    {
        let desk = Desk::new();
        let mut terminal = open(&desk, script);
        terminal.keys("E");
        wait_flowing(&terminal, said);
        quit(terminal);
        assert!(!desk.progress_file().exists() && drafts(&desk).is_empty(), "{script}");
    }
}

#[test]
fn an_editor_that_is_not_there_is_named() {
    let desk = Desk::new();
    let mut terminal = start(program(&desk).environment("VISUAL", "no-such-editor").size(24, 120));
    terminal.keys("3E");
    wait_flowing(&terminal, "the editor `no-such-editor` could not be started");
    quit(terminal);
}

#[test]
fn what_cannot_be_the_note_is_kept_in_a_file_that_is_named() {
    let long = "i=0; while [ $i -lt 1100 ]; do echo 0123456789012345678901234567890123456789012345678901234567890123; i=$((i+1)); done > \"$1\"";
    for (script, said) in [
        (long, "It is too long: a note holds 64 KiB"),
        ("printf \"caf\\351\" > \"$1\"", "it is not UTF-8 text"),
        ("echo typed > \"$1\"; exit 1", "gave up"),
    ] {
        let desk = Desk::new();
        let mut terminal = open(&desk, script);
        terminal.keys("E");
        terminal.wait_for("what you typed is kept in");
        wait_flowing(&terminal, said);
        let [draft] = &drafts(&desk)[..] else { panic!("{:?}", drafts(&desk)) };
        let name = draft.file_name().expect("it has a name").to_string_lossy().into_owned();
        let shown: String = terminal.text().split(['│', '\n', ' ']).collect();
        assert!(shown.contains(&name), "{name} in {}", terminal.text());
        assert_eq!(fs::metadata(draft).expect("it is there").permissions().mode() & 0o777, 0o600);
        terminal.keys("<Esc>");
        wait_gone(&terminal, "what you typed");
        quit(terminal);
        assert!(!desk.progress_file().exists());
    }
}

#[test]
fn a_note_that_is_being_written_goes_on_in_the_editor_and_comes_back() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo more >> \"$1\"");
    terminal.keys("ebegun<Enter><C-o>");
    terminal.wait_for("more");
    terminal.keys(" still<Esc>");
    terminal.wait_for("saved ");
    assert_eq!(note(&desk), "begun\nmore still");
    terminal.keys("e<C-o>");
    terminal.wait_until("the second more", |screen| screen.contents().matches("more").count() == 2);
    terminal.keys("<C-g>");
    wait_gone(&terminal, "Note: ");
    quit(terminal);
    assert_eq!(note(&desk), "begun\nmore still");
}

#[test]
fn control_c_is_the_editors() {
    let desk = Desk::new();
    let script = r#"trap "echo caught >> \"\$1\"; exit 0" INT; echo edit now; read line"#;
    let mut terminal = open(&desk, script);
    terminal.keys("E");
    wait_editing(&terminal);
    terminal.keys("<C-c>");
    wait_changed(&terminal);
    quit(terminal);
    assert_eq!(note(&desk), "caught");
}

#[test]
fn control_c_that_ends_the_editor_does_not_end_us() {
    for _ in 0..5 {
        let desk = Desk::new();
        let mut terminal = open(&desk, "echo edit now; read line");
        terminal.keys("E");
        wait_editing(&terminal);
        terminal.keys("<C-c>");
        wait_flowing(&terminal, "gave up");
        terminal.keys("<Space>");
        terminal.wait_for("Commitments 1/9");
        quit(terminal);
    }
}

#[test]
fn control_z_in_the_editor_stops_us_too_and_fg_goes_on_there() {
    let desk = Desk::new();
    let script = editor("echo edit now; read line; echo \"$line\" > \"$1\"").replace('\'', "'\\''");
    let mut terminal = open_from_shell_with(&desk, &format!("EDITOR='{script}' "));
    terminal.keys("3");
    terminal.wait_for("Commitments 0/9");
    terminal.keys("E");
    wait_editing(&terminal);
    terminal.keys("<C-z>");
    wait_stopped(&terminal);
    terminal.keys("fg<Enter>");
    terminal.wait_until("the command to be named by the shell", |screen| screen.contents().matches("hie-onboard").count() >= 3);
    terminal.keys("words<Enter>");
    wait_changed(&terminal);
    leave(terminal);
    assert_eq!(note(&desk), "words");
}

#[test]
fn a_window_that_changes_meanwhile_is_filled() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo edit now; read line");
    terminal.keys("E");
    wait_editing(&terminal);
    terminal.resize(30, 120);
    terminal.keys("<Enter>");
    terminal
        .wait_until("the footer in the last row", |screen| screen.contents_between(29, 0, 29, 120).contains("changed nothing"));
    quit(terminal);
}

#[test]
fn a_signal_that_ends_us_ends_the_editor_and_keeps_what_was_typed() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "echo typed > \"$1\"; echo edit now; read line");
    terminal.keys("E");
    wait_editing(&terminal);
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert_given_back(&terminal);
    let [draft] = &drafts(&desk)[..] else { panic!("{:?}", drafts(&desk)) };
    assert_eq!(fs::read_to_string(draft).expect("it was kept"), "typed\n");
    // The next start tells of it, until it is deleted.
    let mut terminal = Terminal::start(program(&desk));
    terminal.wait_for("A note was left open in an editor");
    terminal.keys("<Esc>");
    super::wait_gone(&terminal, "A note was left open in an editor");
    quit(terminal);
    fs::remove_file(draft).expect("it is there");
    let terminal = start(program(&desk));
    assert!(!terminal.text().contains("left open in an editor"), "{}", terminal.text());
}

#[test]
fn a_note_that_the_editor_saves_when_a_signal_ends_us_is_kept() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "trap \"echo typed > $1; exit 0\" TERM; echo edit now; while :; do read line; done");
    terminal.keys("E");
    wait_editing(&terminal);
    terminal.signal(Signal::TERM);
    assert_eq!(terminal.wait_exit(), 128 + 15);
    assert_given_back(&terminal);
    assert_eq!(desk.run("show conformance-requirements --json").json()["note"], "typed");
}

#[test]
fn an_editor_that_leaves_the_terminal_in_disorder_is_cleaned_up_after() {
    let desk = Desk::new();
    let mut terminal = open(&desk, "/bin/stty raw -echo; printf \"\\033[?1049h\\033[?25l\"; echo typed > \"$1\"");
    terminal.keys("E");
    wait_changed(&terminal);
    quit(terminal);
}
