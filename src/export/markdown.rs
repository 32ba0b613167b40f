//! The report in Markdown: readable on GitHub and as plain text.

use std::fmt::{self, Write};

use askama::Template;
use askama::filters::Escaper;

use super::report::{Reference, Report};
use crate::text::clean_line;

/// Characters that are markup in the middle of a line.
const MARKS: &str = "\\`*_[]<>#|!~&$";

#[derive(Template)]
#[template(path = "report.md", config = ".askama.toml")]
struct Page<'a> {
    report: &'a Report<'a>,
}

pub fn write(report: &Report) -> String {
    Page { report }.render().expect("text can always be written") + "\n"
}

/// Inserted values are only ever words on one line: they cannot start a heading, a list, a link or any other markup.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl Escaper for Escape {
    fn write_escaped_str<W: Write>(&self, mut to: W, text: &str) -> fmt::Result {
        let text = clean_line(text);
        for (index, character) in text.char_indices() {
            if MARKS.contains(character) || starts_list(&text, index) {
                to.write_char('\\')?;
            }
            to.write_char(character)?;
        }
        Ok(())
    }
}

/// Whether the character at `index` would make the line `text` a list item or a heading.
fn starts_list(text: &str, index: usize) -> bool {
    let before = text[..index].trim_start();
    let character = text[index..].chars().next().unwrap_or(' ');
    let is_number = !before.is_empty() && before.chars().all(|character| character.is_ascii_digit());
    before.is_empty() && "-+=".contains(character) || is_number && ".)".contains(character)
}

impl Reference<'_> {
    /// A link where that is safe; its text then needs no escaping.
    fn markdown(&self) -> String {
        let mut text = String::new();
        if self.is_link() {
            text = format!("<{}>", self.text);
        } else {
            let _ = Escape.write_escaped_str(&mut text, self.text);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{Escape, Escaper, Reference};

    fn escaped(text: &str) -> String {
        let mut written = String::new();
        Escape.write_escaped_str(&mut written, text).expect("it can be written");
        written
    }

    #[test]
    fn what_was_typed_stays_words() {
        assert_eq!(escaped("a *b* [c](d) <e> | # `f`"), "a \\*b\\* \\[c\\](d) \\<e\\> \\| \\# \\`f\\`");
        assert_eq!(escaped("- a - b"), "\\- a - b");
        assert_eq!(escaped(" 12. a 3."), " 12\\. a 3.");
        assert_eq!(escaped("one\ntwo\u{1b}"), "one two\\<U+001B\\>");
    }

    #[test]
    fn only_addresses_become_links() {
        assert_eq!(Reference::new("https://example.org/a_b").markdown(), "<https://example.org/a_b>");
        assert_eq!(Reference::new("https://example.org/>x").markdown(), "https://example.org/\\>x");
        assert_eq!(Reference::new("javascript:alert(1)").markdown(), "javascript:alert(1)");
    }
}
