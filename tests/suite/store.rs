//! The store on real files: what is acknowledged stays, whatever happens around it.

#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

pub mod confined;
mod crashes;
mod crowd;
mod damage;
mod links;
mod loss;
mod power;
mod process;
mod refused;
mod shared;
#[cfg(target_os = "linux")]
mod unlocked;

use std::fs;
use std::path::{Path, PathBuf};

use hie_onboard::progress::{Change, Field, Progress, Status};
use hie_onboard::store::{self, Rights, Store, StoreError, Unusable, memory};
use tempfile::TempDir;

use crate::support::{item_id, small_guide, tick};

/// A directory of its own, and a store in it.
fn fresh() -> (TempDir, Store) {
    let directory = tempfile::tempdir().expect("there is a temporary directory");
    let store = Store::new(directory.path().join("progress.toml"));
    (directory, store)
}

/// Gives the first item the note `text`.
fn note(text: &str) -> Change {
    Change::field(&Progress::new(&small_guide()), &item_id(1), Field::Note(text.to_owned()))
}

fn names(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).expect("it can be listed");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("it can be listed").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn what_was_saved_is_loaded() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    let empty = store.load(&guide).expect("a missing file is nothing done yet");
    assert_eq!(empty, Progress::new(&guide));
    let saved = store.save(&guide, &[tick(&empty, "step-2", Status::Done, "ana", 7)]).expect("it is saved");
    assert_eq!(store.load(&guide).expect("it loads"), saved);
    assert_eq!(saved.records.keys().cloned().collect::<Vec<_>>(), (1..=8).map(item_id).collect::<Vec<_>>());
}

#[test]
fn a_save_leaves_the_file_its_lock_and_from_the_second_on_a_backup() {
    let (directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("first")]).expect("it is saved");
    assert_eq!(names(directory.path()), [".progress.toml.lock", "progress.toml"]);
    let first = fs::read(store.path()).expect("it can be read");
    store.save(&guide, &[note("second")]).expect("it is saved");
    assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml"]);
    assert_eq!(fs::read(store.backup_path().expect("it is known")).expect("it can be read"), first);
}

#[test]
fn changes_are_applied_to_what_the_file_holds_by_then() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    let seen = store.load(&guide).expect("it loads");
    let theirs = tick(&seen, "step-1", Status::Done, "ben", 1);
    let ours = tick(&seen, "step-2", Status::Doing, "ana", 2);
    store.save(&guide, &[theirs]).expect("it is saved");
    let both = store.save(&guide, &[ours]).expect("it is saved");
    assert_eq!(both.record("step-1").standing.status, Status::Done);
    assert_eq!(both.record("step-2").standing.status, Status::Doing);
}

#[test]
fn a_change_that_is_there_already_writes_nothing() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("x")]).expect("it is saved");
    let before = store.fingerprint();
    store.save(&guide, &[note("x")]).expect("it is there");
    store.save(&guide, &[]).expect("it is there");
    assert_eq!(store.fingerprint(), before);
    store.save(&guide, &[note("y")]).expect("it is saved");
    assert_ne!(store.fingerprint(), before);
}

#[test]
fn a_damaged_file_is_never_overwritten_and_its_backup_offered() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("kept")]).expect("it is saved");
    store.save(&guide, &[note("newer")]).expect("it is saved");
    fs::write(store.path(), "schema = 1\nguide = \"small\"\n[item.step-1\n").expect("it is damaged");
    let error = store.save(&guide, &[note("x")]).expect_err("it is refused");
    let sentence = error.to_string();
    assert!(sentence.contains("progress.toml: line 3, column 13: "), "{sentence}");
    assert!(sentence.contains(".progress.toml.bak"), "{sentence}");

    let kept = store.restore_backup(&guide).expect("it is restored").expect("there was a file");
    assert_eq!(store.load(&guide).expect("it loads").record("step-1").note, "kept");
    assert!(fs::read_to_string(kept).expect("it is kept").ends_with("[item.step-1\n"));
}

#[test]
fn a_backup_is_offered_for_whatever_is_wrong_with_the_file() {
    let (directory, store) = fresh();
    let guide = small_guide();
    for text in ["first", "second"] {
        store.save(&guide, &[note(text)]).expect("it is saved");
    }
    let backup = directory.path().join(".progress.toml.bak");
    let large = "\n".repeat(5_000_000);
    for damaged in [&b"\xff"[..], b"", b"schema = 2\n", b"schema = 1\nguide = \"other\"\n", large.as_bytes()] {
        fs::write(store.path(), damaged).expect("it is damaged");
        for error in [store.load(&guide).expect_err("it is refused"), store.save(&guide, &[]).expect_err("it is refused")] {
            assert!(matches!(&error, StoreError::Content { backup: Some(found), .. } if *found == backup), "{error}");
        }
    }
}

#[test]
fn nothing_is_restored_from_a_backup_that_is_damaged_too() {
    let (directory, store) = fresh();
    let guide = small_guide();
    fs::write(store.path(), "x").expect("it is damaged");
    fs::write(directory.path().join(".progress.toml.bak"), "y").expect("it is damaged");
    let error = store.load(&guide).expect_err("it is refused");
    assert!(matches!(error, StoreError::Content { backup: None, .. }), "{error}");
    store.restore_backup(&guide).expect_err("it is refused");
    assert_eq!(fs::read_to_string(store.path()).expect("it can be read"), "x");
}

#[test]
fn the_file_of_another_guide_is_refused() {
    let (_directory, store) = fresh();
    fs::write(store.path(), "schema = 1\nguide = \"other\"\n").expect("it is written");
    let sentence = store.load(&small_guide()).expect_err("it is refused").to_string();
    assert!(sentence.contains("the guide `other`, not to `small`"), "{sentence}");
}

#[test]
fn progress_that_could_not_be_read_again_is_not_written() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("kept")]).expect("it is saved");
    let error = store.save(&guide, &[note(&"x".repeat(9_000_000))]).expect_err("it is refused");
    assert!(matches!(error, StoreError::Content { reason: Unusable::TooLarge { .. }, .. }), "{error}");
    assert_eq!(store.load(&guide).expect("it loads").record("step-1").note, "kept");
}

#[test]
fn anything_can_be_written_the_same_way() {
    let (directory, _store) = fresh();
    let report = directory.path().join("new").join("report.html");
    store::write(&report, b"one", Rights::Private).expect("it is written");
    store::write(&report, b"two", Rights::Private).expect("it is replaced");
    assert_eq!(store::read(&report, 3).expect("it is read"), "two");
    assert_eq!(names(&directory.path().join("new")), ["report.html"]);
    assert!(matches!(store::read(&report, 2), Err(StoreError::Content { reason: Unusable::TooLarge { limit: 2 }, .. })));
    assert!(store::read(&directory.path().join("none"), 9).expect_err("it is missing").to_string().contains("Check the name"));
}

#[test]
fn memory_that_is_missing_or_damaged_is_nothing() {
    let (directory, _store) = fresh();
    let path = directory.path().join("state").join("undo.json");
    assert_eq!(memory::load::<Vec<Change>>(&path), None);
    memory::save(&path, &[note("x")]).expect("it is remembered");
    assert_eq!(memory::load(&path), Some(vec![note("x")]));
    for damaged in ["", "{", "[1]", "\0"] {
        fs::write(&path, damaged).expect("it is damaged");
        assert_eq!(memory::load::<Vec<Change>>(&path), None);
    }
    assert_eq!(memory::load::<PathBuf>(directory.path()), None);
}
