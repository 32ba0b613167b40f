//! A file that vanishes or shrinks is not taken for somebody's work, and costs no backup.
#![expect(clippy::disallowed_methods, reason = "tests take files away")]

use std::fs;

use hie_onboard::progress::{Change, Field, Progress, Status};
use hie_onboard::store::{Store, StoreError};

use super::{fresh, names, note};
use crate::support::{item_id, small_guide, tick};

/// Ticks every item, and then gives one a note, so that there is a backup with all of it.
fn full(store: &Store) -> Progress {
    let guide = small_guide();
    let empty = Progress::new(&guide);
    let ticks: Vec<Change> = (1..=8).map(|number| tick(&empty, &item_id(number), Status::Done, "ana", 1)).collect();
    store.save(&guide, &ticks).expect("it is saved");
    store.save(&guide, &[note("kept")]).expect("it is saved")
}

/// A file in which only one item has something.
fn nearly_empty() -> String {
    let mut progress = Progress::new(&small_guide());
    progress.apply(&note("theirs"));
    progress.make_dense(&small_guide());
    progress.to_text()
}

#[test]
fn a_file_that_is_gone_is_told_apart_from_one_that_was_never_there() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    let known = full(&store);
    fs::remove_file(store.path()).expect("it is removed");
    for error in [store.reload(&guide, &known), store.save_known(&guide, &[note("x")], &known)] {
        let error = error.expect_err("it is gone");
        assert!(matches!(error, StoreError::Gone { before: 8, .. }), "{error}");
        assert!(error.to_string().contains("progress.toml: the file is gone; it had 8 items with progress."), "{error}");
    }
    assert!(!store.path().exists());
    let nothing = Progress::new(&guide);
    assert_eq!(store.reload(&guide, &nothing).expect("it is nothing done yet"), nothing);
    store.save_known(&guide, &[note("first")], &nothing).expect("it is saved");
}

#[test]
fn a_file_that_suddenly_holds_far_less_is_refused_until_it_is_written_back() {
    let (directory, store) = fresh();
    let guide = small_guide();
    let known = full(&store);
    fs::write(store.path(), nearly_empty()).expect("it is replaced");
    for error in [store.reload(&guide, &known), store.save_known(&guide, &[note("x")], &known)] {
        assert!(matches!(error, Err(StoreError::FarLess { now: 1, before: 8, .. })), "{error:?}");
    }
    assert_eq!(fs::read_to_string(store.path()).expect("it can be read"), nearly_empty());
    store.write_back(&guide, known.clone()).expect("it is written");
    assert_eq!(store.reload(&guide, &known).expect("it loads"), known);
    let aside = directory.path().join(".progress.toml.replaced-1");
    assert_eq!(fs::read_to_string(aside).expect("it is kept"), nearly_empty());
}

#[test]
fn what_somebody_else_took_back_is_no_loss() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    let known = full(&store);
    let untick = |number| Change::status(&known, &item_id(number), Status::Todo, "", &stamp());
    let saved = store.save(&guide, &[untick(1), untick(2)]).expect("it is saved");
    assert_eq!(store.reload(&guide, &known).expect("it is somebody's work"), saved);
}

fn stamp() -> hie_onboard::progress::Stamp {
    hie_onboard::progress::Stamp { at: jiff::Timestamp::UNIX_EPOCH, by: "ben".to_owned(), edition: 1 }
}

#[test]
fn a_backup_is_not_replaced_by_something_that_holds_far_less() {
    let (directory, store) = fresh();
    let guide = small_guide();
    full(&store);
    let backup = directory.path().join(".progress.toml.bak");
    let kept = fs::read_to_string(&backup).expect("there is one");
    fs::remove_file(store.path()).expect("it is removed");
    for text in ["first", "second", "third"] {
        store.save(&guide, &[note(text)]).expect("it is saved");
        assert_eq!(fs::read_to_string(&backup).expect("it stays"), kept, "{text}");
    }
    assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml"]);
    let owner = |number| Change::field(&Progress::new(&guide), &item_id(number), Field::Owner("ana".to_owned()));
    store.save(&guide, &[owner(2)]).and_then(|_| store.save(&guide, &[owner(3)])).expect("it is saved");
    assert_ne!(fs::read_to_string(&backup).expect("it is there"), kept, "by now it is somebody's work");
}
