//! Which progress file is used, where that depends on the files that are there.
#![expect(clippy::disallowed_methods, reason = "tests make the files that are looked for")]

use std::fs;
use std::path::Path;

use hie_onboard::paths::{Choice, Environment, Location};

fn locate(working_directory: &Path, personal: &Path, file: Option<&str>, profile: Option<&str>) -> Location {
    let environment = Environment {
        file: None,
        working_directory: working_directory.to_owned(),
        data: Some(personal.to_owned()),
        ..Environment::read()
    };
    environment.locate(file.map(Path::new), profile).expect("there is a place")
}

#[test]
fn the_teams_file_is_found_from_below_and_gives_way_to_what_was_asked_for() {
    let directory = tempfile::tempdir().expect("there is a temporary directory");
    let (team, below) = (directory.path().join(".hie-onboard").join("progress.toml"), directory.path().join("src").join("deep"));
    fs::create_dir_all(&below).expect("it is made");
    let personal = directory.path().join("personal");
    assert_eq!(locate(&below, &personal, None, None).choice, Choice::Personal);

    fs::create_dir_all(team.parent().expect("it is in a folder")).and_then(|()| fs::write(&team, "")).expect("it is made");
    for start in [below.as_path(), directory.path()] {
        let place = locate(start, &personal, None, None);
        assert_eq!((place.progress, place.choice), (team.clone(), Choice::Team));
    }
    assert_eq!(locate(&below, &personal, Some("x.toml"), None).progress, below.join("x.toml"));
    assert_eq!(locate(&below, &personal, None, Some("clinic")).choice, Choice::Profile);
}

#[cfg(unix)]
#[test]
fn a_teams_file_that_cannot_be_used_is_not_passed_over() {
    let directory = tempfile::tempdir().expect("there is a temporary directory");
    let team = directory.path().join(".hie-onboard").join("progress.toml");
    fs::create_dir(directory.path().join(".hie-onboard")).expect("it is made");
    let found = || locate(directory.path(), &directory.path().join("personal"), None, None);
    fs::create_dir(&team).expect("it is made");
    assert_eq!((found().progress, found().choice), (team.clone(), Choice::Team), "a folder of that name");
    fs::remove_dir(&team).and_then(|()| std::os::unix::fs::symlink("gone", &team)).expect("it is made");
    assert_eq!(found().choice, Choice::Team, "a link to nothing");
}

#[cfg(unix)]
#[test]
fn the_same_file_has_one_state_by_whatever_path() {
    let directory = tempfile::tempdir().expect("there is a temporary directory");
    let real = directory.path().join("real");
    fs::create_dir(&real).and_then(|()| std::os::unix::fs::symlink(&real, directory.path().join("link"))).expect("they are made");
    let state = |file: &str| locate(directory.path(), directory.path(), Some(file), None).state;
    // The file itself need not be there.
    for other in ["link/x.toml", "./real/../link/x.toml", "real/../real/x.toml"] {
        assert_eq!(state(other), state("real/x.toml"), "{other}");
    }
    assert_ne!(state("real/y.toml"), state("real/x.toml"));
}
