//! Several processes on one file: every change that was acknowledged is in it, whoever else was writing, or died doing so.
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use hie_onboard::store::StoreError;

use super::process::{Job, Outcome, Task, number_from};
use super::{fresh, names, note};
use crate::support::{Random, item_id, small_guide};

#[test]
fn eight_processes_with_a_hundred_changes_each_make_eight_hundred() {
    let (_directory, store) = fresh();
    let job = |name: u32| Job { file: store.path().to_owned(), task: Task::Add(name.to_string()), numbers: 0..100 };
    let start = |name: u32| job(name).command(&[]).stdout(Stdio::piped()).spawn().expect("it starts");
    let processes: Vec<_> = (0..8).map(start).collect();
    for process in processes {
        assert_eq!(Outcome::of(&process.wait_with_output().expect("it ends")), Outcome::Saved);
    }
    let expected: BTreeSet<_> = (0..8).flat_map(|name| (0..100).map(move |number| format!("{name}-{number}"))).collect();
    let found = store.load(&small_guide()).expect("it loads").record(&item_id(1)).evidence.clone();
    assert_eq!(found.len(), 800);
    assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), expected);
}

/// 200 deaths as a rule; `HIE_ONBOARD_KILLS=10000` for the long run.
#[test]
fn a_process_that_is_killed_at_any_moment_loses_nothing_acknowledged() {
    let (directory, store) = fresh();
    let guide = small_guide();
    let mut random = Random::new(1);
    let mut acknowledged = 0;
    for kill in 0..number_from("HIE_ONBOARD_KILLS", 200) {
        let job = Job { file: store.path().to_owned(), task: Task::Own, numbers: acknowledged + 1..u32::MAX };
        let mut process = job.command(&[]).stdout(Stdio::piped()).spawn().expect("it starts");
        let mut said = BufReader::new(process.stdout.take().expect("it was piped")).lines().map_while(Result::ok);
        let mut saved = said.by_ref().filter_map(|line| line.strip_prefix("saved ")?.parse::<u32>().ok());
        // Far enough to be in the middle of some save, then at any moment of it.
        acknowledged = saved.by_ref().take(1 + random.below(3)).last().expect("it saves");
        for _ in 0..random.below(200_000) {
            std::hint::spin_loop();
        }
        process.kill().expect("it can be killed");
        process.wait().expect("it ends");
        acknowledged = saved.last().unwrap_or(acknowledged);
        let found: u32 = store.load(&guide).expect("it loads").record(&item_id(1)).owner.parse().expect("it is a number");
        assert!(found == acknowledged || found == acknowledged + 1, "kill {kill}: {acknowledged} was saved, {found} is there");
        acknowledged = found;
    }
    store.save(&guide, &[note("still writable")]).expect("it is saved");
    assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml"]);
}

#[test]
fn a_lock_that_is_held_for_long_is_not_waited_for_and_nothing_is_written() {
    let (directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("kept")]).expect("it is saved");
    let before = store.fingerprint();
    let held = std::fs::File::open(directory.path().join(".progress.toml.lock")).expect("it is there");
    held.lock().expect("it can be locked");
    let error = store.save(&guide, &[note("x")]).expect_err("it is refused");
    assert!(matches!(error, StoreError::Locked { .. }));
    assert_eq!(store.fingerprint(), before);
    assert_eq!(store.load(&guide).expect("reading needs no lock").record(&item_id(1)).note, "kept");
    drop(held);
    store.save(&guide, &[note("x")]).expect("it is saved");
}
