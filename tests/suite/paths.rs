//! Which progress file is used, where that depends on the files that are there.
#![expect(clippy::disallowed_methods, reason = "tests make the files that are looked for")]

use std::fs;
use std::path::Path;

use hie_onboard::paths::{Choice, Environment, Place};

fn locate(working_directory: &Path, personal: &Path, file: Option<&str>, profile: Option<&str>) -> Place {
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

    // A folder of that name is not the file.
    fs::create_dir_all(&team).expect("it is made");
    assert_eq!(locate(&below, &personal, None, None).choice, Choice::Personal);
    fs::remove_dir(&team).and_then(|()| fs::write(&team, "")).expect("it is made");
    for start in [below.as_path(), directory.path()] {
        let place = locate(start, &personal, None, None);
        assert_eq!((place.progress, place.choice), (team.clone(), Choice::Team));
    }
    assert_eq!(locate(&below, &personal, Some("x.toml"), None).progress, below.join("x.toml"));
    assert_eq!(locate(&below, &personal, None, Some("clinic")).choice, Choice::Profile);
}
