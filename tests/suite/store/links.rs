//! Links, rights and leftovers: a save changes what a file holds and nothing else about it.
#![cfg(unix)]
#![expect(clippy::disallowed_methods, reason = "tests look at files from outside the store")]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, symlink};
use std::path::Path;

use hie_onboard::store::{self, Locking, Rights, Store, StoreError, Unusable};

use super::{fresh, names, note};
use crate::support::{item_id, small_guide};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("its rights can be set");
}

#[test]
fn a_link_stays_a_link_and_everything_lies_beside_what_it_points_to() {
    let (directory, _) = fresh();
    let (dotfiles, home) = (directory.path().join("dotfiles"), directory.path().join("home"));
    fs::create_dir(&dotfiles).and_then(|()| fs::create_dir(&home)).expect("they are made");
    symlink("../dotfiles/real.toml", home.join("first.toml")).expect("it is made");
    symlink("first.toml", home.join("progress.toml")).expect("it is made");
    fs::write(dotfiles.join("real.toml"), "schema = 1\nguide = \"small\"\n").expect("it is made");
    let store = Store::new(home.join("progress.toml"));
    store.save(&small_guide(), &[note("x")]).expect("it is saved");
    assert_eq!(names(&home), ["first.toml", "progress.toml"]);
    assert_eq!(names(&dotfiles), [".real.toml.bak", ".real.toml.lock", "real.toml"]);
    assert!(store.path().is_symlink());
    assert_eq!(store.backup_path().expect("it is known"), dotfiles.canonicalize().expect("it is there").join(".real.toml.bak"));
}

#[test]
fn a_link_to_nothing_is_neither_nothing_done_nor_replaced() {
    let (directory, store) = fresh();
    symlink("gone/real.toml", store.path()).expect("it is made");
    let guide = small_guide();
    let write = store::write(store.path(), b"x", Rights::Private).expect_err("it is refused");
    for error in
        [store.load(&guide).expect_err("it is refused"), store.save(&guide, &[note("x")]).expect_err("it is refused"), write]
    {
        assert!(matches!(error, StoreError::Content { reason: Unusable::DanglingLink(_), .. }), "{error}");
        assert!(error.to_string().contains("a link to gone/real.toml, which does not exist"), "{error}");
    }
    assert_eq!(names(directory.path()), ["progress.toml"]);
}

#[test]
fn new_files_and_folders_are_the_owners_alone_and_old_rights_are_kept() {
    let (directory, _) = fresh();
    let folder = directory.path().join("new").join("newer");
    let store = Store::new(folder.join("progress.toml"));
    let guide = small_guide();
    store.save(&guide, &[note("x")]).expect("it is saved");
    assert_eq!([mode(&folder), mode(folder.parent().expect("it has one"))], [0o700, 0o700]);
    assert_eq!([mode(store.path()), mode(&folder.join(".progress.toml.lock"))], [0o600, 0o600]);
    set_mode(store.path(), 0o664);
    store.save(&guide, &[note("y")]).expect("it is saved");
    assert_eq!(mode(store.path()), 0o664);
    assert_eq!(mode(&folder.join(".progress.toml.lock")), 0o664, "whoever may write has to be able to lock");
}

#[test]
fn root_does_not_take_a_file_away_from_its_owner() {
    let (_directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("x")]).expect("it is saved");
    // Somebody who may not give files away has nothing to test.
    let owner = if chown(store.path(), Some(12_345), Some(54_321)).is_ok() { (12_345, 54_321) } else { return };
    store.save(&guide, &[note("y")]).expect("it is saved");
    let metadata = fs::metadata(store.path()).expect("it is there");
    assert_eq!((metadata.uid(), metadata.gid(), mode(store.path())), (owner.0, owner.1, 0o600));
}

#[test]
fn what_a_crash_or_somebody_else_left_in_the_way_is_not_written_through() {
    let (directory, store) = fresh();
    let guide = small_guide();
    let here = |name: &str| directory.path().join(name);
    store.save(&guide, &[note("first")]).expect("it is saved");
    fs::write(here("victim"), "untouched").expect("it is made");
    let plant = |how: fn(&Path, &Path) -> std::io::Result<()>| {
        for name in [".progress.toml.tmp", ".progress.toml.bak.tmp"] {
            how(&here("victim"), &here(name)).expect("it is planted");
        }
    };
    plant(|victim, name| symlink(victim, name));
    store.save(&guide, &[note("second")]).expect("it is saved");
    plant(|victim, name| fs::hard_link(victim, name));
    store.save(&guide, &[note("third")]).expect("it is saved");
    assert_eq!(fs::read_to_string(here("victim")).expect("it is there"), "untouched");
    assert_eq!(names(directory.path()), [".progress.toml.bak", ".progress.toml.lock", "progress.toml", "victim"]);
    assert!(fs::read_to_string(here(".progress.toml.bak")).expect("it is there").contains("second"));
}

#[test]
fn a_folder_in_the_way_of_the_new_file_is_named() {
    let (directory, store) = fresh();
    let guide = small_guide();
    store.save(&guide, &[note("kept")]).expect("it is saved");
    fs::create_dir(directory.path().join(".progress.toml.tmp")).expect("it is made");
    let sentence = store.save(&guide, &[note("x")]).expect_err("it is refused").to_string();
    assert!(sentence.contains(".progress.toml.tmp: cannot be written"), "{sentence}");
    assert!(sentence.contains("move it away"), "{sentence}");
    assert_eq!(store.load(&guide).expect("it loads").record(&item_id(1)).note, "kept");
}

#[test]
fn a_lock_that_cannot_be_opened_stops_the_save_and_is_named_with_what_to_do() {
    let (directory, store) = fresh();
    let lock = directory.path().join(".progress.toml.lock");
    for plant in [|lock: &Path| symlink("elsewhere", lock), |lock: &Path| fs::create_dir(lock)] {
        plant(&lock).expect("it is planted");
        let sentence = store.save(&small_guide(), &[note("x")]).expect_err("it is refused").to_string();
        assert!(sentence.contains(".progress.toml.lock: the lock of ") && sentence.contains("or remove it"), "{sentence}");
        assert!(matches!(store.locking(), Some(Locking::Refused(_))), "{:?}", store.locking());
        assert_eq!(names(directory.path()), [".progress.toml.lock"]);
        fs::remove_file(&lock).or_else(|_| fs::remove_dir(&lock)).expect("it is removed");
    }
    store.save(&small_guide(), &[note("x")]).expect("it is saved");
}

#[test]
fn a_shared_file_and_its_folder_follow_the_umask() {
    let (directory, _) = fresh();
    let folder = directory.path().join("team");
    let store = Store::new(folder.join("progress.toml")).with_rights(Rights::Shared);
    store.save(&small_guide(), &[note("x")]).expect("it is saved");
    let umask = mode_of_a_new_file(directory.path());
    assert_eq!([mode(store.path()), mode(&folder.join(".progress.toml.lock"))], [umask, umask]);
    assert_eq!(mode(&folder) & 0o666, umask);
}

/// What the umask leaves of a new file's rights.
fn mode_of_a_new_file(directory: &Path) -> u32 {
    let file = directory.join("any");
    fs::write(&file, "").expect("it is made");
    mode(&file)
}
