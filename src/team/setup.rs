//! Sets up git's merge driver for the progress file in one clone, and takes exactly that back.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::driver::{ATTRIBUTE, DRIVER_KEY};
use super::error::TeamError;
use super::lines::{with, without};
use crate::git::Repository;
use crate::store::{self, Rights, StoreError, memory};
use crate::text::{clean_line, shown_path};

/// The largest `.gitattributes` or `.gitignore` that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024;

/// The program by its name, as git looks for it. Where it is missing, git would keep one side without a word: its own merge of lines is better.
const DRIVER: &str = "hie-onboard merge-driver %O %A %B %P || git merge-file -q --marker-size=%L %A %O %B";

/// What is set in the configuration of the clone.
const SETTINGS: [(&str, &str); 2] = [("merge.hie-onboard.name", "progress of hie-onboard, field by field"), (DRIVER_KEY, DRIVER)];

/// One thing to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    AddLine {
        file: PathBuf,
        line: String,
    },
    RemoveLine {
        file: PathBuf,
        line: String,
    },
    Set {
        key: &'static str,
        value: &'static str,
        /// What somebody else set.
        before: Option<String>,
    },
    Unset {
        key: &'static str,
    },
}

/// What is left to do until git merges the progress file field by field here.
///
/// # Errors
/// When git or `.gitattributes` cannot be read.
pub fn setup(repository: &Repository) -> Result<Vec<Step>, TeamError> {
    let (file, line) = attributes(repository);
    let is_missing = with(&read_or_empty(&file)?, &line).is_some();
    let mut steps: Vec<Step> = is_missing.then_some(Step::AddLine { file, line }).into_iter().collect();
    for (key, value) in SETTINGS {
        let before = repository.own_setting(key)?;
        if before.as_deref() != Some(value) {
            steps.push(Step::Set { key, value, before });
        }
    }
    Ok(steps)
}

/// What there is to take back; settings that somebody changed are not ours.
///
/// # Errors
/// When git or `.gitattributes` cannot be read.
pub fn removal(repository: &Repository) -> Result<Vec<Step>, TeamError> {
    let (file, line) = attributes(repository);
    let is_there = without(&read_or_empty(&file)?, &line).is_some();
    let mut steps: Vec<Step> = is_there.then_some(Step::RemoveLine { file, line }).into_iter().collect();
    for (key, value) in SETTINGS {
        if repository.own_setting(key)?.as_deref() == Some(value) {
            steps.push(Step::Unset { key });
        }
    }
    Ok(steps)
}

impl Step {
    /// What it does, as an order.
    pub fn sentence(&self) -> String {
        match self {
            Self::AddLine { file, line } => format!("add the line `{}` to {}", clean_line(line), shown_path(file)),
            Self::RemoveLine { file, line } => format!("remove the line `{}` from {}", clean_line(line), shown_path(file)),
            Self::Set { key, value, before } => {
                let replaced = before.as_ref().map_or_else(String::new, |before| {
                    format!(". It replaces `{}`, which --remove does not bring back", clean_line(before))
                });
                format!("set {key} in the git configuration of this clone: {value}{replaced}")
            }
            Self::Unset { key } => format!("remove {key} from the git configuration of this clone"),
        }
    }

    /// # Errors
    /// When git or the file cannot be changed.
    pub fn take(&self, repository: &Repository) -> Result<(), TeamError> {
        match self {
            Self::AddLine { file, line } => replace(file, |text| with(text, line))?,
            Self::RemoveLine { file, line } => replace(file, |text| without(text, line))?,
            Self::Set { key, value, .. } => repository.set(key, value)?,
            Self::Unset { key } => repository.unset(key)?,
        }
        Ok(())
    }
}

/// The `.gitattributes` beside the progress file, with its line for it.
fn attributes(repository: &Repository) -> (PathBuf, String) {
    let file = repository.root().join(repository.file());
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    (file.with_file_name(".gitattributes"), format!("{} merge={ATTRIBUTE} text eol=lf", pattern(&name)))
}

/// The pattern that matches only the file called `name` in the same folder.
fn pattern(name: &str) -> String {
    let is_special = |character| matches!(character, '*' | '?' | '[' | '\\');
    let escaped: String =
        name.chars().flat_map(|character| is_special(character).then_some('\\').into_iter().chain([character])).collect();
    if name.contains(|character: char| character.is_whitespace() || character == '"') {
        format!("\"/{}\"", escaped.replace('\\', "\\\\").replace('"', "\\\""))
    } else {
        format!("/{escaped}")
    }
}

/// Changes a text file; one that is empty afterwards is removed.
fn replace(file: &Path, change: impl Fn(&str) -> Option<String>) -> Result<(), StoreError> {
    match change(&read_or_empty(file)?) {
        None => Ok(()),
        Some(text) if text.is_empty() => {
            memory::forget(file);
            Ok(())
        }
        Some(text) => store::write(file, text.as_bytes(), Rights::Shared),
    }
}

pub(super) fn read_or_empty(file: &Path) -> Result<String, StoreError> {
    match store::read(file, MAX_BYTES) {
        Err(StoreError::System { reason, .. }) if reason.kind() == ErrorKind::NotFound => Ok(String::new()),
        text => text,
    }
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn a_pattern_means_one_file_only() {
        assert_eq!(pattern("progress.toml"), "/progress.toml");
        assert_eq!(pattern("a[b]*.toml"), "/a\\[b]\\*.toml");
        assert_eq!(pattern("our \"own\".toml"), "\"/our \\\"own\\\".toml\"");
    }
}
