//! Places that are not only ours: the team's file, files that others put in the way, and file systems without links.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

use hie_onboard::store::{self, Rights, Store};

use super::confined::{inside, runs, skipped};
use super::{fresh, names, note};
use crate::support::small_guide;

#[test]
fn the_group_of_a_teams_file_is_kept_also_by_those_who_may_not_give_it_to_its_owner() {
    let test = "store::shared::the_group_of_a_teams_file_is_kept_also_by_those_who_may_not_give_it_to_its_owner";
    let member = ["setpriv", "--bounding-set=-chown", "--inh-caps=-chown", "--groups=54321"];
    if !runs(&member, &["true"]) {
        return skipped("setpriv(1) may not change groups here");
    }
    let script = "cd \"$HIE_ONBOARD_TEST_DIRECTORY\" && printf 'schema = 1\\nguide = \"small\"\\n' > progress.toml \
        && chmod 660 progress.toml && chown 12345:54321 progress.toml && exec \"$@\"";
    let prefix = [&["sh", "-c", script, "sh"][..], &member].concat();
    let Some(directory) = inside(test, &prefix) else { return };
    let store = Store::new(directory.join("progress.toml"));
    store.save(&small_guide(), &[note("x")]).expect("it is saved");
    let metadata = fs::metadata(store.path()).expect("it is there");
    assert_ne!(metadata.uid(), 12_345, "this user may give files away");
    assert_eq!((metadata.gid(), metadata.mode() & 0o777), (54_321, 0o660));
    let lock = fs::metadata(directory.join(".progress.toml.lock")).expect("it is there");
    assert_eq!((lock.gid(), lock.mode() & 0o777), (54_321, 0o660), "whoever may write has to be able to lock");
}

#[test]
fn a_file_that_somebody_gave_the_name_of_the_lock_keeps_its_rights() {
    let (directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("x")]).expect("it is saved");
    let victim = directory.path().join("victim");
    fs::write(&victim, "untouched").expect("it is made");
    for (path, mode) in [(victim.as_path(), 0o600), (store.path(), 0o666)] {
        fs::set_permissions(path, Permissions::from_mode(mode)).expect("its rights can be set");
    }
    let lock = directory.path().join(".progress.toml.lock");
    fs::remove_file(&lock).and_then(|()| fs::hard_link(&victim, &lock)).expect("it is planted");
    store.save(&guide, &[note("y")]).expect("it is saved");
    assert_eq!(fs::metadata(&victim).expect("it is there").mode() & 0o777, 0o600);
    assert_eq!(fs::read_to_string(victim).expect("it can be read"), "untouched");
}

#[test]
fn a_new_file_is_also_written_where_there_are_no_links_and_replaces_nothing() {
    let strace = ["strace", "-f", "-o", "/dev/null", "-e", "inject=/^link:error=EPERM"];
    let prefix = if runs(&strace, &["true"]) { &strace[..] } else { &[] };
    let test = "store::shared::a_new_file_is_also_written_where_there_are_no_links_and_replaces_nothing";
    let Some(directory) = inside(test, prefix) else { return };
    fs::write(directory.join("any"), "").expect("it is made");
    if fs::hard_link(directory.join("any"), directory.join("link")).is_ok() {
        return skipped("strace(1) is missing, or may not trace here");
    }
    let copy = directory.join("stick").join("copy.toml");
    store::write_new(&copy, b"first", Rights::Private).expect("it is written");
    let sentence = store::write_new(&copy, b"second", Rights::Private).expect_err("there is one").to_string();
    assert!(sentence.contains("Something else has that name"), "{sentence}");
    assert_eq!(store::read(&copy, 9).expect("it can be read"), "first");
    assert_eq!(names(&directory.join("stick")), ["copy.toml"]);
}

#[test]
fn whatever_writes_the_teams_file_hides_its_neighbours_from_git() {
    let (directory, _) = fresh();
    let folder = directory.path().join(".hie-onboard");
    let store = Store::new(folder.join("progress.toml")).with_rights(Rights::Shared);
    let (guide, ignoring) = (small_guide(), folder.join(".gitignore"));
    let is_written = || fs::remove_file(&ignoring).is_ok();
    let progress = store.save(&guide, &[note("x")]).expect("it is saved");
    assert!(is_written());
    store.write_over(&guide, progress).expect("it is written");
    assert!(is_written());
    store.save(&guide, &[note("y")]).expect("it is saved");
    assert!(is_written());
    store.restore_backup(&guide).expect("it is restored");
    assert!(is_written());
}

#[test]
fn links_that_lead_in_a_circle_are_named_and_left_alone() {
    let (directory, store) = fresh();
    symlink("other.toml", store.path()).expect("it is made");
    symlink("progress.toml", directory.path().join("other.toml")).expect("it is made");
    let (load, save) = (store.load(&small_guide()), store.save(&small_guide(), &[note("x")]));
    for error in [load.expect_err("it is refused"), save.expect_err("it is refused")] {
        assert!(error.to_string().contains("progress.toml: cannot be "), "{error}");
        assert!(error.to_string().contains("Too many levels of symbolic links"), "{error}");
    }
    assert_eq!(names(directory.path()), ["other.toml", "progress.toml"]);
}
