//! Tells files, and versions of one file, apart without reading them.

use std::fs::{self, File, Metadata};
use std::path::Path;
use std::time::SystemTime;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fingerprint {
    identity: (u64, u64),
    bytes: u64,
    modified: Option<SystemTime>,
}

impl Fingerprint {
    pub(super) fn of(path: &Path) -> Option<Self> {
        let metadata = fs::metadata(path).ok()?;
        Some(Self { identity: identity(&metadata), bytes: metadata.len(), modified: metadata.modified().ok() })
    }
}

pub(super) fn identity_of(file: &File) -> Option<(u64, u64)> {
    file.metadata().ok().map(|metadata| identity(&metadata))
}

pub(super) fn identity_at(path: &Path) -> Option<(u64, u64)> {
    fs::metadata(path).ok().map(|metadata| identity(&metadata))
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
fn identity(_metadata: &Metadata) -> (u64, u64) {
    (0, 0)
}
