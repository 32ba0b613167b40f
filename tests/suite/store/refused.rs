//! A system that refuses: full, read-only, limited or protected; the file stays as it was and the sentence says what to do.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use hie_onboard::progress::{Change, Field};
use hie_onboard::store::Store;

use super::confined::{inside, mounted, powerless, skipped};
use super::process::{Job, Outcome};
use super::{fresh, names, note};
use crate::support::{item_id, small_guide};

/// Checks that a save is refused with a sentence that holds `expected`, and that nothing changed or was left behind.
fn refuses(store: &Store, text: &str, expected: &str) {
    let folder = store.path().parent().expect("it has one");
    let before = (fs::read(store.path()).ok(), names(folder));
    let error = store.save(&small_guide(), &[note(text)]).expect_err("it is refused");
    assert!(error.to_string().contains(expected), "{error}");
    assert!((fs::read(store.path()).ok(), names(folder)) == before, "something changed: {error}");
}

/// The directory of the test called `name`, once it runs where the shell has run `script`.
fn behind(name: &str, script: &str) -> Option<Store> {
    let prefix = mounted(script)?;
    let prefix: Vec<_> = prefix.iter().map(String::as_str).collect();
    inside(&format!("store::refused::{name}"), &prefix).map(|directory| Store::new(directory.join("disk").join("progress.toml")))
}

fn saves(store: &Store, text: &str) {
    let guide = small_guide();
    let seen = store.load(&guide).expect("it loads");
    let change = Change::field(&seen, &item_id(1), Field::Note(text.to_owned()));
    let saved = store.save(&guide, &[change]).expect("it is saved");
    assert_eq!(saved.record(&item_id(1)).note, text);
}

#[test]
fn a_full_disk_changes_nothing_and_a_freed_one_is_used_again() {
    let script = "mkdir disk && mount -t tmpfs -o size=64k none disk";
    let Some(store) = behind("a_full_disk_changes_nothing_and_a_freed_one_is_used_again", script) else { return };
    saves(&store, "kept");
    refuses(&store, &"x".repeat(100_000), "No space left on device (os error 28). Free some space");
    let filler = store.path().with_file_name("filler");
    fs::write(&filler, vec![0; 100_000]).expect_err("it does not fit");
    refuses(&store, "y", "Free some space");
    fs::remove_file(filler).expect("it is removed");
    saves(&store, "y");
}

#[test]
fn a_disk_without_names_left_changes_nothing() {
    let script = "mkdir disk && mount -t tmpfs -o nr_inodes=4 none disk";
    let Some(store) = behind("a_disk_without_names_left_changes_nothing", script) else { return };
    saves(&store, "kept");
    fs::write(store.path().with_file_name("filler"), "").expect("it is made");
    refuses(&store, "x", "Free some space");
}

#[test]
fn a_read_only_disk_is_named_and_still_read() {
    let script = "mkdir disk && mount -t tmpfs none disk && printf 'schema = 1\\nguide = \"small\"\\n' > disk/progress.toml \
        && mount -o remount,bind,ro disk";
    let Some(store) = behind("a_read_only_disk_is_named_and_still_read", script) else { return };
    refuses(&store, "x", "Read-only file system (os error 30). Nothing can be written on this file system");
    store.load(&small_guide()).expect("it loads");
    let missing = Store::new(store.path().with_file_name("none.toml"));
    missing.load(&small_guide()).expect("it is nothing done yet");
    refuses(&missing, "x", "Nothing can be written on this file system");
    let below = Store::new(missing.path().with_file_name("below").join("x.toml"));
    let sentence = below.save(&small_guide(), &[note("x")]).expect_err("it is refused").to_string();
    assert!(sentence.contains("x.toml: its folder cannot be created: Read-only file system"), "{sentence}");
}

#[test]
fn a_file_that_is_itself_mounted_is_not_replaced_and_the_folder_advised() {
    let script = "mkdir disk && printf 'schema = 1\\nguide = \"small\"\\n' > outside && touch disk/progress.toml \
        && mount --bind outside disk/progress.toml";
    let Some(store) = behind("a_file_that_is_itself_mounted_is_not_replaced_and_the_folder_advised", script) else { return };
    let expected = "mount the folder instead";
    let error = store.save(&small_guide(), &[note("x")]).expect_err("it is refused");
    assert!(error.to_string().contains(expected), "{error}");
    refuses(&store, "x", expected);
}

#[test]
fn protected_files_and_folders_are_respected() {
    let Some(directory) = inside("store::refused::protected_files_and_folders_are_respected", &powerless()) else { return };
    let store = Store::new(directory.join("progress.toml"));
    let rights = |path: &Path, mode| fs::set_permissions(path, Permissions::from_mode(mode)).expect("its rights can be set");
    saves(&store, "kept");
    rights(store.path(), 0o444);
    if fs::OpenOptions::new().write(true).open(store.path()).is_ok() {
        return skipped("this user stands above permissions");
    }
    refuses(&store, "x", "cannot be changed: Permission denied (os error 13). Check the permissions");
    rights(store.path(), 0o200);
    let error = store.load(&small_guide()).expect_err("it is refused");
    assert!(error.to_string().contains("cannot be read: Permission denied"), "{error}");
    rights(store.path(), 0o600);
    rights(&directory, 0o500);
    refuses(&store, "x", "cannot be written: Permission denied");
    rights(&directory, 0o700);
    rights(&directory.join(".progress.toml.lock"), 0);
    refuses(&store, "x", ".progress.toml.lock: the lock of ");
    rights(store.path(), 0o640);
    rights(&directory.join(".progress.toml.lock"), 0o600);
    saves(&store, "y");
}

/// `ulimit -f` counts blocks of 512 or 1,024 bytes; the file is larger than two of either.
const LIMITED: &str = "ulimit -f 2 && exec \"$@\"";

fn large_file() -> (tempfile::TempDir, Store) {
    let (directory, store) = fresh();
    saves(&store, &"x".repeat(5_000));
    (directory, store)
}

#[test]
fn a_limit_on_the_size_of_files_is_named() {
    let (directory, store) = large_file();
    let ignoring = format!("trap '' XFSZ && {LIMITED}");
    let outcome = Job::once(store.path(), 1, &["sh", "-c", &ignoring, "sh"]);
    let Outcome::Refused(sentence) = outcome else { panic!("{outcome:?}") };
    assert!(sentence.contains("File too large (os error 27). Raise the limit on the size of files"), "{sentence}");
    assert_eq!(names(directory.path()), [".progress.toml.lock", "progress.toml"]);
    assert_eq!(store.load(&small_guide()).expect("it loads").record(&item_id(1)).owner, "");
}

#[test]
fn a_process_that_its_limit_ends_has_changed_nothing() {
    let (_directory, store) = large_file();
    assert_eq!(Job::once(store.path(), 1, &["sh", "-c", LIMITED, "sh"]), Outcome::Nothing);
    assert_eq!(store.load(&small_guide()).expect("it loads").record(&item_id(1)).owner, "");
    saves(&store, "y");
}
