//! Reports: everything that is known, written down for others, and read back; pure, from progress to text and from text to changes.
//!
//! Markdown and HTML are templates beside their code. What is filled into them is escaped by the template's kind, in one
//! place each (`askama.toml`), so that nothing can be forgotten.

use crate::guide::Guide;
use crate::text::normalize;

mod csv;
mod html;
mod import;
mod item;
mod json;
mod markdown;
mod progress_file;
mod report;

pub use import::{Imported, Mistake};
pub use item::{ItemShape, SourceShape};
pub use report::Report;

/// One way to write a report down.
#[derive(Debug)]
pub struct Format {
    pub name: &'static str,
    /// How names of such files end.
    pub extension: &'static str,
    pub purpose: &'static str,
    pub write: fn(&Report) -> String,
}

/// Every format; the first one is the usual one.
pub const FORMATS: &[Format] = &[
    Format { name: "markdown", extension: "md", purpose: "to read on GitHub or in a text", write: markdown::write },
    Format { name: "html", extension: "html", purpose: "one page to read, print and send on", write: html::write },
    Format { name: "csv", extension: "csv", purpose: "one item a row, for spreadsheets", write: csv::write },
    Format { name: "json", extension: "json", purpose: "everything, to keep and to bring back", write: json::write },
];

/// Reads what an export in JSON or CSV says, or another progress file.
///
/// # Errors
/// Everything that cannot be used, with its line; then nothing of the file is used.
pub fn read(guide: &Guide, text: &str) -> Result<Imported, Vec<Mistake>> {
    let text = &normalize(text);
    match text.trim_start() {
        json if json.starts_with('{') => json::read(guide, text),
        _ if progress_file::is_one(text) => progress_file::read(guide, text),
        _ => csv::read(guide, text),
    }
}
