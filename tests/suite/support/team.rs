//! A team with clones: real git in real folders, with names, dates and settings of its own.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::cell::Cell;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use super::desk::Said;

/// The progress file from the root of a repository.
pub const FILE: &str = ".hie-onboard/progress.toml";

/// When the first commit is made, in seconds since 1970: 2026-11-02, noon.
const FIRST: i64 = 1_793_620_800;

const A_DAY: i64 = 24 * 60 * 60;

/// A folder for repositories, which nothing of this computer's git reaches.
pub struct Team {
    folder: TempDir,
    commits: Cell<i64>,
}

impl Team {
    /// Without any repository yet.
    pub fn new() -> Self {
        let folder = TempDir::new().expect("there is room for a directory");
        fs::create_dir(folder.path().join("home")).expect("it can be made");
        Self { folder, commits: Cell::new(0) }
    }

    /// With the repository `main`, which has the team's file in its first commit.
    pub fn founded() -> Self {
        let team = Self::new();
        team.make_repository("main");
        team.run("main", "init").text();
        team.commit("main", "Begin");
        team
    }

    pub fn make_repository(&self, name: &str) {
        fs::create_dir_all(self.path(name)).expect("it can be made");
        self.git(name, &["init", "--quiet", "--initial-branch=main"]);
    }

    /// A clone of `main`.
    pub fn clone(&self, name: &str, options: &[&str]) {
        let arguments = [&["clone", "--quiet"], options, &["main", name]].concat();
        self.git("", &arguments);
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn home(&self) -> PathBuf {
        self.path("home")
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("it is there")
    }

    pub fn write(&self, name: &str, text: &str) {
        let file = self.path(name);
        fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it can be made");
        fs::write(file, text).expect("it can be written");
    }

    /// Any program in the folder `at`, with the program under test and git in its path.
    pub fn command(&self, program: &str, at: &str) -> Command {
        let own = Path::new(env!("CARGO_BIN_EXE_hie-onboard")).parent().expect("it is in a directory");
        let mut command = Command::new(program);
        command.env_clear().env("HOME", self.home()).env("TZ", "UTC").env("PATH", format!("{}:/usr/bin:/bin", own.display()));
        command.env("HIE_ONBOARD_USER", "ana").env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "Ana B").env(format!("GIT_{who}_EMAIL"), "ana@example.org");
            command.env(format!("GIT_{who}_DATE"), format!("@{} +0000", self.now()));
        }
        command.current_dir(self.path(at)).stdin(Stdio::null());
        command
    }

    /// When the next commit is made: a day after the last.
    fn now(&self) -> i64 {
        FIRST + A_DAY * self.commits.get()
    }

    pub fn try_git(&self, at: &str, arguments: &[&str]) -> Said {
        Said::from(self.command("git", at).args(arguments).output().expect("git starts"))
    }

    /// Runs git where it has to go well.
    #[track_caller]
    pub fn git(&self, at: &str, arguments: &[&str]) -> String {
        let said = self.try_git(at, arguments);
        assert_eq!(said.code, Some(0), "git {arguments:?}: {said:?}");
        said.stdout
    }

    /// Runs git with `input` as its standard input.
    pub fn git_with_input(&self, at: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
        let mut command = self.command("git", at);
        let mut git = command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("git starts");
        let mut stdin = git.stdin.take().expect("it is a pipe");
        let output: Output = std::thread::scope(|scope| {
            scope.spawn(move || stdin.write_all(input).expect("git reads it"));
            git.wait_with_output().expect("git ends")
        });
        assert!(output.status.success(), "git {arguments:?}");
        output.stdout
    }

    /// Makes many commits at once in `main`, as [`imported`] writes them.
    pub fn import(&self, commits: &[String]) {
        self.git_with_input("main", &["fast-import", "--quiet"], commits.concat().as_bytes());
    }

    /// Commits everything; the next commit is a day later.
    #[track_caller]
    pub fn commit(&self, at: &str, subject: &str) {
        self.git(at, &["add", "--all"]);
        self.git(at, &["commit", "--quiet", "--message", subject]);
        self.commits.set(self.commits.get() + 1);
    }

    /// Runs the program with arguments that hold no blanks.
    pub fn run(&self, at: &str, arguments: &str) -> Said {
        self.run_with(at, &arguments.split_whitespace().collect::<Vec<_>>())
    }

    pub fn run_with(&self, at: &str, arguments: &[&str]) -> Said {
        let mut command = self.command(env!("CARGO_BIN_EXE_hie-onboard"), at);
        Said::from(command.args(arguments).output().expect("the program starts"))
    }

    /// A field of an item, as the program in `at` reads it.
    pub fn field(&self, at: &str, item: &str, field: &str) -> String {
        self.run(at, &format!("show {item} --json")).json()[field].as_str().expect("it is text").to_owned()
    }
}

/// A commit on `branch`, at `second` since 1970, in which the progress file is `text`.
pub fn imported(branch: &str, from: Option<&str>, second: i64, text: &str) -> String {
    let from = from.map_or_else(String::new, |from| format!("from refs/heads/{from}\n"));
    format!(
        "commit refs/heads/{branch}\ncommitter Ana B <ana@example.org> {second} +0000\ndata 1\nx\n{from}M 100644 inline {FILE}\n\
         data {}\n{text}\n",
        text.len()
    )
}
