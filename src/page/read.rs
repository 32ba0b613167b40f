//! Reads a page from its bytes: Markdown with Jekyll's marks, or HTML.

use pulldown_cmark::{Options, Parser};

use super::builder::Builder;
use super::region::Container;
use super::{Figure, Statement, decode, html, liquid};
use crate::document::Position;

/// The largest page that is read.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// More marks of Markdown than any page has; each costs a hundred bytes of memory.
const MOST_MARKS: usize = 4 * 1024 * 1024;

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
    #[error("there is no text in it: save the page as HTML or Markdown")]
    NoText,
    #[error("this does not look like that page: {found} of {all} statements of `{name}` are in it. Give the page at {url}")]
    OtherPage { found: usize, all: usize, name: String, url: String },
    #[error("the guide does not say which page it was made from: give it a [page], as `guide draft` writes one")]
    NoIndex,
}

/// What a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Of the window, or the first heading.
    pub title: String,
    pub statements: Vec<Statement>,
    pub figures: Vec<Figure>,
    pub(super) containers: Vec<Container>,
}

/// What the builder makes.
pub(super) type Parts = Page;

impl Page {
    /// Reads a page that was found at the address `base`.
    ///
    /// # Errors
    /// When the bytes are no text, or nothing can be made of it.
    pub fn read(bytes: Vec<u8>, base: &str) -> Result<Self, PageError> {
        let text = decode::decode(bytes)?;
        let mut builder = Builder::new(base);
        if is_html(&text) {
            html::read(&text, &mut builder);
        } else {
            html::read(&to_html(&text)?, &mut builder);
        }
        let mut page = builder.finish();
        if page.title.is_empty() {
            let heading = page.statements.iter().find(|statement| statement.kind == super::Kind::Heading);
            page.title = heading.map(|heading| heading.text.clone()).unwrap_or_default();
        }
        if page.statements.is_empty() && page.figures.is_empty() { Err(PageError::NoText) } else { Ok(page) }
    }
}

/// One reader for both: Markdown may hold HTML anyway.
fn to_html(markdown: &str) -> Result<String, PageError> {
    let markdown = liquid::strip(markdown);
    let is_mark = |byte: &u8| b"*_[]!`~<&\\|>".contains(byte);
    if markdown.as_bytes().iter().filter(|byte| is_mark(byte)).count() > MOST_MARKS {
        return Err(PageError::TooManyMarks);
    }
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_GFM;
    let mut html = String::with_capacity(markdown.len());
    pulldown_cmark::html::push_html(&mut html, Parser::new_ext(&markdown, options));
    Ok(html)
}

/// Whether it begins as a document does, or has tags and nothing that only Markdown has.
fn is_html(text: &str) -> bool {
    let mut start = text.trim_start();
    while let Some((_, rest)) = start.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        start = rest.trim_start();
    }
    let name: String = start.chars().take(9).collect::<String>().to_ascii_lowercase();
    let is_document = ["<!doctype", "<html", "<head", "<body", "<?xml"].iter().any(|tag| name.starts_with(tag));
    is_document || (start.starts_with('<') && text.contains("</") && !text.lines().any(is_markdown))
}

fn is_markdown(line: &str) -> bool {
    let number = line.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let is_numbered = number.len() < line.len() && (number.starts_with(". ") || number.starts_with(") "));
    is_numbered || ["# ", "## ", "### ", "#### ", "* ", "- ", "+ ", "{%", "> "].iter().any(|mark| line.starts_with(mark))
}
