//! Reports: progress as text for others, and exports read back as changes. Pure.
//!
//! Markdown and HTML are templates beside their code. What they insert is escaped by the template's format, in one
//! place each (`askama.toml`), so that nothing can be forgotten.

use std::path::Path;

use jiff::civil::Date;

use crate::guide::Guide;
use crate::text::{clean_line, normalize};

mod calendar;
mod checked;
mod copied;
mod csv;
mod html;
mod import;
mod item;
mod json;
pub mod junit;
pub mod letter;
mod limits;
mod lines;
mod markdown;
mod outdated;
mod product;
mod progress_file;
mod release;
mod report;
pub mod summary;
mod unknown;

pub use checked::{About, Case, Checked, Problem, ProblemKind};
pub use copied::Copied;
pub use import::{Imported, Mistake};
pub use item::{ItemShape, SourceShape};
pub use outdated::Outdated;
pub use product::ProductShape;
pub use release::ReleaseShape;
pub use report::{Changes, Report};

#[derive(Debug)]
pub struct Format {
    pub name: &'static str,
    pub extension: &'static str,
    pub purpose: &'static str,
    pub kind: Kind,
    pub write: fn(&Report) -> String,
}

/// What a format is for, which decides what can be chosen for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// For readers; it can tell what changed.
    Report,
    /// Days, which can be those of one owner.
    Calendar,
    /// For programs: the state as it is.
    Data,
}

/// The first one is the default.
pub const FORMATS: &[Format] = &[
    Format {
        name: "markdown",
        extension: "md",
        purpose: "for GitHub and text editors",
        kind: Kind::Report,
        write: markdown::write,
    },
    Format {
        name: "html",
        extension: "html",
        purpose: "one page to read, print and share",
        kind: Kind::Report,
        write: html::write,
    },
    Format { name: "csv", extension: "csv", purpose: "one item per row, for spreadsheets", kind: Kind::Data, write: csv::write },
    Format {
        name: "ics",
        extension: "ics",
        purpose: "the days of items, for calendars",
        kind: Kind::Calendar,
        write: calendar::write,
    },
    Format {
        name: "json",
        extension: "json",
        purpose: "everything, for backup and import",
        kind: Kind::Data,
        write: json::write,
    },
];

/// Why a file gets no report, one sentence each.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormatError {
    #[error("there is no report in the format `.{}`: end the name in {}", clean_line(.0), endings(|_| true))]
    Ending(String),
    #[error("only a report to read tells what changed: end the name in {}", endings(|kind| kind == Kind::Report))]
    NoChanges,
}

impl Format {
    pub fn named(name: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.name == name)
    }

    /// The default.
    pub fn usual() -> &'static Self {
        &FORMATS[0]
    }

    /// The format that the name of `file` means, or the default where it says nothing.
    ///
    /// # Errors
    /// When it means a format that there is not.
    pub fn of_file(file: &Path) -> Result<&'static Self, FormatError> {
        let extension = file.extension().map(|extension| extension.to_string_lossy().to_lowercase());
        let wanted = match extension.as_deref() {
            None | Some("txt") => return Ok(Self::usual()),
            Some("htm") => "html",
            Some(extension) => extension,
        };
        let found = FORMATS.iter().find(|format| format.extension == wanted);
        found.ok_or_else(|| FormatError::Ending(wanted.to_owned()))
    }

    /// # Errors
    /// When it cannot tell what changed.
    pub fn telling_changes(&'static self) -> Result<&'static Self, FormatError> {
        if self.kind == Kind::Report { Ok(self) } else { Err(FormatError::NoChanges) }
    }
}

/// The endings of the formats of such kinds, as an alternative.
fn endings(is_wanted: impl Fn(Kind) -> bool) -> String {
    let wanted = FORMATS.iter().filter(|format| is_wanted(format.kind));
    let endings: Vec<String> = wanted.map(|format| format!(".{}", format.extension)).collect();
    let (last, others) = endings.split_last().expect("there are such formats");
    format!("{} or {last}", others.join(", "))
}

/// Reads an export in JSON or CSV, or another progress file. In a table, dates may be written as people type them `today`.
///
/// # Errors
/// All mistakes in the file; then nothing of it is used.
pub fn read(guide: &Guide, text: &str, today: Date) -> Result<Imported, Vec<Mistake>> {
    let text = &normalize(text);
    match text.trim_start() {
        json if json.starts_with('{') => json::read(guide, text),
        _ if progress_file::is_one(text) => progress_file::read(guide, text),
        _ => csv::read(guide, text, today),
    }
}
