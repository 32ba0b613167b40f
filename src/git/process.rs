//! The process of git, away from whatever the environment and the repository would make of it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::error::GitError;
use crate::text::{clean_line, shorten};

/// git may quote what it was given.
const LONGEST_REASON: usize = 300;

/// What hooks, aliases and people set; the repository is always that of the file, and a path is always that path.
const OF_ANOTHER_REPOSITORY: [&str; 15] = [
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_COMMON_DIR",
    "GIT_CONFIG",
    "GIT_DIR",
    "GIT_EXTERNAL_DIFF",
    "GIT_GLOB_PATHSPECS",
    "GIT_GRAFT_FILE",
    "GIT_ICASE_PATHSPECS",
    "GIT_INDEX_FILE",
    "GIT_NAMESPACE",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_WORK_TREE",
];

/// git in `folder`, with its messages in English, and without locks that would disturb another git.
pub(super) fn git(folder: &Path) -> Command {
    let mut command = Command::new("git");
    for name in OF_ANOTHER_REPOSITORY {
        command.env_remove(name);
    }
    let settings = [
        ("LC_ALL", "C"),
        ("GIT_LITERAL_PATHSPECS", "1"),
        ("GIT_NO_LAZY_FETCH", "1"),
        ("GIT_OPTIONAL_LOCKS", "0"),
        ("GIT_TERMINAL_PROMPT", "0"),
    ];
    command.envs(settings).stdin(Stdio::null()).arg("-C").arg(folder).args(["--no-pager", "-c", "core.fsmonitor=false"]);
    command
}

pub(super) fn output(command: &mut Command) -> Result<Output, GitError> {
    command.output().map_err(|reason| not_started(&reason))
}

pub(super) fn not_started(reason: &std::io::Error) -> GitError {
    match reason.kind() {
        ErrorKind::NotFound => GitError::Missing,
        _ => GitError::Failed { command: "itself".to_owned(), reason: reason.to_string() },
    }
}

/// With the first line that git says, without its prefix.
pub(super) fn failed(command: &str, output: &Output) -> GitError {
    let said = text(&output.stderr);
    let line = said.lines().next().unwrap_or_default();
    let reason = ["fatal: ", "error: "].iter().find_map(|prefix| line.strip_prefix(prefix)).unwrap_or(line);
    GitError::Failed { command: command.to_owned(), reason: shorten(&clean_line(reason), LONGEST_REASON).into_owned() }
}

pub(super) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    // Compared with a resolved path, which has Windows' own prefix and separators.
    crate::paths::real(Path::new(&text(bytes)))
}
