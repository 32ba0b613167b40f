//! A new folder of files with their SHA-256: it appears as a whole or not at all.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::error::StoreError;
use super::evidence::{Condition, hex, open_regular};
use super::system::{self, Rights};
use super::temporary::Temporary;
use crate::progress::Detail;

/// The sums of all other files, as `sha256sum -c` reads them.
pub(super) const SUMS: &str = "SHA256SUMS";

/// Of a file while it is copied, in bytes.
const PART: usize = 64 * 1024;

#[derive(Debug)]
pub(super) struct Pack {
    /// Beside the target, so that it can be renamed to it; dropping it removes everything.
    folder: Temporary,
    target: PathBuf,
    /// By name in the folder, with `/` between folders.
    sums: BTreeMap<String, String>,
}

impl Pack {
    /// # Errors
    /// When there is something at `target` already other than an empty folder, or nothing can be made beside it.
    pub fn new(target: &Path) -> Result<Self, StoreError> {
        if system::is_there(target) && !system::is_empty_folder(target) {
            return Err(refused(target)(ErrorKind::AlreadyExists.into()));
        }
        Ok(Self { folder: Temporary::beside(target)?, target: target.to_owned(), sums: BTreeMap::new() })
    }

    /// Whether a file has this name already, in any case.
    pub fn has(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.sums.keys().any(|other| other.to_lowercase() == name)
    }

    /// Writes `bytes` to a new file called `name`.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let refused = refused(&self.target);
        let mut file = self.create(name).map_err(&refused)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(refused)?;
        self.sums.insert(name.to_owned(), hex(&Sha256::digest(bytes)));
        Ok(())
    }

    /// Copies the file that the evidence `reference` names to a new file called `name`, however large it is, and says what became
    /// of it; a relative name is one in `folder`. What cannot be read leaves nothing behind.
    ///
    /// # Errors
    /// When the new file cannot be written.
    pub fn copy(&mut self, name: &str, folder: &Path, reference: &str, detail: Option<&Detail>) -> Result<Condition, StoreError> {
        let copied = match open_regular(&folder.join(reference)) {
            Ok(source) => self.stream(name, source).map_err(refused(&self.target))?,
            Err(error) => Err(error),
        };
        let condition = Condition::new(copied, folder, reference, detail);
        if let Some(sum) = condition.sha256() {
            self.sums.insert(name.to_owned(), sum.to_owned());
        }
        Ok(condition)
    }

    /// Writes the sums and gives the folder its name.
    ///
    /// # Errors
    /// When that is not possible; then nothing is left.
    pub fn finish(mut self) -> Result<(), StoreError> {
        let lines: Vec<String> = self.sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect();
        self.add(SUMS, lines.concat().as_bytes())?;
        let folders: BTreeSet<_> =
            self.sums.keys().filter_map(|name| self.folder.path().join(name).parent().map(Path::to_owned)).collect();
        let flushed = folders.iter().try_for_each(|folder| system::sync_directory(folder));
        let renamed = flushed.and_then(|()| system::replace_empty_folder(self.folder.path(), &self.target));
        renamed.map_err(refused(&self.target))
    }

    /// A new file called `name`, with the folders that its name has; the pack itself stays gone where a signal removed it.
    fn create(&self, name: &str) -> io::Result<File> {
        let parts: Vec<&str> = name.split('/').collect();
        let mut path = self.folder.path().to_owned();
        for folder in &parts[..parts.len() - 1] {
            path.push(folder);
            system::make_folder_in(&path, Rights::Shared)?;
        }
        system::create_new(&self.folder.path().join(name), Rights::Shared)
    }

    /// The sum of `source` as it was copied. The inner error is one of reading it, the outer one of writing.
    fn stream(&self, name: &str, mut source: File) -> io::Result<io::Result<String>> {
        let mut copy = self.create(name)?;
        let (mut sum, mut part) = (Sha256::new(), vec![0; PART]);
        loop {
            match source.read(&mut part) {
                Ok(0) => break,
                Ok(length) => {
                    sum.update(&part[..length]);
                    copy.write_all(&part[..length])?;
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => {
                    system::remove(&self.folder.path().join(name));
                    return Ok(Err(error));
                }
            }
        }
        copy.sync_all()?;
        Ok(Ok(hex(&sum.finalize())))
    }
}

fn refused(target: &Path) -> impl Fn(io::Error) -> StoreError {
    move |reason| StoreError::System { path: target.to_owned(), action: "cannot be written", reason }
}
