//! `note` in the user's editor, from the command line: the terminal is the editor's until it is closed.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::{at, path};
use crate::support::desk::Desk;
use crate::support::terminal::{Program, Terminal};

/// An editor that says when it has the terminal, survives Ctrl-C as editors do, and writes the line that is typed.
const EDITOR: &str =
    "#!/bin/sh\ntrap 'echo interrupted' INT QUIT\necho editing\nuntil read -r line; do :; done\necho \"$line\" > \"$1\"\n";

#[test]
fn control_c_in_the_editor_is_the_editors_own() {
    let desk = Desk::new();
    desk.write("editor", EDITOR);
    let editor = desk.command().get_current_dir().expect("it has one").join("editor");
    fs::set_permissions(&editor, fs::Permissions::from_mode(0o755)).expect("its rights can be set");
    let program = Program::new(path()).arguments(["note", "agreements"]).environment("EDITOR", &editor);
    let mut terminal = Terminal::start(at(&desk, program));
    terminal.wait_for("editing");
    for (key, times) in [(b"\x03", 1), (b"\x1c", 2)] {
        terminal.send(key);
        terminal.wait_until("the editor to notice", |screen| screen.contents().matches("interrupted").count() == times);
    }
    terminal.send(b"signed copy\r");
    assert_eq!(terminal.wait_exit(), 0, "{}", terminal.text());
    assert_eq!(desk.run("show agreements --json").json()["note"], "signed copy");
}
