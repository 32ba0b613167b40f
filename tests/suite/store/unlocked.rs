//! Where the system has no locks: nothing that was acknowledged is lost all the same.
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use hie_onboard::store::Locking;

use super::confined::skipped;
use super::process::{Job, Outcome, Task, again};
use super::{fresh, names, note};
use crate::support::{item_id, small_guide};

const NO_LOCKS: &str =
    "#include <errno.h>\nint flock(int file, int request) { (void)file; (void)request; errno = ENOLCK; return -1; }\n";

/// A library that takes the locks away from a program, if one can be made here.
fn without_locks(directory: &std::path::Path) -> Option<PathBuf> {
    let (source, library) = (directory.join("no-locks.c"), directory.join("no-locks.so"));
    fs::write(&source, NO_LOCKS).expect("it is written");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-o"]).args([&library, &source]).status();
    if built.is_ok_and(|status| status.success()) {
        return Some(library);
    }
    skipped("there is no C compiler here");
    None
}

#[test]
fn sixteen_processes_without_locks_lose_nothing() {
    let (directory, store) = fresh();
    let tools = tempfile::tempdir().expect("there is a temporary directory");
    let Some(library) = without_locks(tools.path()) else { return };
    let start = |name: u32| {
        let job = Job { file: store.path().to_owned(), task: Task::Add(name.to_string()), numbers: 0..30 };
        job.command(&[]).env("LD_PRELOAD", &library).stdout(Stdio::piped()).spawn().expect("it starts")
    };
    let processes: Vec<_> = (0..16).map(start).collect();
    for process in processes {
        assert_eq!(Outcome::of(&process.wait_with_output().expect("it ends")), Outcome::Saved);
    }
    let expected: BTreeSet<_> = (0..16).flat_map(|name| (0..30).map(move |number| format!("{name}-{number}"))).collect();
    let found = store.load(&small_guide()).expect("it loads").record(&item_id(1)).evidence.clone();
    assert_eq!(expected.difference(&found.into_iter().collect()).count(), 0, "lost of 480");
    assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml"]);
}

#[test]
fn a_marker_that_a_dead_process_left_is_waited_for_and_taken_over() {
    const INSIDE: &str = "HIE_ONBOARD_TEST_WITHOUT_LOCKS";
    if std::env::var_os(INSIDE).is_some() {
        let (directory, store) = fresh();
        store.save(&small_guide(), &[note("x")]).expect("it is saved");
        assert!(matches!(store.locking(), Some(Locking::Markers)), "{:?}", store.locking());
        fs::write(directory.path().join(".progress.toml.busy"), "dead").expect("it is left");
        store.save(&small_guide(), &[note("y")]).expect("it is saved");
        assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml"]);
        return;
    }
    let tools = tempfile::tempdir().expect("there is a temporary directory");
    let Some(library) = without_locks(tools.path()) else { return };
    let test = "store::unlocked::a_marker_that_a_dead_process_left_is_waited_for_and_taken_over";
    let output = again(test, &[]).env(INSIDE, "1").env("LD_PRELOAD", library).output().expect("it starts");
    assert!(output.status.success(), "{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_file_that_git_replaces_between_reading_and_writing_is_read_again() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("ours")]).expect("it is saved");
    let theirs = fs::read_to_string(store.path()).expect("it can be read").replace("owner = \"\"", "owner = \"theirs\"");
    let mut is_first = true;
    let saved = store.update(&guide, |progress| {
        if std::mem::take(&mut is_first) {
            fs::write(store.path(), &theirs).expect("it is replaced");
        }
        progress.apply(&note("changed"));
    });
    let saved = saved.expect("it is saved");
    let record = saved.record(&item_id(1));
    assert_eq!((record.owner.as_str(), record.note.contains("changed")), ("theirs", true));
    assert_eq!(store.load(&guide).expect("it loads"), saved);
}
