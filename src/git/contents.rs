//! The contents of a repository, one after the other from a single process.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::error::GitError;
use super::process::not_started;

/// Longer than any line that git writes before a content.
const LONGEST_HEADER: u64 = 1024;

/// `git cat-file --batch`, which answers each id with a content.
#[derive(Debug)]
pub struct Contents {
    process: Child,
    ids: Option<ChildStdin>,
    answers: BufReader<ChildStdout>,
}

impl Contents {
    pub(super) fn start(mut git: Command) -> Result<Self, GitError> {
        git.args(["cat-file", "--batch"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = git.spawn().map_err(|reason| not_started(&reason))?;
        let ids = process.stdin.take();
        let answers = process.stdout.take().ok_or_else(gone)?;
        Ok(Self { process, ids, answers: BufReader::new(answers) })
    }

    /// The text called `id`; `None` if it is missing, as in a partial clone, has more than `limit` bytes, or is no UTF-8.
    ///
    /// # Errors
    /// When git ends.
    pub fn get(&mut self, id: &str, limit: u64) -> Result<Option<String>, GitError> {
        let ids = self.ids.as_mut().ok_or_else(gone)?;
        writeln!(ids, "{id}").and_then(|()| ids.flush()).map_err(|_| gone())?;
        let mut header = String::new();
        (&mut self.answers).take(LONGEST_HEADER).read_line(&mut header).map_err(|_| gone())?;
        // `<id> blob <size>`, or `<id> missing`.
        let Some(size) = header.trim_end().split(' ').nth(2).and_then(|size| size.parse::<u64>().ok()) else {
            return if header.is_empty() { Err(gone()) } else { Ok(None) };
        };
        let mut content = (&mut self.answers).take(size.saturating_add(1));
        if size > limit {
            std::io::copy(&mut content, &mut std::io::sink()).map_err(|_| gone())?;
            return Ok(None);
        }
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes).map_err(|_| gone())?;
        // The line end behind it.
        bytes.pop();
        Ok(String::from_utf8(bytes).ok())
    }
}

impl Drop for Contents {
    fn drop(&mut self) {
        // Without ids to wait for it ends.
        self.ids = None;
        let _ = self.process.wait();
    }
}

fn gone() -> GitError {
    GitError::Failed { command: "cat-file".to_owned(), reason: "it ended early".to_owned() }
}
