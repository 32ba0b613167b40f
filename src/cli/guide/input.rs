//! The page that somebody saved: a file, a pipe, or standard input.

use std::io;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::page::{self, MAX_BYTES, Page, PageError};
use crate::paths::Environment;
use crate::store;

/// A page with its name.
pub struct Input {
    pub path: PathBuf,
    pub page: Page,
}

impl Input {
    /// Reads the page that was saved from the address `base`.
    pub fn read(environment: &Environment, name: &Path, base: &str) -> Result<Self, Failure> {
        let (path, bytes) = if name == Path::new("-") {
            let path = PathBuf::from("standard input");
            let bytes = store::drain_bytes(io::stdin().lock(), &path, MAX_BYTES)?;
            (path, bytes)
        } else {
            let path = environment.expand(name);
            let bytes = store::read_or_drain_bytes(&path, MAX_BYTES)?;
            (path, bytes)
        };
        match page::read(bytes, base) {
            Ok(page) => Ok(Self { path, page }),
            Err(reason) => Err(Failure::Page { path, reason }),
        }
    }

    /// The failure of a page that cannot be used for what was asked.
    pub fn failure(&self, reason: PageError) -> Failure {
        Failure::Page { path: self.path.clone(), reason }
    }
}
