//! The rules of the architecture, held against the sources: layers, sizes, and a sentence for every file.

#![expect(clippy::disallowed_methods, reason = "the sources are read as files")]

use std::fs;
use std::path::{Path, PathBuf};

/// Files longer than this are asking to be two.
const LONGEST: usize = 300;

/// The layer of each part of `src`, with the words that it may not contain.
#[rustfmt::skip]
const LAYERS: &[(&str, &str)] = &[
    ("document.rs", "ratatui crossterm clap std::fs std::env std::io crate::"),
    ("text",        "ratatui crossterm clap std::fs std::env std::io crate::"),
    ("guide",       "ratatui crossterm clap std::fs std::env std::io ::now( crate::progress crate::store crate::shell crate::tui crate::cli"),
    ("progress",    "ratatui crossterm clap std::fs std::env std::io ::now( crate::store crate::shell crate::tui crate::cli"),
    ("export",      "ratatui crossterm clap std::fs std::env std::io ::now( crate::search crate::store crate::shell crate::tui crate::cli"),
    ("demo.rs",     "ratatui crossterm clap std::fs std::env std::io ::now( crate::store crate::shell crate::tui crate::cli"),
    ("search.rs",   "ratatui crossterm clap std::fs std::env std::io ::now( crate::store crate::shell crate::tui crate::cli"),
    ("settings.rs", "ratatui crossterm clap std::fs std::env std::io ::now( crate::progress crate::store crate::shell crate::tui crate::cli"),
    ("paths",       "ratatui crossterm clap std::fs std::io crate::store crate::shell crate::tui crate::cli"),
    ("store",       "ratatui crossterm clap std::env crate::paths crate::shell crate::tui crate::cli"),
    ("journal.rs",  "ratatui crossterm clap std::fs std::env crate::paths crate::shell crate::tui crate::cli"),
    ("drafts.rs",   "ratatui crossterm clap std::fs std::env std::io ::now( crate::paths crate::shell crate::tui crate::cli"),
    ("editor.rs",   "ratatui crossterm clap std::fs std::env crate::"),
    ("tui",         "clap std::fs std::env std::io std::thread ::now( crate::store crate::journal crate::editor crate::paths crate::shell crate::cli"),
    ("shell",       "clap std::fs std::env crate::paths crate::cli"),
    ("cli",         "ratatui crossterm std::fs std::env crate::tui"),
];

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every Rust file below `folder`, by its path from there, with its text.
fn sources(name: &str) -> Vec<(String, String)> {
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

#[test]
fn no_layer_names_what_it_may_not_know() {
    for (file, text) in sources("src") {
        let layers: Vec<_> = LAYERS.iter().filter(|(layer, _)| belongs_to(&file, layer)).collect();
        let is_top = matches!(file.as_str(), "lib.rs" | "main.rs");
        assert_eq!(layers.len(), usize::from(!is_top), "src/{file} belongs to no layer: name it in LAYERS");
        for word in layers.iter().flat_map(|(_, words)| words.split(' ')) {
            // The names of keys are crossterm's, and only the key table translates them.
            let allowed = belongs_to(&file, "tui/keymap") && word == "crossterm";
            assert!(allowed || !code(&text).contains(word), "src/{file} may not name {word}");
        }
    }
}

#[test]
fn crossterm_is_named_only_by_the_shell_and_the_key_table() {
    for (file, text) in sources("src") {
        let allowed = belongs_to(&file, "shell") || belongs_to(&file, "tui/keymap");
        assert!(allowed || !code(&text).contains("crossterm"), "src/{file} may not name crossterm");
    }
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
