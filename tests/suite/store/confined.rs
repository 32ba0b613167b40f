//! Tests that run again where the world is smaller: other mounts, fewer powers; and what to do where that is impossible.
#![cfg(target_os = "linux")]
#![expect(clippy::disallowed_methods, reason = "a process that was started again finds its task in the environment")]

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;

use super::process::again;

const DIRECTORY: &str = "HIE_ONBOARD_TEST_DIRECTORY";

/// Runs `test` again behind `prefix`, with a directory of its own; inside that run, returns the directory.
pub fn inside(test: &str, prefix: &[&str]) -> Option<PathBuf> {
    if let Some(directory) = std::env::var_os(DIRECTORY) {
        return Some(PathBuf::from(directory));
    }
    let directory = tempfile::tempdir().expect("there is a temporary directory");
    let output = again(test, prefix).env(DIRECTORY, directory.path()).output().expect("it starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{}", String::from_utf8_lossy(&output.stderr));
    // What it said loudly is for whoever runs the tests, as is what it measured.
    let _ = std::io::stderr().write_all(&output.stderr);
    None
}

/// Words that run what follows them with mounts of its own, after the shell has run `script` in the test's directory.
pub fn mounted(script: &str) -> Option<Vec<String>> {
    let unshare = [&["unshare", "-m"][..], &["unshare", "-rm"]].into_iter().find(|words| runs(words, &["true"]));
    let Some(unshare) = unshare else {
        skipped("unshare(1) may not make a mount namespace here");
        return None;
    };
    let script = format!("cd \"${DIRECTORY}\" && {script} && exec \"$@\"");
    Some(unshare.iter().copied().chain(["sh", "-c", &script, "sh"]).map(str::to_owned).collect())
}

/// Words that run what follows them without the powers that put root above permissions.
pub fn powerless() -> Vec<&'static str> {
    let without = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"];
    if runs(&without, &["true"]) { without.to_vec() } else { Vec::new() }
}

/// Whether `command`, which starts with the words in `prefix`, succeeds.
pub fn runs(prefix: &[&str], command: &[&str]) -> bool {
    let words: Vec<_> = prefix.iter().chain(command).collect();
    Command::new(words[0]).args(&words[1..]).output().is_ok_and(|output| output.status.success())
}

/// Says loudly what could not be tested; where `CI` is set, that fails.
pub fn skipped(reason: &str) {
    assert!(std::env::var_os("CI").is_none(), "not tested: {reason}");
    let _ = writeln!(std::io::stderr(), "\n*** NOT TESTED: {reason} ***");
}
