//! Why a page cannot be used, one sentence each: what is wrong, and what to do.

use crate::document::Position;

/// More marks of Markdown than any page has; each costs a hundred bytes of memory.
pub const MOST_MARKS: usize = 4 * 1024 * 1024;

/// More paragraphs and entries, or pictures, than any page has; nobody would read what is said of them.
pub const MOST_STATEMENTS: usize = 100_000;

/// Why a page cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PageError {
    #[error("it is empty: save the page again")]
    Empty,
    #[error("it is not text: save the page as HTML or Markdown")]
    Binary,
    #[error("{0}: it is neither UTF-8 nor UTF-16 text: save the page as UTF-8")]
    Encoding(Position),
    #[error("it has more than {MOST_MARKS} marks of Markdown: save the page alone")]
    TooManyMarks,
    #[error("it has more statements than a guide can hold: save the page alone")]
    TooLong,
    #[error("the guide drafted from it would not hold: {0}")]
    Unfit(String),
    #[error("it has more than {MOST_STATEMENTS} paragraphs and entries, or pictures: save the page alone")]
    TooManyStatements,
    #[error("there is no text in it: save the page as HTML or Markdown")]
    NoText,
    #[error("this does not look like that page: {found} of {all} statements of `{name}` are in it. Give the page at {url}")]
    OtherPage { found: usize, all: usize, name: String, url: String },
    #[error("the guide does not say which page it was made from: give it a [page], as `guide draft` writes one")]
    NoIndex,
}
