//! The repository of one file: what git knows of both.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::contents::Contents;
use super::error::GitError;
use super::process::{failed, git, output, path, text};
use crate::paths::real;
use crate::settings::LONGEST_NAME;

/// So much of a commit's id tells it apart from others in a large repository too.
const SHORT: usize = 10;

/// The work tree that a file is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    root: PathBuf,
    /// From the root.
    file: PathBuf,
}

impl Repository {
    /// That of `file`, which need not exist.
    ///
    /// # Errors
    /// When it is in none, or git cannot be used there.
    pub fn of(file: &Path) -> Result<Self, GitError> {
        let folder = existing(file.parent().unwrap_or(Path::new(".")));
        let root = root(&folder)?;
        let real = real(file);
        let Ok(below) = real.strip_prefix(&root) else { return Err(GitError::NoRepository(folder)) };
        Ok(Self { file: below.to_owned(), root })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file from the root of the repository.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The file as git names it, with `/` on every system.
    fn name(&self) -> OsString {
        let parts: Vec<&OsStr> = self.file.iter().collect();
        parts.join(OsStr::new("/"))
    }

    /// The attribute `name` of the file, as `.gitattributes` files have it.
    ///
    /// # Errors
    /// When git fails.
    pub fn attribute(&self, name: &str) -> Result<String, GitError> {
        let output = self.run("check-attr", [OsStr::new("-z"), OsStr::new(name), OsStr::new("--"), &self.name()])?;
        // The path, the attribute and its value, each with a zero byte behind it.
        let value = output.split(|byte| *byte == 0).rev().nth(1).unwrap_or_default();
        Ok(text(value))
    }

    /// The value of `key` that holds here, whichever file it is from.
    ///
    /// # Errors
    /// When git fails.
    pub fn setting(&self, key: &str) -> Result<Option<String>, GitError> {
        setting(&self.root, &["--get", key])
    }

    /// The value of `key` in the configuration of this clone.
    ///
    /// # Errors
    /// When git fails.
    pub fn own_setting(&self, key: &str) -> Result<Option<String>, GitError> {
        setting(&self.root, &["--local", "--get", key])
    }

    /// Sets `key` in the configuration of this clone.
    ///
    /// # Errors
    /// When git fails.
    pub fn set(&self, key: &str, value: &str) -> Result<(), GitError> {
        self.run("config", ["--local", "--replace-all", key, value]).map(|_| ())
    }

    /// Removes `key` from the configuration of this clone.
    ///
    /// # Errors
    /// When git fails.
    pub fn unset(&self, key: &str) -> Result<(), GitError> {
        self.run("config", ["--local", "--unset-all", key]).map(|_| ())
    }

    /// The ids of the versions that an unfinished merge has of the file: their common ancestor, ours and theirs.
    /// `None` without such a merge.
    ///
    /// # Errors
    /// When git fails.
    pub fn stages(&self) -> Result<Option<[Option<String>; 3]>, GitError> {
        let output = self.run("ls-files", [OsStr::new("--unmerged"), OsStr::new("-z"), OsStr::new("--"), &self.name()])?;
        let mut stages = [const { None }; 3];
        for entry in text(&output).split('\0') {
            // `100644 <id> <stage>`, a tab, and the path.
            let mut words = entry.split('\t').next().unwrap_or_default().split(' ').skip(1);
            let (Some(id), Some(stage)) = (words.next(), words.next().and_then(|stage| stage.parse::<usize>().ok())) else {
                continue;
            };
            stages.get_mut(stage.wrapping_sub(1)).into_iter().for_each(|slot| *slot = Some(id.to_owned()));
        }
        Ok(stages.iter().any(Option::is_some).then_some(stages))
    }

    /// Whether git can bring an unfinished merge of the file back that was added to the index.
    ///
    /// # Errors
    /// When git fails.
    pub fn can_bring_merge_back(&self) -> Result<bool, GitError> {
        let undo = [OsStr::new("--resolve-undo"), OsStr::new("-z"), OsStr::new("--"), &self.name()];
        Ok(!self.run("ls-files", undo)?.is_empty())
    }

    /// Whether git knows the file here.
    ///
    /// # Errors
    /// When git fails.
    pub fn has_file(&self) -> Result<bool, GitError> {
        Ok(!self.run("ls-files", [OsStr::new("-z"), OsStr::new("--"), &self.name()])?.is_empty())
    }

    /// The id of the commit called `revision`.
    ///
    /// # Errors
    /// When there is none, or git fails.
    pub fn commit(&self, revision: &str) -> Result<String, GitError> {
        match self.id(OsString::from(format!("{revision}^{{commit}}")))? {
            Some(id) => Ok(id),
            None if self.id("HEAD".into())?.is_none() => Err(GitError::NothingCommitted),
            None => Err(GitError::Revision(revision.to_owned())),
        }
    }

    /// The last commit before `second`, in seconds since 1970.
    ///
    /// # Errors
    /// When git fails.
    pub fn commit_before(&self, second: i64) -> Result<Option<String>, GitError> {
        // Commits have no times before 1970.
        if second <= 0 || self.id("HEAD".into())?.is_none() {
            return Ok(None);
        }
        // The option includes that second; without a time zone, git takes seconds before March 1973 for something else.
        let before = format!("--before=@{} +0000", second - 1);
        let id = text(&self.run("rev-list", ["--max-count=1", &before, "HEAD", "--"])?);
        Ok(Some(id.trim().to_owned()).filter(|id| !id.is_empty()))
    }

    /// The id of the file's content in `commit`, if it has the file.
    ///
    /// # Errors
    /// When git fails.
    pub fn content_id(&self, commit: &str) -> Result<Option<String>, GitError> {
        let mut name = OsString::from(format!("{commit}:"));
        name.push(self.name());
        self.id(name)
    }

    /// What `git log` says of the commits that changed the file, in this format, newest first.
    ///
    /// # Errors
    /// When git fails.
    pub fn log(&self, format: &str, most: usize) -> Result<Vec<u8>, GitError> {
        if self.id("HEAD".into())?.is_none() {
            return Ok(Vec::new());
        }
        let (format, most) = (format!("--format={format}"), format!("--max-count={most}"));
        let options = ["--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-color", "--no-abbrev", "-c", "--raw"];
        let options = options.iter().map(OsStr::new).chain([OsStr::new(&format), OsStr::new(&most), OsStr::new("--")]);
        self.run("log", options.chain([&*self.name()]))
    }

    /// # Errors
    /// When git cannot be started.
    pub fn contents(&self) -> Result<Contents, GitError> {
        Contents::start(git(&self.root))
    }

    /// The id of the object called `name`, if there is one.
    fn id(&self, name: OsString) -> Result<Option<String>, GitError> {
        let options = ["--verify", "--quiet", "--end-of-options"].map(OsString::from);
        let output = output(git(&self.root).arg("rev-parse").args(options.into_iter().chain([name])))?;
        Ok(output.status.success().then(|| text(&output.stdout).trim().to_owned()))
    }

    fn run<A: AsRef<OsStr>>(&self, command: &str, arguments: impl IntoIterator<Item = A>) -> Result<Vec<u8>, GitError> {
        let output = output(git(&self.root).arg(command).args(arguments))?;
        if output.status.success() { Ok(output.stdout) } else { Err(failed(command, &output)) }
    }
}

/// The id of a commit as people read and type it.
pub fn short(id: &str) -> &str {
    id.get(..SHORT).unwrap_or(id)
}

/// The name that git records for the user's commits in `folder`, if one is configured that can be recorded with changes too.
pub fn user_name(folder: &Path) -> Option<String> {
    let name = setting(folder, &["--get", "user.name"]).ok().flatten()?;
    Some(name.trim().to_owned()).filter(|name| !name.is_empty() && name.chars().count() <= LONGEST_NAME)
}

/// The root of the work tree that `folder` is in.
///
/// # Errors
/// When it is in none, or git cannot be used there.
pub fn root(folder: &Path) -> Result<PathBuf, GitError> {
    let output = output(git(folder).args(["rev-parse", "--show-toplevel"]))?;
    if output.status.success() {
        // A name may end with a line end of its own.
        return Ok(path(output.stdout.strip_suffix(b"\n").unwrap_or(&output.stdout)));
    }
    let reason = text(&output.stderr);
    Err(match () {
        () if reason.contains("dubious ownership") => GitError::Foreign(quoted(&reason).unwrap_or_else(|| real(folder))),
        () if reason.contains("not a git repository") => GitError::NoRepository(folder.to_owned()),
        () if reason.contains("must be run in a work tree") => GitError::Bare(folder.to_owned()),
        () => failed("rev-parse", &output),
    })
}

/// The folder that git names between apostrophes.
fn quoted(reason: &str) -> Option<PathBuf> {
    let (_, rest) = reason.split_once("repository at '")?;
    Some(PathBuf::from(rest.split_once("'\n")?.0))
}

fn setting(folder: &Path, arguments: &[&str]) -> Result<Option<String>, GitError> {
    let output = output(git(folder).arg("config").args(arguments))?;
    match output.status.code() {
        Some(0) => Ok(Some(text(&output.stdout).trim_end_matches('\n').to_owned())),
        // There is no such key.
        Some(1) => Ok(None),
        _ => Err(failed("config", &output)),
    }
}

/// The nearest folder of `path` that exists.
fn existing(path: &Path) -> PathBuf {
    path.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new(".")).to_owned()
}
