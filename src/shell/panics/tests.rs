//! Panics that end a process: each test runs itself once more, in a process that has nothing else to do.

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output};

use super::*;
use crate::shell::inbox::{Events, Inbox};
use crate::store::Temporary;

/// Another code than that of failed tests.
const CODE: u8 = 77;

/// Where the loop was told instead.
const TOLD: u8 = 78;

/// Says which of the two processes this is.
const OWN: &str = "HIE_ONBOARD_PANICS";

/// Before the name of a folder.
const MADE: &str = "made ";

/// How a process ended that did nothing but `work`; it has to end in there.
#[expect(clippy::disallowed_methods, reason = "what tells the two processes apart is none of the program's variables")]
fn ended_by(work: impl FnOnce()) -> Output {
    if std::env::var_os(OWN).is_some() {
        work();
        exit(0);
    }
    let test = thread::current();
    let program = std::env::current_exe().expect("it runs");
    let arguments = ["--exact", test.name().expect("it is that of the test"), "--nocapture"];
    Command::new(program).args(arguments).env(OWN, "1").output().expect("it starts")
}

fn panic_on_thread() {
    let _ = thread::spawn(|| panic!("as was to be shown")).join();
}

fn gave_back_terminal(ended: &Output) -> bool {
    String::from_utf8_lossy(&ended.stdout).contains("\x1b[?1049l")
}

#[test]
fn a_panic_is_reported_and_ends_the_program() {
    let ended = ended_by(|| {
        end_program(CODE);
        panic_on_thread();
    });
    assert_eq!(ended.status.code(), Some(CODE.into()));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("as was to be shown"));
    assert!(!gave_back_terminal(&ended), "it had none");
}

#[test]
fn the_loop_ends_the_program_when_another_thread_panics() {
    let ended = ended_by(|| {
        let (mut inbox, events) = Inbox::new().expect("the system has a pipe");
        end_program(CODE);
        tell(events);
        thread::spawn(|| panic!("as was to be shown"));
        // A terminal that is gone is told as well: tests have none.
        while !matches!(inbox.wait(), Some(Event::Panicked)) {}
        exit(TOLD);
    });
    assert_eq!(ended.status.code(), Some(TOLD.into()));
    assert!(gave_back_terminal(&ended));
}

#[test]
fn a_panic_of_the_loop_ends_the_program_with_the_terminal_restored() {
    let ended = ended_by(|| {
        let (_inbox, events) = Inbox::new().expect("the system has a pipe");
        end_program(CODE);
        tell(events);
        panic!("as was to be shown");
    });
    assert_eq!(ended.status.code(), Some(CODE.into()));
    assert!(gave_back_terminal(&ended));
}

#[test]
fn a_panic_leaves_no_temporary_folder_behind() {
    let ended = ended_by(|| {
        let folder = Temporary::new().expect("the system has room");
        writeln!(io::stdout(), "{MADE}{}", folder.path().display()).expect("the test reads it");
        end_program(CODE);
        panic_on_thread();
    });
    let said = String::from_utf8_lossy(&ended.stdout);
    let folder = said.lines().find_map(|line| line.split_once(MADE)).expect("it says what it made").1;
    assert!(!Path::new(folder).exists(), "{folder}");
}
