//! The name that git knows: the screen does not wait for it, and no change goes without it.
#![expect(clippy::disallowed_methods, reason = "a program is put where git would be")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use rustix::fs::{FileType, Mode};

use super::{in_time, program, wait_flowing, wait_open};
use crate::support::desk::Desk;
use crate::support::terminal::{Program, Terminal};

/// A git that knows no name until it is told one.
struct Git {
    folder: PathBuf,
    told: PathBuf,
}

impl Git {
    fn new(desk: &Desk) -> Self {
        let home = desk.progress_file().ancestors().nth(4).expect("it is below the home").to_owned();
        let (folder, told) = (home.join("bin"), home.join("told"));
        fs::create_dir(&folder).expect("it can be made");
        desk.write("bin/git", &format!("#!/bin/sh\nread -r name <'{}'\necho \"$name\"\n", told.display()));
        fs::set_permissions(folder.join("git"), Permissions::from_mode(0o755)).expect("it is ours");
        rustix::fs::mknodat(rustix::fs::CWD, &told, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe can be made");
        Self { folder, told }
    }

    /// The program at `desk`, where nothing but this git names the user.
    fn program(&self, desk: &Desk) -> Program {
        program(desk).environment("HIE_ONBOARD_USER", "").environment("PATH", &self.folder)
    }

    /// Tells it the name; it is running, or that is waited for.
    #[track_caller]
    fn tell(&self, name: &'static str) {
        let told = self.told.clone();
        in_time("git to be asked", move || fs::write(told, name).expect("it is a pipe"));
    }
}

#[test]
fn the_screen_does_not_wait_for_git_but_what_is_typed_does() {
    let desk = Desk::new();
    let git = Git::new(&desk);
    let mut terminal = Terminal::start(git.program(&desk));
    wait_open(&terminal);
    terminal.keys("2<Space>");
    git.tell("Ada\n");
    wait_flowing(&terminal, "saved");
    terminal.keys("q");
    assert_eq!(terminal.wait_exit(), 0);
    assert!(desk.read_progress().contains("by = \"Ada\""), "{}", desk.read_progress());
}

#[test]
fn the_first_question_proposes_the_name_that_git_knows() {
    let desk = Desk::new();
    let git = Git::new(&desk);
    let program = git.program(&desk);
    fs::remove_file(desk.config_file()).expect("it is there");
    let mut terminal = Terminal::start(program);
    terminal.wait_for("What is your name? (1 of 4)");
    git.tell("Ada\n");
    terminal.wait_for("Ada");
    terminal.keys("<Enter>");
    terminal.wait_for("(2 of 4)");
}
