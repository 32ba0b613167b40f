//! What the README says about the program, held against the program.

#![expect(clippy::disallowed_methods, reason = "the README is read and, when asked for, written")]

use std::fs;
use std::path::Path;

use hie_onboard::tui::keys;
use hie_onboard::tui::panels::help;
use hie_onboard::tui::state::mode::Mode;

use crate::architecture::sources;
use crate::support::stage::Stage;

const BEGIN: &str = "<!-- keys: made from the key table; a test compares them -->\n";
const END: &str = "<!-- end of keys -->";

fn readme() -> String {
    fs::read_to_string(path()).expect("there is a README")
}

fn path() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The key table in Markdown.
fn keys() -> String {
    let section = |(title, keys): (&str, Vec<(String, &str)>)| {
        let rows = keys.into_iter().map(|(keys, description)| format!("| {} | {description} |\n", code(&keys)));
        format!("\n| {title} | |\n|---|---|\n{}", rows.collect::<String>())
    };
    keys::reference().map(section).collect()
}

/// Each key as code; commas stand between meanings.
fn code(keys: &str) -> String {
    let meanings = keys.split(", ").map(|keys| keys.split(' ').map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" "));
    meanings.collect::<Vec<_>>().join(", ")
}

#[test]
fn the_readme_lists_every_key() {
    let readme = readme();
    let (before, rest) = readme.split_once(BEGIN).expect("the README has a place for the keys");
    let (shown, after) = rest.split_once(END).expect("the place ends");
    if std::env::var_os("UPDATE_README").is_some() {
        fs::write(path(), format!("{before}{BEGIN}{}\n{END}{after}", keys())).expect("the README can be written");
    } else {
        assert_eq!(shown.trim(), keys().trim(), "UPDATE_README=1 cargo test manual writes the keys anew");
    }
}

#[test]
fn every_picture_that_the_readme_shows_is_one_that_the_tests_draw() {
    let readme = readme();
    let pictures: Vec<&str> = readme.split("](screenshots/").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(pictures.len() >= 4);
    for picture in pictures {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("screenshots").join(picture).is_file(), "{picture} is missing");
    }
}

/// The pages for people who have the sources.
const PAGES: [&str; 3] = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

#[test]
fn every_file_that_the_pages_name_is_there() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    for page in PAGES {
        let text = fs::read_to_string(top.join(page)).expect("the page is there");
        let links = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        let scripts = text.split("bash ").skip(1).filter_map(|rest| rest.split([' ', '`', '\n']).next());
        let files = links.filter(|link| !link.contains("://")).chain(scripts.filter(|script| script.starts_with('.')));
        for file in files.filter(|file| !file.is_empty()) {
            assert!(top.join(file).exists(), "{page} names {file}, which is not there");
        }
    }
}

#[test]
fn every_variable_that_makes_something_again_is_one_that_the_tests_read() {
    let tests: String = sources("tests").into_iter().map(|(_, text)| text).collect();
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("CONTRIBUTING.md")).expect("the page is there");
    let variables: Vec<&str> = text.split('`').filter_map(|code| code.split_once('=')).map(|(variable, _)| variable).collect();
    assert!(variables.len() > 4, "{variables:?}");
    for variable in variables {
        assert!(tests.contains(variable), "CONTRIBUTING.md names {variable}, which no test reads");
    }
}

#[test]
fn the_two_commands_of_the_readme_are_there() {
    let readme = readme();
    for command in ["\ncargo run --release\n", "\ncargo test\n"] {
        assert!(readme.contains(command), "{command}");
    }
}

/// The text of a page as one line.
fn flowing(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_pages_tell_everything_that_is_exported_on_the_screen_and_how() {
    let readme = flowing(&readme());
    for words in [
        "one of what changed since a day, a commit or the last report",
        "a calendar of everybody or of one owner, or a pack",
        "with what changed since then, in .html and .md",
        "which copy belongs to which piece of evidence",
        "never in another pack or in a folder that is itself evidence",
    ] {
        assert!(readme.contains(words), "the README does not say: {words}");
    }
    let rows: Vec<(String, &str)> = keys::reference().flat_map(|(_, rows)| rows).collect();
    assert!(rows.contains(&(": export".to_owned(), "Write a report, a calendar or a pack for others")), "{rows:?}");
}

#[test]
fn the_help_fits_into_eighty_columns() {
    let stage = Stage::new(80, 24).press("?");
    let Mode::Help(help) = &stage.model.mode else { panic!("the help is open") };
    for line in help::lines(&stage.model, help, 80) {
        assert!(line.width() <= 78, "too wide: {line}");
    }
}
