//! Reports: progress as text for others, and exports read back as changes. Pure.
//!
//! Markdown and HTML are templates beside their code. What they insert is escaped by the template's format, in one
//! place each (`askama.toml`), so that nothing can be forgotten.

use jiff::civil::Date;

use crate::guide::Guide;
use crate::text::normalize;

mod calendar;
mod checked;
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
    pub write: fn(&Report) -> String,
}

/// The first one is the default.
pub const FORMATS: &[Format] = &[
    Format { name: "markdown", extension: "md", purpose: "for GitHub and text editors", write: markdown::write },
    Format { name: "html", extension: "html", purpose: "one page to read, print and share", write: html::write },
    Format { name: "csv", extension: "csv", purpose: "one item per row, for spreadsheets", write: csv::write },
    Format { name: "ics", extension: "ics", purpose: "the days of items, for calendars", write: calendar::write },
    Format { name: "json", extension: "json", purpose: "everything, for backup and import", write: json::write },
];

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
