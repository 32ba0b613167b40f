//! The page about the format, and the starter: they say what holds.

use std::collections::BTreeSet;

use hie_onboard::guide::Guide;

use super::EXAMPLE;
use crate::support::desk::Desk;

const PAGE: &str = include_str!("../../../data/guide-format.md");
const STARTER: &str = include_str!("../../../data/starter-guide.toml");

/// A guide with an unknown key in every table that there can be.
fn with_unknown_keys() -> String {
    let system = "[[system]]\nx-x = 1\n[[page.part]]\nx-x = 1\n";
    let marked: Vec<String> = EXAMPLE
        .lines()
        .map(|line| match line {
            "schema = 1" => "schema = 1\nx-x = 1".to_owned(),
            line if line.starts_with("[[") => format!("{line}\nx-x = 1"),
            line => line.replace("advice = true", "x-x = 1"),
        })
        .collect();
    format!("{}\n[notice]\nx-x = 1\n{system}", marked.join("\n"))
}

/// The keys that the program names as possible, for every kind of table.
fn keys() -> BTreeSet<String> {
    let error = Guide::parse(&with_unknown_keys()).expect_err("it is full of unknown keys");
    let lists = error.0.iter().filter_map(|problem| Some(problem.sentence.split_once("; the keys are ")?.1.to_owned()));
    lists.flat_map(|list| list.split(", ").map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn the_page_explains_every_key_of_the_format() {
    let keys = keys();
    for expected in ["coverage", "same_as", "unblocks", "advice", "news", "caution", "file", "needs"] {
        assert!(keys.contains(expected), "{expected} is not among {keys:?}");
    }
    let missing: Vec<&String> = keys.iter().filter(|key| !PAGE.contains(&format!("`{key}`"))).collect();
    assert!(missing.is_empty(), "data/guide-format.md does not explain {missing:?}");
}

#[test]
fn the_page_leads_to_the_example_and_the_commands() {
    for name in ["example-guide.toml", "`hie-onboard guide new`", "`hie-onboard guide validate"] {
        assert!(PAGE.contains(name), "{name} is not named");
    }
}

#[test]
fn the_starter_is_valid_and_is_never_written_over_another_file() {
    let guide = Guide::parse(STARTER).unwrap_or_else(|error| panic!("{error}"));
    assert!(guide.gates.len() == 1 && guide.tracked().count() == 2);
    let desk = Desk::new();
    assert_eq!(desk.run("guide new").text(), STARTER);
    assert!(desk.run("guide new --output mine.toml").text().is_empty());
    assert_eq!(desk.read("mine.toml"), STARTER);
    desk.write("mine.toml", "mine");
    let complaint = desk.run("guide new --output mine.toml").complaint(3);
    assert!(complaint.contains("mine.toml exists already: choose another name") && !complaint.contains("--force"), "{complaint}");
    assert_eq!(desk.read("mine.toml"), "mine");
    desk.run("guide new --output new.toml").complaint_free();
    assert!(desk.run("--guide new.toml status").text().contains("0 of 2 done"));
}
