//! Prepares what is fixed when the program is built: the guide as JSON, for reading TOML would take most of every start, and
//! what `--version` says of the guide and of the build.

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

const GUIDE: &str = "data/guide.toml";

/// What makes the program: a build from anything else than a commit's version of these says so.
const SOURCES: [&str; 5] = ["Cargo.toml", "Cargo.lock", "src", "data", "screenshots"];

/// As many characters of a commit's name as stay unique in any repository of this size.
const COMMIT_LENGTH: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={GUIDE}");
    println!("cargo::rerun-if-changed=data/build.rs");
    let table: toml::Table =
        toml::from_str(&fs::read_to_string(GUIDE)?.replace("\r\n", "\n")).map_err(|error| format!("{GUIDE}: {error}"))?;
    let guide = json(toml::Value::Table(table));
    println!("cargo::rustc-env=GUIDE_EDITION={}", text(&guide["edition"]));
    println!("cargo::rustc-env=GUIDE_READ={}", text(&guide["read"]));
    println!("cargo::rustc-env=BUILD={}", build());
    let target = Path::new(&env::var("OUT_DIR")?).join("guide.json");
    fs::write(target, guide.to_string())?;
    Ok(())
}

/// A text without its quotes, and any other value as it is.
fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
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

/// The same value; dates become text, which the guide reads as well.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}
