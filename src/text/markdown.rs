//! Reads Markdown as blocks of styled text, which the screen, commands and reports render.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

use super::clean::{clean, clean_line, one_line};
use super::width::width;
use super::wrap::Run;

/// How a run stands out; nested marks combine.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each mark combines with every other")]
pub struct Style {
    pub strong: bool,
    pub emphasis: bool,
    pub code: bool,
    /// The words of a link, and the address after them.
    pub link: bool,
}

pub type Text = Vec<Run<Style>>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// Whether an empty line belongs before it, as before a paragraph, but not between the entries of a list.
    pub is_apart: bool,
    /// The bullet or number of an entry, after the indentation of the lists around it.
    pub lead: String,
    pub content: Content,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    Heading(Text),
    Paragraph(Text),
    /// Code or HTML, with its line breaks and blanks.
    Verbatim(Run<Style>),
    Table(Table),
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<Text>,
    pub rows: Vec<Vec<Text>>,
}

/// Reads `markdown`; the text is cleaned, character references too.
pub fn read(markdown: &str) -> Vec<Block> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        reader.read(event);
    }
    reader.flush(Content::Paragraph);
    reader.blocks
}

/// `markdown` as one run of words, without bullets and numbers.
pub fn plain(markdown: &str) -> String {
    let text = |block: Block| match block.content {
        Content::Heading(text) | Content::Paragraph(text) => words(&text),
        Content::Verbatim(run) => words(&[run]),
        Content::Table(table) => table.sentences().join(" "),
    };
    read(markdown).into_iter().map(text).collect::<Vec<_>>().join(" ")
}

/// The words of `text`, with single blanks between them; hard line breaks stay.
pub fn words(text: &[Run<Style>]) -> String {
    let joined: String = text.iter().map(|(words, _)| words.as_str()).collect();
    joined.lines().map(one_line).collect::<Vec<_>>().join("\n")
}

impl Table {
    /// Each row as a sentence, with the name of its column before every cell but the first: a table is hard to listen to.
    pub fn sentences(&self) -> Vec<String> {
        let named = |(cell, column): (&Text, &Text)| format!("; {}: {}", words(column), words(cell));
        let sentence = |row: &Vec<Text>| {
            let first = row.first().map(|cell| words(cell)).unwrap_or_default();
            first + &row.iter().zip(&self.head).skip(1).map(named).collect::<String>()
        };
        self.rows.iter().map(sentence).collect()
    }
}

#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    /// The text of the next block.
    text: Text,
    /// The nested styles, each combined with those outside it.
    styles: Vec<Style>,
    /// The open links: where their words begin in `text`, and the address to write after them.
    links: Vec<(usize, String)>,
    /// The next number of each open list; `None` for bullets.
    lists: Vec<Option<u64>>,
    /// The open entries.
    entries: Vec<Entry>,
    is_apart: bool,
    table: Table,
    row: Vec<Text>,
}

struct Entry {
    mark: String,
    is_marked: bool,
}

impl Reader {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) | Event::Html(words) | Event::InlineHtml(words) => self.push(&clean(&words), self.style()),
            Event::Code(words) => self.push(&clean(&words), Style { code: true, ..self.style() }),
            Event::SoftBreak => self.push(" ", self.style()),
            Event::HardBreak => self.push("\n", self.style()),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let style = self.style();
        match tag {
            Tag::Strong => self.styles.push(Style { strong: true, ..style }),
            Tag::Emphasis => self.styles.push(Style { emphasis: true, ..style }),
            Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. } => {
                self.start_link(link_type, &dest_url);
            }
            Tag::Item => self.start_entry(),
            Tag::Paragraph | Tag::Heading { .. } | Tag::HtmlBlock | Tag::Table(_) => self.start_block(),
            Tag::CodeBlock(_) => {
                self.start_block();
                self.styles.push(Style { code: true, ..style });
            }
            Tag::List(first) => {
                self.start_block();
                self.lists.push(first);
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => drop(self.styles.pop()),
            TagEnd::Link | TagEnd::Image => self.end_link(),
            TagEnd::Paragraph => self.flush(Content::Paragraph),
            TagEnd::Heading(_) => self.flush(Content::Heading),
            TagEnd::CodeBlock => {
                self.styles.pop();
                self.flush(verbatim);
            }
            TagEnd::HtmlBlock => self.flush(verbatim),
            TagEnd::Item => {
                self.flush(Content::Paragraph);
                self.entries.pop();
            }
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.text)),
            TagEnd::TableHead => self.table.head = std::mem::take(&mut self.row),
            TagEnd::TableRow => self.table.rows.push(std::mem::take(&mut self.row)),
            TagEnd::Table => {
                let table = std::mem::take(&mut self.table);
                self.add(Content::Table(table));
            }
            _ => {}
        }
    }

    fn style(&self) -> Style {
        self.styles.last().copied().unwrap_or_default()
    }

    fn push(&mut self, words: &str, style: Style) {
        match self.text.last_mut().filter(|last| last.1 == style) {
            Some(last) => last.0.push_str(words),
            None => self.text.push((words.to_owned(), style)),
        }
    }

    /// Inside a list only the first block has an empty line before it.
    fn start_block(&mut self) {
        self.flush(Content::Paragraph);
        self.is_apart |= self.lists.is_empty() && !self.blocks.is_empty();
    }

    fn start_entry(&mut self) {
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.entries.push(Entry { mark, is_marked: false });
    }

    fn start_link(&mut self, link_type: LinkType, address: &str) {
        let is_written_out = matches!(link_type, LinkType::Autolink | LinkType::Email);
        let address = if is_written_out { String::new() } else { clean_line(address).into_owned() };
        // A run of its own, so that the words of the link are known.
        self.links.push((self.text.len(), address));
        self.styles.push(Style { link: true, ..self.style() });
        self.text.push((String::new(), self.style()));
    }

    fn end_link(&mut self) {
        let (start, address) = self.links.pop().unwrap_or_default();
        let words: String = self.text[start..].iter().map(|(words, _)| words.as_str()).collect();
        if !address.is_empty() && address != words && address.strip_prefix("mailto:") != Some(&words) {
            self.push(&format!(" ({address})"), self.style());
        }
        self.styles.pop();
    }

    fn flush(&mut self, content: impl FnOnce(Text) -> Content) {
        let text = std::mem::take(&mut self.text);
        if text.iter().any(|(words, _)| !words.is_empty()) {
            self.add(content(text));
        }
    }

    fn add(&mut self, content: Content) {
        let lead = self.entries.iter_mut().map(Entry::lead).collect();
        self.blocks.push(Block { is_apart: std::mem::take(&mut self.is_apart), lead, content });
    }
}

impl Entry {
    /// The mark, or blanks in its place once it has been written.
    fn lead(&mut self) -> String {
        let blank = " ".repeat(width(&self.mark));
        if std::mem::replace(&mut self.is_marked, true) { blank } else { self.mark.clone() }
    }
}

/// Drops the line break at the end of a block of code.
fn verbatim(text: Text) -> Content {
    let style = text.first().map_or_else(Style::default, |(_, style)| *style);
    let written: String = text.into_iter().map(|(written, _)| written).collect();
    Content::Verbatim((written.trim_end_matches('\n').to_owned(), style))
}

#[cfg(test)]
mod tests;
