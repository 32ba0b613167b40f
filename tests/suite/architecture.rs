//! The rules of the architecture, held against the sources: floors, sizes, and a sentence for every file.

#![expect(clippy::disallowed_methods, reason = "the sources are read as files")]

use std::fs;
use std::path::{Path, PathBuf};

mod imports;

/// Files longer than this are asking to be two.
const LONGEST: usize = 300;

/// The floors of `src`, lowest first: a file imports only from its own floor and those below.
#[rustfmt::skip]
const FLOORS: &[&str] = &[
    "document", "text",
    "guide", "page", "progress", "search.rs", "settings.rs", "paths", "demo.rs", "export",
    "store", "journal.rs", "drafts.rs", "editor.rs", "git", "team",
    "tui/draw", "tui/state", "tui/keys", "tui/panels", "tui/screen", "tui/update", "tui/view.rs",
    "shell", "cli", "main.rs",
];

/// Words that only these parts of `src` may use.
const RESERVED: &[(&str, &[&str])] = &[
    ("ratatui", &["tui", "shell"]),
    ("crossterm", &["tui/keys", "shell"]),
    ("termina::", &["shell/inbox"]),
    ("clap", &["cli", "main.rs"]),
    ("std::fs", &["store"]),
    ("std::env", &["paths"]),
    ("std::thread", &["store", "shell", "cli"]),
    ("::now(", &["store", "journal.rs", "shell", "cli"]),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every Rust file below `folder`, by its path from there, with its text.
pub fn sources(name: &str) -> Vec<(String, String)> {
    let (top, mut found) = (folder(name), Vec::new());
    let mut waiting = vec![top.clone()];
    while let Some(directory) = waiting.pop() {
        for entry in fs::read_dir(&directory).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(&top).expect("it is below").to_string_lossy().replace('\\', "/");
                found.push((name, fs::read_to_string(&path).expect("it is text")));
            }
        }
    }
    assert!(!found.is_empty(), "no sources in {name}");
    found.sort();
    found
}

/// The code without comments, which may name anything, and without unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]").next().unwrap_or(text);
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

fn belongs_to(file: &str, layer: &str) -> bool {
    file == layer || file == format!("{layer}.rs") || file.starts_with(&format!("{layer}/"))
}

/// Every file of `src` with its code.
fn codes() -> Vec<(String, String)> {
    let sources = sources("src").into_iter().filter(|(file, _)| !file.ends_with("/tests.rs"));
    sources.map(|(file, text)| (file, code(&text))).collect()
}

/// The floor of `file`; none for the facades above several floors.
fn floor(file: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| belongs_to(file, floor))
}

#[test]
fn every_file_imports_from_its_own_floor_and_those_below() {
    let facades = ["lib.rs", "tui.rs"];
    for (file, others) in imports::of(&codes()) {
        let floor_of_file = floor(&file);
        assert!(floor_of_file.is_some() || facades.contains(&file.as_str()), "src/{file} is on no floor: name it in FLOORS");
        for other in others {
            assert!(
                facades.contains(&file.as_str()) || floor(&other) <= floor_of_file,
                "src/{file} imports src/{other}, which is above"
            );
        }
    }
}

#[test]
fn no_files_import_each_other_round_and_round() {
    assert_eq!(imports::circle(&imports::of(&codes())), None);
}

#[test]
fn what_is_reserved_is_used_only_where_it_belongs() {
    for (file, code) in codes() {
        for (word, parts) in RESERVED {
            let is_allowed = parts.iter().any(|part| belongs_to(&file, part));
            assert!(is_allowed || !code.contains(word), "src/{file} may not use {word}");
        }
    }
}

#[test]
fn the_map_draws_every_floor() {
    let map = fs::read_to_string(folder("src/lib.rs")).expect("it is text");
    let drawn = map.lines().filter_map(|line| line.strip_prefix("//! | `")?.split('`').next()).collect::<Vec<_>>();
    let floors: Vec<&str> = FLOORS.iter().rev().map(|floor| floor.trim_end_matches(".rs")).collect();
    assert_eq!(drawn[..floors.len()], floors);
}

#[test]
fn every_file_begins_with_a_sentence_and_is_short() {
    for folder in ["src", "tests"] {
        for (file, text) in sources(folder) {
            let first = text.lines().next().unwrap_or_default();
            assert!(first.starts_with("//! ") && first.chars().count() > 20, "{folder}/{file} begins without a sentence");
            let lines = text.lines().count();
            assert!(lines <= LONGEST, "{folder}/{file} has {lines} lines: is it still one thing?");
        }
    }
}

#[test]
fn every_dependency_says_why_it_is_there() {
    let manifest = fs::read_to_string(folder("Cargo.toml")).expect("it is text");
    let (mut is_list, mut count) = (false, 0);
    for line in manifest.lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]");
        } else if is_list && line.contains(" = ") {
            assert!(line.split_once(" # ").is_some_and(|(_, reason)| reason.len() > 10), "Cargo.toml gives no reason for {line}");
            count += 1;
        }
    }
    assert!(count > 20, "Cargo.toml was read wrongly: it has {count} dependencies");
}

#[test]
fn nothing_is_left_unfinished() {
    let signs = ["todo!(", "unimplemented!(", "TODO", "FIXME", "#[ignore"];
    for (file, text) in sources("src").into_iter().chain(sources("tests")) {
        if file != "suite/architecture.rs" {
            for sign in signs {
                assert!(!text.contains(sign), "{file} contains {sign}");
            }
        }
    }
}
