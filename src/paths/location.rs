//! Which progress file one run uses, and what decided that.

use std::path::{Path, PathBuf};

/// The folder of a team's file, in the root of its repository.
pub const TEAM_FOLDER: &str = ".hie-onboard";

/// The files of one run, and why they were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The progress file; absolute.
    pub progress: PathBuf,
    pub choice: Choice,
    /// Directory of what is remembered about this progress file and no other: the view, undo, drafts.
    pub state: PathBuf,
}

/// What decided which progress file is used, strongest first: an argument wins over the environment, and that over folders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// `--file`.
    Argument,
    /// `--profile`.
    Profile,
    /// `HIE_ONBOARD_FILE`.
    Environment,
    /// A `.hie-onboard/progress.toml` in the working directory or above.
    Team,
    /// The default.
    Personal,
    /// `--demo`.
    Example,
}

impl Location {
    /// The folder that holds a team's `.hie-onboard`, if the progress file is in one.
    pub fn project(&self) -> Option<&Path> {
        let folder = self.progress.parent()?;
        folder.parent().filter(|_| folder.file_name().is_some_and(|name| name == TEAM_FOLDER))
    }
}

impl Choice {
    /// The reason, to follow the name of the file.
    pub fn label(self) -> &'static str {
        match self {
            Self::Argument => "chosen with --file",
            Self::Profile => "chosen with --profile",
            Self::Environment => "named by HIE_ONBOARD_FILE",
            Self::Team => "the team's, in the working directory or above",
            Self::Personal => "your own",
            Self::Example => "a filled-in example, removed when the program ends",
        }
    }
}
