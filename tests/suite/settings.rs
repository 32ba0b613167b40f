//! What is chosen once and for all: `config.toml`, and what wins over it.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;

use hie_onboard::store::config;
use tempfile::TempDir;

use crate::support::desk::{Desk, Said};

/// A desk with this `config.toml`.
fn desk(text: &str) -> Desk {
    let desk = Desk::new();
    desk.write_config(text);
    desk
}

/// The line of `info` that begins with `name`.
fn info(said: Said, name: &str) -> String {
    let text = said.text();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("no {name} in {text}"));
    line.trim().to_owned()
}

#[test]
fn the_file_is_named_and_what_it_says_holds() {
    let desk = desk("theme = \"light\"\nuser = \"ben\"\n");
    let file = desk.config_file().display().to_string();
    assert_eq!(info(desk.run("info"), "Settings"), file);
    assert_eq!(info(desk.run("info"), "Theme"), "light (set in config.toml)");
    assert_eq!(info(desk.run("info --theme dark"), "Theme"), "dark (set by --theme)");
    assert_eq!(info(desk.run("info"), "Changes by"), "ana (set by HIE_ONBOARD_USER)");
    let unnamed = desk.command().env_remove("HIE_ONBOARD_USER").arg("info").output();
    assert_eq!(info(Said::from(unnamed.expect("it starts")), "Changes by"), "ben (set in config.toml)");
}

#[test]
fn changes_are_made_under_the_name_in_the_file() {
    let desk = desk("user = \"zoë\"");
    let ticked = desk.command().env_remove("HIE_ONBOARD_USER").args(["tick", "agreements"]).output();
    Said::from(ticked.expect("it starts")).text();
    assert_eq!(desk.run("show agreements --json").json()["by"], "zoë");
}

#[test]
fn the_environment_wins_over_the_file() {
    let desk = desk("theme = \"light\"");
    let run = |name: &str, value: &str| Said::from(desk.command().env(name, value).arg("info").output().expect("it starts"));
    assert_eq!(info(run("HIE_ONBOARD_THEME", "high-contrast"), "Theme"), "high-contrast (set by HIE_ONBOARD_THEME)");
    assert_eq!(info(run("NO_COLOR", "1"), "Theme"), "mono (because of NO_COLOR)");
    let elsewhere = run("XDG_CONFIG_HOME", "/nowhere");
    assert_eq!(info(elsewhere, "Settings"), "/nowhere/hie-onboard/config.toml (not written yet)");
}

#[test]
fn a_mistake_in_the_file_is_wrong_usage_told_in_one_sentence() {
    let table = [
        (
            "mouse = true\nthem = \"dark\"",
            "line 2, column 1: unknown key `them`, expected one of `theme`, `mouse`, `ascii`, `user`",
        ),
        ("theme = \"drak\"", "line 1, column 9: unknown word `drak`"),
        ("theme = ", "line 1, column"),
    ];
    for (text, mistake) in table {
        let desk = desk(text);
        let complaint = desk.run("status").complaint(2);
        let file = desk.config_file().display().to_string();
        assert!(complaint.starts_with(&format!("hie-onboard: {file}: {mistake}")), "{complaint}");
        assert!(complaint.ends_with("It was not changed: correct it there\n"), "{complaint}");
        assert_eq!(complaint.lines().count(), 1, "{complaint}");
    }
}

#[test]
fn a_variable_that_is_misspelt_is_told() {
    let desk = Desk::new();
    let said = desk.command().env("HIE_ONBOARD_MOUSE", "yes").arg("status").output().expect("it starts");
    assert_eq!(Said::from(said).complaint(2), "hie-onboard: HIE_ONBOARD_MOUSE is `yes`: set it to one of on, off\n");
    desk.run("status --theme drak").complaint(2);
}

#[test]
fn a_file_that_is_none_or_too_large_is_told() {
    let folder = Desk::new();
    fs::create_dir_all(folder.config_file()).expect("it can be made");
    assert!(folder.run("status").complaint(3).contains("it is a folder, not a file"));
    let large = desk(&"#".repeat(65 * 1024));
    assert!(large.run("status").complaint(3).contains("it is larger than 64 KiB"));
}

#[test]
fn the_name_is_saved_and_the_rest_of_the_file_stays() {
    let folder = TempDir::new().expect("there is room for a directory");
    let file = folder.path().join("below").join("config.toml");
    config::save_user(&file, "ana").expect("it can be written");
    assert_eq!(config::load(&file).expect("it is right").user.as_deref(), Some("ana"));
    fs::write(&file, "# mine\nuser = 'ana' # me\n[broken").expect("it can be written");
    config::save_user(&file, "ben").expect_err("nothing is changed in what is not understood");
    fs::write(&file, "# mine\nuser = 'ana' # me\n").expect("it can be written");
    config::save_user(&file, "ben").expect("it can be written");
    assert_eq!(fs::read_to_string(&file).expect("it is there"), "# mine\nuser = \"ben\" # me\n");
}
