//! One path for each file, whichever way leads to it.

use std::path::{Path, PathBuf};

/// The path with every link resolved, as far as it exists: the same file always has the same path.
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) => real(folder).join(name),
        _ => path.to_owned(),
    })
}
