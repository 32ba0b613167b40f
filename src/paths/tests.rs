//! What variables and arguments amount to, without a file being looked at.

use std::path::{Path, PathBuf};

use super::{Choice, Environment, PathError, fnv_1a};

fn environment(variables: &[(&str, &str)]) -> Environment {
    let value = |name: &str| variables.iter().find(|(other, _)| *other == name).map(|(_, value)| value.into());
    Environment::from_variables(PathBuf::from("/nowhere/work"), value)
}

fn homeless() -> Environment {
    Environment { data: None, state: None, ..environment(&[]) }
}

#[test]
fn what_was_asked_for_now_wins_over_what_was_arranged_before() {
    let environment = environment(&[("HIE_ONBOARD_FILE", "named.toml"), ("XDG_DATA_HOME", "/data")]);
    let locate = |file: Option<&str>, profile| {
        let place = environment.locate(file.map(Path::new), profile).expect("there is a place");
        (place.progress.to_string_lossy().into_owned(), place.choice)
    };
    assert_eq!(locate(Some("./x.toml"), Some("p")), ("/nowhere/work/x.toml".to_owned(), Choice::Argument));
    assert_eq!(locate(None, Some("p")), ("/data/hie-onboard/profiles/p/progress.toml".to_owned(), Choice::Profile));
    assert_eq!(locate(None, None), ("/nowhere/work/named.toml".to_owned(), Choice::Environment));
}

#[test]
fn the_stronger_variable_tells_the_encoding() {
    let is_other = |variables| environment(variables).has_other_encoding();
    assert!(is_other(&[("LANG", "en_CA.UTF-8"), ("LC_ALL", "C")]) && is_other(&[("LANG", "POSIX"), ("LC_ALL", "")]));
    assert!(!is_other(&[("LANG", "C"), ("LC_CTYPE", "UTF-8")]) && !is_other(&[]));
}

#[test]
fn the_personal_file_is_the_last_resort() {
    let place = environment(&[("XDG_DATA_HOME", "/data")]).locate(None, None).expect("there is a place");
    assert_eq!((place.progress.as_path(), place.choice), (Path::new("/data/hie-onboard/progress.toml"), Choice::Personal));
}

#[test]
fn a_relative_data_home_is_ignored_and_an_empty_variable_is_none() {
    let environment = environment(&[("XDG_DATA_HOME", "data"), ("HIE_ONBOARD_FILE", ""), ("NO_COLOR", "")]);
    assert!(environment.data.is_none_or(|data| data.is_absolute()));
    assert_eq!((environment.file, environment.no_color), (None, false));
}

#[test]
fn a_named_file_needs_no_home() {
    let place = homeless().locate(Some(Path::new("/a/b.toml")), None).expect("there is a place");
    assert!(place.state.starts_with("/a/.hie-onboard-state"));
    assert_eq!(homeless().locate(None, None), Err(PathError::NoHome));
    assert_eq!(homeless().locate(None, Some("p")), Err(PathError::NoHome));
}

#[test]
fn every_progress_file_has_a_state_of_its_own() {
    let environment = environment(&[("XDG_STATE_HOME", "/state")]);
    let state = |file: &str| environment.locate(Some(Path::new(file)), None).expect("there is a place").state;
    assert_ne!(state("/a"), state("/b"));
    assert_eq!(state("/nowhere/work/a"), state("./a"));
    assert_eq!(state("/a").parent(), Some(Path::new("/state/hie-onboard")));
}

#[test]
fn profiles_are_plain_words() {
    for good in ["a", "Clinic_2-b", &"x".repeat(64)] {
        assert!(environment(&[("XDG_DATA_HOME", "/data")]).locate(None, Some(good)).is_ok(), "{good}");
    }
    for bad in ["", ".", "..", "a/b", "a b", "é", "a\0", &"x".repeat(65)] {
        assert_eq!(homeless().locate(None, Some(bad)), Err(PathError::Profile(bad.to_owned())), "{bad}");
    }
}

#[test]
fn the_user_can_be_named() {
    assert_eq!(environment(&[("USER", "root"), ("HIE_ONBOARD_USER", "ana")]).user.as_deref(), Some("ana"));
    assert_eq!(environment(&[("USER", ""), ("LOGNAME", "ben")]).login, "ben");
    assert_eq!(environment(&[]).login, "unknown");
}

#[test]
fn the_config_file_is_where_the_system_has_such_files() {
    let config = |value: &str| environment(&[("XDG_CONFIG_HOME", value)]).config;
    assert_eq!(config("/config"), Some(PathBuf::from("/config/hie-onboard/config.toml")));
    assert!(config("config").is_none_or(|file| file.is_absolute()));
}

#[test]
fn a_terminal_on_another_computer_is_known() {
    assert_eq!(environment(&[("SSH_TTY", "/dev/pts/0")]).ssh.as_deref(), Some("/dev/pts/0"));
    assert!(environment(&[("SSH_CONNECTION", "::1")]).ssh.is_some() && environment(&[("SSH_TTY", "")]).ssh.is_none());
}

#[test]
fn the_editor_is_the_visual_one_first() {
    assert_eq!(environment(&[("EDITOR", "ed"), ("VISUAL", "code --wait")]).editor, "code --wait");
    assert_eq!(environment(&[("EDITOR", "ed"), ("VISUAL", "")]).editor, "ed");
}

#[test]
fn the_hash_is_the_published_one() {
    assert_eq!(
        [fnv_1a(b""), fnv_1a(b"a"), fnv_1a(b"foobar")],
        [0xcbf2_9ce4_8422_2325, 0xaf63_dc4c_8601_ec8c, 0x8594_4171_f739_67e8]
    );
}
