//! Other processes for tests: this test program started again, as somebody who saves.
#![expect(clippy::disallowed_methods, reason = "a process that was started again finds its task in the environment")]

use std::io::Write;
use std::ops::Range;
use std::path::PathBuf;
use std::process::{Command, Output};

use hie_onboard::progress::{Change, Field};
use hie_onboard::store::Store;
use serde::{Deserialize, Serialize};

use crate::support::{item_id, small_guide};

const JOB: &str = "HIE_ONBOARD_TEST_JOB";

/// What another process saves, one number after the other.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Job {
    pub file: PathBuf,
    pub task: Task,
    pub numbers: Range<u32>,
}

/// What it does with a number.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Task {
    /// Adds it to the evidence of the first item, behind this name; it never looks at what others added.
    Add(String),
    /// Makes it the owner of the first item.
    Own,
}

impl Job {
    /// A process that works on the job, itself started by `prefix`.
    pub fn command(&self, prefix: &[&str]) -> Command {
        let mut command = again("store::process::saves_what_another_test_asked_for", prefix);
        command.env(JOB, serde_json::to_string(self).expect("a job can be written"));
        command
    }

    /// The same with a single number, until it ends.
    #[cfg(target_os = "linux")]
    pub fn once(file: &std::path::Path, number: u32, prefix: &[&str]) -> Outcome {
        let job = Self { file: file.to_owned(), task: Task::Own, numbers: number..number + 1 };
        Outcome::of(&job.command(prefix).output().expect("it starts"))
    }

    fn work(&self) {
        let (guide, store) = (small_guide(), Store::new(self.file.clone()));
        let mut seen = store.load(&guide);
        for number in self.numbers.clone() {
            let outcome = seen.and_then(|seen| {
                let record = seen.record(&item_id(1));
                let field = match &self.task {
                    Task::Own => Field::Owner(number.to_string()),
                    Task::Add(name) => {
                        Field::Evidence(record.evidence.iter().cloned().chain([format!("{name}-{number}")]).collect())
                    }
                };
                store.save(&guide, &[Change::field(&seen, &item_id(1), field)])
            });
            say(&match &outcome {
                Ok(_) => format!("saved {number}"),
                Err(error) => format!("refused {number} {error}"),
            });
            let Ok(saved) = outcome else { return };
            seen = Ok(saved);
        }
    }
}

/// What a process said about its last number.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    Saved,
    /// With the sentence.
    Refused(String),
    /// It ended before it could say anything.
    Nothing,
}

impl Outcome {
    pub fn of(output: &Output) -> Self {
        let said = String::from_utf8_lossy(&output.stdout);
        let last = said.lines().rfind(|line| line.starts_with("saved ") || line.starts_with("refused "));
        match last.map(|line| line.splitn(3, ' ').collect::<Vec<_>>()).as_deref() {
            Some(["saved", _]) => Self::Saved,
            Some(["refused", _, sentence]) => Self::Refused((*sentence).to_owned()),
            _ => Self::Nothing,
        }
    }
}

/// Prints past the test harness, which would keep it back.
fn say(line: &str) {
    let mut output = std::io::stdout().lock();
    // On a line of its own: the harness has begun one with the name of the test. In one piece, for those who trace it.
    output.write_all(format!("\n{line}\n").as_bytes()).and_then(|()| output.flush()).expect("somebody listens");
}

#[test]
fn saves_what_another_test_asked_for() {
    if let Ok(job) = std::env::var(JOB) {
        serde_json::from_str::<Job>(&job).expect("a job can be read").work();
    }
}

/// The number in the variable `name`, for longer runs than the usual one.
pub fn number_from(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(usual)
}

/// This program with nothing but `test`, started by `prefix`.
pub fn again(test: &str, prefix: &[&str]) -> Command {
    let program = std::env::current_exe().expect("this program has a path");
    let program = program.to_str().expect("its path is text");
    let words: Vec<_> = prefix.iter().copied().chain([program, "--exact", test, "--nocapture"]).collect();
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}
