//! Reads a page from its bytes: Markdown with Jekyll's marks, or HTML.

use pulldown_cmark::{Options, Parser};

use super::builder::Builder;
use super::error::{MOST_MARKS, MOST_STATEMENTS, PageError};
use super::parts::{Kind, Page};
use super::{decode, html, liquid};

/// The largest page that is read.
pub const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Reads a page that was found at the address `base`.
///
/// # Errors
/// When the bytes are no text, or nothing can be made of it.
pub fn read(bytes: Vec<u8>, base: &str) -> Result<Page, PageError> {
    let text = decode::decode(bytes)?;
    let mut builder = Builder::new(base);
    if is_html(&text) {
        html::read(&text, &mut builder);
    } else {
        html::read(&to_html(&text)?, &mut builder);
    }
    let mut page = builder.finish();
    if page.statements.len() > MOST_STATEMENTS || page.figures.len() > MOST_STATEMENTS {
        return Err(PageError::TooManyStatements);
    }
    if page.title.is_empty() {
        let heading = page.statements.iter().find(|statement| statement.kind == Kind::Heading);
        page.title = heading.map(|heading| heading.text.clone()).unwrap_or_default();
    }
    if page.statements.is_empty() && page.figures.is_empty() { Err(PageError::NoText) } else { Ok(page) }
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
