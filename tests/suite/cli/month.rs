//! A month of a vendor's life, and what follows years later: a story of commands on their days, held word for word.
//!
//! `month.txt` is the story: a day begins with `== DAY`, a command with `$ `, and what it says follows. Its clock is `faketime`'s,
//! and stands still during a command: what is slow is told as what is quick.
#![expect(clippy::disallowed_methods, reason = "tests look at files and at their environment")]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use crate::support::desk::{Desk, Said};

/// When the first command of a day is given; each of the others comes a minute later.
const HOUR: &str = "09";

#[test]
fn a_month_of_a_vendors_life() {
    let Some(faketime) = faketime() else { return };
    let kept = fs::read_to_string(file()).expect("it is kept");
    let told = told(&faketime, &kept);
    if env::var_os("UPDATE_TRANSCRIPTS").is_some() {
        fs::write(file(), &told).expect("it can be written");
    }
    let expected = fs::read_to_string(file()).expect("it is kept");
    assert_eq!(told, expected, "UPDATE_TRANSCRIPTS=1 cargo test month writes it anew");
}

/// The story with what the commands in it say now.
fn told(faketime: &Path, story: &str) -> String {
    let desk = Desk::new();
    desk.answer_questions();
    let (mut told, mut day, mut minute) = (String::new(), "", 0);
    for line in story.lines().filter(|line| line.starts_with("== ") || line.starts_with("$ ")) {
        let _ = writeln!(told, "{}{line}", if line.starts_with("==") && !told.is_empty() { "\n" } else { "" });
        if let Some(heading) = line.strip_prefix("== ") {
            (day, minute) = (heading.split(' ').next().unwrap_or_default(), 0);
        }
        if let Some(command) = line.strip_prefix("$ ") {
            let Said { code, stdout, stderr } = run(&desk, faketime, &format!("{day} {HOUR}:{minute:02}:00"), command);
            minute += 1;
            told += &(stdout + &stderr);
            if code != Some(0) {
                let _ = writeln!(told, "[exit {}]", code.map_or_else(|| "by a signal".to_owned(), |code| code.to_string()));
            }
        }
    }
    told
}

/// What a person types into a shell at that time.
fn run(desk: &Desk, faketime: &Path, time: &str, line: &str) -> Said {
    let program = Path::new(env!("CARGO_BIN_EXE_hie-onboard"));
    let folder = program.parent().expect("it is in a folder");
    let path = env::join_paths([folder, Path::new("/usr/bin"), Path::new("/bin")]).expect("they can be joined");
    let mut command = desk.command_of(&faketime.to_string_lossy());
    // Without an offset before it, a time with `-f` stands still. What waits goes on waiting as long as it does.
    command.args(["-f", time, "sh", "-c", line]).env("PATH", path).env("FAKETIME_DONT_FAKE_MONOTONIC", "1");
    Said::from(command.output().expect("it starts"))
}

/// The program that sets the clock; without it the test fails where it must not be skipped, and says elsewhere that it is.
fn faketime() -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path).map(|folder| folder.join("faketime")).find(|file| file.is_file());
    if found.is_none() {
        assert!(env::var_os("CI").is_none(), "faketime is not installed: `bash .ci/run` installs it");
        let _ = writeln!(
            std::io::stderr().lock(),
            "\nSKIPPED, the month of a vendor: faketime is not installed, `bash .ci/run` does"
        );
    }
    found
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/cli/month.txt")
}
