//! The files that evidence names: whether they are there, and still what they were.

use std::fs::File;
use std::io;
use std::path::Path;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::system::{self, OpenMode};
use crate::guide::Guide;
use crate::progress::{BadEvidence, Detail, Entry, Progress, Record};
use crate::text::names_a_file;

mod finding;

pub use finding::{Found, Surroundings};

/// What became of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Condition {
    /// An address, or words: there is no file to look at.
    NotAFile,
    /// With its SHA-256 in hexadecimal digits.
    There(String),
    Missing,
    /// It has another SHA-256 than it had.
    Changed(String),
    /// Why it cannot be read.
    Unreadable(String),
}

impl Condition {
    /// Of `reference`; a relative name is one in `folder`.
    pub fn of(folder: &Path, reference: &str, detail: Option<&Detail>) -> Self {
        Self::new(sha256(&folder.join(reference)), folder, reference, detail)
    }

    /// Of `reference` in `folder`, whose file has the SHA-256 `found`, or could not be read.
    pub(super) fn new(found: io::Result<String>, folder: &Path, reference: &str, detail: Option<&Detail>) -> Self {
        let known = detail.map(|detail| detail.sha256.as_str()).filter(|known| !known.is_empty());
        let names_a_file = known.is_some() || names_a_file(reference) || system::is_there(&folder.join(reference));
        match found {
            Ok(found) if known.is_some_and(|known| !known.eq_ignore_ascii_case(&found)) => Self::Changed(found),
            Ok(found) => Self::There(found),
            Err(_) if !names_a_file => Self::NotAFile,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Self::Missing,
            Err(error) => Self::Unreadable(error.to_string()),
        }
    }

    /// As in JSON.
    pub fn word(&self) -> &'static str {
        self.into()
    }

    /// The SHA-256 of its file as it is now, if that could be read.
    pub fn sha256(&self) -> Option<&str> {
        match self {
            Self::There(found) | Self::Changed(found) => Some(found),
            Self::NotAFile | Self::Missing | Self::Unreadable(_) => None,
        }
    }

    /// What is bad about it, to follow its reference; `None` if nothing is.
    fn fault(&self) -> Option<String> {
        match self {
            Self::NotAFile | Self::There(_) => None,
            Self::Missing => Some("is missing".to_owned()),
            Self::Changed(_) => Some("has changed since it was added".to_owned()),
            Self::Unreadable(reason) => Some(format!("cannot be read: {reason}")),
        }
    }
}

/// A piece of evidence of an item, and what became of it.
#[derive(Debug)]
pub struct Looked<'a> {
    pub item: &'a str,
    pub reference: &'a str,
    pub detail: Option<&'a Detail>,
    pub condition: Condition,
}

impl Looked<'_> {
    /// What is wrong with it on the day `today`, to follow its reference: with its file, and that it no longer holds.
    pub fn faults(&self, today: Date) -> Vec<String> {
        let expired = self.detail.filter(|detail| detail.is_expired(today)).and_then(|detail| detail.valid_until);
        let expired = expired.map(|day| format!("was valid until {day}"));
        self.condition.fault().into_iter().chain(expired).collect()
    }

    /// `docs/vpa.pdf is missing, and was valid until 2031-11-01`; `None` if nothing is wrong.
    pub fn complaint(&self, today: Date) -> Option<String> {
        let faults = self.faults(today);
        (!faults.is_empty()).then(|| format!("{} {}", self.reference, faults.join(", and ")))
    }
}

/// Looks at every piece of evidence of the item called `item`; relative names are those of files in `folder`.
pub fn look<'a>(item: &'a str, record: &'a Record, folder: &Path) -> Vec<Looked<'a>> {
    let looked = |reference: &'a String| {
        let detail = record.details.get(reference);
        Looked { item, reference, detail, condition: Condition::of(folder, reference, detail) }
    };
    record.evidence.iter().map(looked).collect()
}

/// The evidence of the guide's items with which something is wrong on the day `today`; relative names are those of files in
/// `folder`.
pub fn bad(guide: &Guide, progress: &Progress, folder: &Path, today: Date) -> Vec<BadEvidence> {
    let entries = Entry::tracked(guide, progress).filter(|entry| entry.in_scope);
    let looked = entries.flat_map(|entry| look(&entry.item.id, entry.record, folder));
    let bad = looked.filter_map(|looked| {
        let item = looked.item.to_owned();
        looked.complaint(today).map(|words| BadEvidence { item, words })
    });
    bad.collect()
}

/// Of a regular file, however large.
fn sha256(path: &Path) -> io::Result<String> {
    let mut hash = Sha256::new();
    io::copy(&mut open_regular(path)?, &mut hash)?;
    Ok(hex(&hash.finalize()))
}

/// Opens the file at `path`, behind links too, without waiting for a pipe and only if it has an end.
pub(super) fn open_regular(path: &Path) -> io::Result<File> {
    let file = system::open(path, OpenMode::Read)?;
    match system::other_kind(&file.metadata()?) {
        Some(kind) => Err(io::Error::other(format!("it is {kind}"))),
        None => Ok(file),
    }
}

/// In hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing to a string cannot fail.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

#[cfg(test)]
mod tests {
    use super::Condition;
    use crate::progress::Detail;
    use crate::store::{Rights, Temporary, write_new};

    #[test]
    fn a_file_is_there_changed_or_missing_and_words_are_no_file() {
        let folder = Temporary::new().expect("a folder can be made");
        write_new(&folder.path().join("a.txt"), b"abc", Rights::Private).expect("it can be written");
        let with = |sha256: &str| Detail { sha256: sha256.to_owned(), ..Detail::default() };
        let of = |reference: &str, detail: Option<&Detail>| Condition::of(folder.path(), reference, detail);
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(of("a.txt", None), Condition::There(abc.to_owned()));
        assert_eq!(of("a.txt", Some(&with(abc))), Condition::There(abc.to_owned()));
        assert_eq!(of("a.txt", Some(&with("00"))), Condition::Changed(abc.to_owned()));
        assert_eq!(of("gone.pdf", None), Condition::Missing);
        assert_eq!(of("a.txt/inside.pdf", None), Condition::Missing);
        assert_eq!(of("in the safe", None), Condition::NotAFile);
        assert_eq!(of("in the safe", Some(&with(abc))), Condition::Missing);
        assert_eq!(of("https://example.org/a.pdf", None), Condition::NotAFile);
        assert!(matches!(of("../", None), Condition::Unreadable(reason) if reason == "it is a folder"));
    }
}
