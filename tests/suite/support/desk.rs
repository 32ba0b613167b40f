//! Somebody's desk: a home of their own, in which the real program is run.
#![expect(clippy::disallowed_methods, reason = "tests look at files")]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A home and a working directory that nothing else uses.
pub struct Desk {
    home: TempDir,
}

/// What a run of the program said.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Desk {
    pub fn new() -> Self {
        Self { home: TempDir::new().expect("there is room for a directory") }
    }

    /// Where the personal progress file is.
    pub fn progress_file(&self) -> PathBuf {
        self.home.path().join(".local/share/hie-onboard/progress.toml")
    }

    /// Where the settings are.
    pub fn config_file(&self) -> PathBuf {
        self.home.path().join(".config/hie-onboard/config.toml")
    }

    /// Answers the questions of the first start beforehand, unless there is a `config.toml`.
    pub fn answer_questions(&self) {
        let file = self.config_file();
        if !file.exists() {
            fs::create_dir_all(file.parent().expect("it is in a folder")).expect("it can be made");
            fs::write(file, "questions = false\n").expect("it can be written");
        }
    }

    /// Puts `text` into the progress file, as somebody with an editor would.
    pub fn write_progress(&self, text: &str) {
        let file = self.progress_file();
        fs::create_dir_all(file.parent().expect("it is in a directory")).expect("it can be made");
        fs::write(file, text).expect("it can be written");
    }

    /// Puts `text` into the settings.
    pub fn write_config(&self, text: &str) {
        fs::create_dir_all(self.config_file().parent().expect("it is in a folder")).expect("it can be made");
        fs::write(self.config_file(), text).expect("it can be written");
    }

    pub fn read_progress(&self) -> String {
        fs::read_to_string(self.progress_file()).expect("there is progress")
    }

    /// A file in the working directory.
    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.home.path().join(name), text).expect("it can be written");
    }

    /// What a file in the working directory holds.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.home.path().join(name)).expect("it is there")
    }

    /// The program, with nothing of the environment of the tests.
    pub fn command(&self) -> Command {
        self.command_of(env!("CARGO_BIN_EXE_hie-onboard"))
    }

    /// Another program in the same surroundings.
    pub fn command_of(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env_clear().env("HOME", self.home.path()).env("HIE_ONBOARD_USER", "ana").env("TZ", "UTC");
        command.current_dir(self.home.path()).stdin(Stdio::null());
        command
    }

    /// Runs the program with arguments that hold no blanks.
    pub fn run(&self, arguments: &str) -> Said {
        self.run_with(&arguments.split_whitespace().collect::<Vec<_>>())
    }

    pub fn run_with(&self, arguments: &[&str]) -> Said {
        Said::from(self.command().args(arguments).output().expect("the program starts"))
    }

    /// Runs the program with `input` as its standard input.
    pub fn run_with_input(&self, arguments: &str, input: &[u8]) -> Said {
        let file = self.home.path().join("input");
        fs::write(&file, input).expect("it can be written");
        let input = fs::File::open(file).expect("it can be read");
        let output = self.command().args(arguments.split_whitespace()).stdin(input).output();
        Said::from(output.expect("the program starts"))
    }
}

impl Said {
    /// What a run that had to go well wrote.
    pub fn text(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        self.stdout
    }

    /// Checks that a run went well that only has something to remark.
    pub fn complaint_free(self) {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
    }

    /// The same as JSON.
    pub fn json(self) -> serde_json::Value {
        let text = self.text();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"))
    }

    /// What a run that had to end with `code` complained about.
    pub fn complaint(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{}{}", self.stdout, self.stderr);
        self.stderr
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("it writes UTF-8");
        Self { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
