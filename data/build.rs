//! Prepares what is fixed when the program is built: the guide as Rust, for reading it would take much of every start,
//! what `--version` says of the guide and of the build, and how the program is linked.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "this runs inside cargo, which speaks in files, variables and lines"
)]

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

use serde_json::Value;

mod link;
#[expect(dead_code, reason = "what only the program asks: how a mistake is told")]
#[path = "../src/guide/validate/shape.rs"]
mod shape;
mod source;

const GUIDE: &str = "data/guide.toml";

/// Of this script.
const PARTS: [&str; 5] = ["data/build.rs", "data/link.rs", link::SCRIPT, "data/source.rs", "src/guide/validate/shape.rs"];

/// What makes the program: a build from anything else than a commit's version of these says so.
const SOURCES: [&str; 5] = ["Cargo.toml", "Cargo.lock", "src", "data", "screenshots"];

/// As many characters of a commit's name as stay unique in any repository of this size.
const COMMIT_LENGTH: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={GUIDE}");
    for part in PARTS {
        println!("cargo::rerun-if-changed={part}");
    }
    let table: toml::Table =
        toml::from_str(&fs::read_to_string(GUIDE)?.replace("\r\n", "\n")).map_err(|error| format!("{GUIDE}: {error}"))?;
    println!("cargo::rustc-env=GUIDE_EDITION={}", table["edition"]);
    println!("cargo::rustc-env=GUIDE_READ={}", table["read"]);
    println!("cargo::rustc-env=BUILD={}", build());
    link::tell();
    let source = source::of(table).map_err(|error| format!("{GUIDE}: {error}"))?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("guide.rs"), source)?;
    Ok(())
}

/// What the program was built from, or for. Only a build for use asks for the commit: while the program is worked on, every commit would
/// compile it anew.
fn build() -> String {
    if env::var("PROFILE").is_ok_and(|profile| profile != "release") {
        return "for development".to_owned();
    }
    let commit = packaged_commit().or_else(commit);
    commit.map_or_else(|| "from a copy without its history".to_owned(), |commit| format!("from commit {commit}"))
}

/// The commit that `cargo package` noted when it made the copy that is built here.
fn packaged_commit() -> Option<String> {
    let noted: Value = serde_json::from_str(&fs::read_to_string(".cargo_vcs_info.json").ok()?).ok()?;
    Some(named(noted["git"]["sha1"].as_str()?, noted["git"]["dirty"] == true))
}

/// The commit that is checked out, and whether something was changed since.
fn commit() -> Option<String> {
    // Not the commit of a repository that merely has a copy of this one in a folder.
    if !git(&["rev-parse", "--show-prefix"])?.is_empty() {
        return None;
    }
    for path in SOURCES {
        println!("cargo::rerun-if-changed={path}");
    }
    // It changes with every commit and whenever another one is checked out.
    let log = git(&["rev-parse", "--git-path", "logs/HEAD"])?;
    if Path::new(&log).exists() {
        println!("cargo::rerun-if-changed={log}");
    }
    let commit = git(&["rev-parse", "HEAD"])?;
    let changes = git(&[["status", "--porcelain", "--"].as_slice(), &SOURCES].concat())?;
    Some(named(&commit, !changes.is_empty()))
}

fn named(commit: &str, is_changed: bool) -> String {
    let short: String = commit.chars().take(COMMIT_LENGTH).collect();
    short + if is_changed { ", with changes since" } else { "" }
}

/// What git answers; `None` without git or its repository.
fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git").args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
