//! The real file behind a path, and the names beside it that writing needs; it opens nothing.

use std::ffi::OsString;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf, absolute};

use super::error::{StoreError, Unusable};
use super::fingerprint::identity_at;
use super::system::{self, Rights};
use crate::paths::real;

/// A file with every link in its path resolved: replacing the link itself would detach it from its file.
#[derive(Debug)]
pub(super) struct Target {
    path: PathBuf,
    directory: PathBuf,
    name: OsString,
    rights: Rights,
}

impl Target {
    /// Resolves `path`; the file need not exist, but its directory must.
    pub(super) fn find(path: &Path) -> Result<Self, StoreError> {
        let refused = |reason| StoreError::System { path: path.to_owned(), action: "cannot be found", reason };
        match system::canonical(path) {
            Ok(real) => Self::split(real).map_err(refused),
            Err(reason) if reason.kind() == ErrorKind::NotFound => match dangling(path) {
                Some(error) => Err(error),
                None => Self::missing(path).map_err(refused),
            },
            Err(reason) => Err(refused(reason)),
        }
    }

    /// Resolves `path` as far as there is something; even its directory may still be missing.
    pub(super) fn to_be(path: &Path) -> io::Result<Self> {
        Self::split(whole(path)?)
    }

    /// Resolves `path`, and creates its directory if it is missing; refuses a device or the like.
    pub(super) fn prepare(path: &Path, rights: Rights) -> Result<Self, StoreError> {
        let refused = |reason| StoreError::System { path: path.to_owned(), action: "its folder cannot be created", reason };
        system::make_directory(parent(path), rights).map_err(refused)?;
        let target = Self { rights, ..Self::find(path)? };
        match system::other_kind_at(target.path()) {
            None => Ok(target),
            Some(kind) => Err(StoreError::unusable(path, Unusable::NotAFile(kind))),
        }
    }

    fn missing(path: &Path) -> io::Result<Self> {
        let name = path.file_name().ok_or(ErrorKind::InvalidFilename)?;
        Self::split(system::canonical(parent(path))?.join(name))
    }

    fn split(path: PathBuf) -> io::Result<Self> {
        let name = path.file_name().ok_or(ErrorKind::IsADirectory)?.to_owned();
        Ok(Self { directory: parent(&path).to_owned(), name, path, rights: Rights::Private })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn rights(&self) -> Rights {
        self.rights
    }

    /// Every name that writing may give to a file.
    pub(super) fn names(&self) -> [PathBuf; 6] {
        [self.path.clone(), self.lock(), self.marker(), self.backup(), self.next_backup(), self.temporary()]
    }

    pub(super) fn directory(&self) -> &Path {
        &self.directory
    }

    /// The lock, which is never deleted: two processes could then lock two different files.
    pub(super) fn lock(&self) -> PathBuf {
        self.beside("lock")
    }

    /// Replaces the lock where the file system has none.
    pub(super) fn marker(&self) -> PathBuf {
        self.beside("busy")
    }

    /// The file before its last save.
    pub(super) fn backup(&self) -> PathBuf {
        self.beside("bak")
    }

    /// The backup while it is being made.
    pub(super) fn next_backup(&self) -> PathBuf {
        self.beside("bak.tmp")
    }

    /// Where the replaced file is kept when its backup is restored.
    pub(super) fn replaced(&self, number: u32) -> PathBuf {
        self.beside(&format!("replaced-{number}"))
    }

    /// The new file while it is written under the lock: one fixed name, so that a crash leaves at most one behind.
    pub(super) fn temporary(&self) -> PathBuf {
        self.beside("tmp")
    }

    /// The new file while it is written without the lock: a name that no other process uses.
    pub(super) fn own_temporary(&self) -> PathBuf {
        self.beside(&format!("{}.tmp", system::unique()))
    }

    /// All of them as a pattern of git, in which some characters stand for others.
    pub(super) fn ignored_neighbours(&self) -> String {
        let name = self.name.to_string_lossy();
        let is_special = |character| matches!(character, '*' | '?' | '[' | '\\');
        let escaped = name.chars().flat_map(|character| is_special(character).then_some('\\').into_iter().chain([character]));
        format!(".{}.*", escaped.collect::<String>())
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".");
        name.push(ending);
        self.directory.join(name)
    }
}

/// The directory of `path`, also if it is a bare name.
fn parent(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The error for a dangling link, which must neither count as a missing file nor be replaced.
pub(super) fn dangling(path: &Path) -> Option<StoreError> {
    Some(StoreError::unusable(path, Unusable::DanglingLink(system::link_target(path)?)))
}

/// Whether `path` is in `folder`, after resolving links as far as there is something.
pub(super) fn is_within(path: &Path, folder: &Path) -> bool {
    let (Ok(path), Ok(folder)) = (whole(path), whole(folder)) else { return false };
    path.starts_with(folder)
}

/// Whether both paths lead to the same file, or would if it were there.
pub(super) fn is_same_file(path: &Path, other: &Path) -> bool {
    let (Ok(path), Ok(other)) = (whole(path), whole(other)) else { return false };
    path == other || identity_at(&path).is_some_and(|identity| identity_at(&other) == Some(identity))
}

/// From the root of the file system, with links resolved as far as there is something.
fn whole(path: &Path) -> io::Result<PathBuf> {
    absolute(path).map(|path| real(&path))
}
