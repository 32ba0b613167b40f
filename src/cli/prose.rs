//! The guide's Markdown as plain lines: no marks that a screen reader would spell out, and addresses in full.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::output::Text;

/// Adds `markdown` to `text`, indented by `indent`.
pub fn add_prose(text: &mut Text, indent: &str, markdown: &str) {
    for paragraph in paragraphs(markdown) {
        text.paragraph(&format!("{indent}{}", paragraph.lead), &paragraph.words);
    }
}

/// `markdown` as one run of words.
pub fn plain(markdown: &str) -> String {
    let words: Vec<String> = paragraphs(markdown).into_iter().map(|paragraph| paragraph.words).collect();
    words.join(" ")
}

/// Words that belong together, and what stands before them: the bullet or number of a list, or nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Paragraph {
    lead: String,
    words: String,
}

#[derive(Default)]
struct Reader {
    done: Vec<Paragraph>,
    current: Paragraph,
    /// The next number of each list around the current place; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// The cells of the current row of a table, and the names of its columns once they were read.
    cells: Vec<String>,
    columns: Vec<String>,
    /// The addresses of links that are not yet written after their words.
    addresses: Vec<String>,
}

fn paragraphs(markdown: &str) -> Vec<Paragraph> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.read(event);
    }
    reader.finish();
    reader.done
}

impl Reader {
    fn read(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                self.current.words.push_str(&words);
            }
            Event::SoftBreak => self.current.words.push(' '),
            Event::HardBreak => self.current.words.push('\n'),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::List(first) => {
                self.finish();
                self.lists.push(first);
            }
            Tag::Item => {
                self.finish();
                self.current.lead = self.bullet();
            }
            Tag::Link { link_type, dest_url, .. } => {
                let is_written_out = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.addresses.push(if is_written_out { String::new() } else { format!(" ({dest_url})") });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Link => self.current.words.extend(self.addresses.pop()),
            TagEnd::List(_) => {
                self.finish();
                self.lists.pop();
            }
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.current.words)),
            TagEnd::TableHead => self.columns = std::mem::take(&mut self.cells),
            TagEnd::TableRow => self.row(),
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock => self.finish(),
            _ => {}
        }
    }

    fn bullet(&mut self) -> String {
        let indent = "  ".repeat(self.lists.len().saturating_sub(1));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{indent}{}. ", *number - 1)
            }
            _ => format!("{indent}- "),
        }
    }

    /// A row of a table as an entry of a list, every cell with the name of its column: a table is hard to listen to.
    fn row(&mut self) {
        let cells = std::mem::take(&mut self.cells);
        let named = cells.iter().zip(&self.columns).skip(1).map(|(cell, column)| format!("; {column}: {cell}"));
        let words = cells.first().cloned().unwrap_or_default() + &named.collect::<String>();
        self.current = Paragraph { lead: "- ".to_owned(), words };
        self.finish();
    }

    fn finish(&mut self) {
        let paragraph = std::mem::take(&mut self.current);
        if !paragraph.words.is_empty() {
            self.done.push(paragraph);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Text, add_prose, plain};
    use crate::cli::output::Color;

    fn shown(markdown: &str) -> String {
        let mut text = Text::default();
        add_prose(&mut text, "  ", markdown);
        text.render(Color::Off)
    }

    #[test]
    fn marks_disappear_and_addresses_stay() {
        assert_eq!(plain("**Bold** `code` [page](https://example.org)."), "Bold code page (https://example.org).");
        assert_eq!(plain("<https://example.org>"), "https://example.org");
    }

    #[test]
    fn lists_keep_their_bullets_and_numbers() {
        assert_eq!(shown("Before:\n\n- one\n- two\n  - inner\n\nAfter"), "  Before:\n  - one\n  - two\n    - inner\n  After\n");
        assert_eq!(shown("3. three\n4. four\n"), "  3. three\n  4. four\n");
    }

    #[test]
    fn tables_become_lists() {
        assert_eq!(shown("| For | Until | Cost |\n|---|---|---|\n| a | b | c |"), "  - a; Until: b; Cost: c\n");
    }
}
