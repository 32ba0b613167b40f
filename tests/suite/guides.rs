//! Other guides than the built-in one: chosen, checked, started, and used in every panel and every command.

mod checking;
#[cfg(unix)]
mod choosing;
mod format;
mod shape;

use std::fs;
use std::path::PathBuf;

use crate::support::desk::Desk;

/// A small complete guide of another shape.
const EXAMPLE: &str = include_str!("../../data/example-guide.toml");

/// What only the built-in guide speaks of.
const OURS: [&str; 6] = ["ministry", "medical", "British", "gov.bc.ca", "PLR", "health information"];

#[track_caller]
fn assert_says_nothing_of_ours(text: &str, what: &str) {
    for word in OURS {
        assert!(!text.contains(word), "{what} says {word}:\n{text}");
    }
}

/// The guides folder at `desk`.
fn folder(desk: &Desk) -> PathBuf {
    desk.progress_file().with_file_name("guides")
}

/// Puts the example into the guides folder as `name`.
#[expect(clippy::disallowed_methods, reason = "tests make the files that are looked for")]
fn install(desk: &Desk, name: &str) -> PathBuf {
    let file = folder(desk).join(name);
    fs::create_dir_all(folder(desk)).and_then(|()| fs::write(&file, EXAMPLE)).expect("it can be written");
    file
}
