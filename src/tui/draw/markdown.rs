//! The guide's Markdown subset as lines: paragraphs, lists, tables, bold, emphasis and code.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::wrap::{Indent, wrap};
use crate::text::{clean, width};

/// `text` in lines of at most `columns`, paragraphs apart by an empty line.
pub fn lines(text: &str, columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut page = Page {
        columns,
        theme,
        lines: Vec::new(),
        spans: Vec::new(),
        style: theme.text,
        lists: Vec::new(),
        table: Table::default(),
    };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        page.read(event);
    }
    page.flush();
    page.lines
}

struct Page<'a> {
    columns: usize,
    theme: &'a Theme,
    lines: Vec<Line<'static>>,
    spans: Vec<Span<'static>>,
    style: Style,
    lists: Vec<List>,
    table: Table,
}

/// An open list: the number of its next entry, if it is numbered, and whether the entry's mark is still to be written.
struct List {
    number: Option<u64>,
    is_marked: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<Vec<Span<'static>>>>,
}

impl Page<'_> {
    fn read(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            // Cleaned here, since character references such as &#x202E; have become characters by now.
            Event::Text(text) => self.spans.push(Span::styled(clean(&text).into_owned(), self.style)),
            Event::Code(text) => self.spans.push(Span::styled(clean(&text).into_owned(), self.theme.code)),
            Event::SoftBreak => self.spans.push(Span::raw(" ")),
            Event::HardBreak => self.spans.push(Span::raw("\n")),
            // The subset has nothing else; what a guide from elsewhere brings is shown as it was written.
            Event::Html(text) | Event::InlineHtml(text) => self.spans.push(Span::raw(clean(&text).into_owned())),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph | Tag::Table(_) => self.separate(),
            Tag::List(first) => {
                self.flush();
                if self.lists.is_empty() {
                    self.separate();
                }
                self.lists.push(List { number: *first, is_marked: false });
            }
            Tag::Item => self.mark_item(),
            Tag::Strong | Tag::Heading { .. } => self.style = self.theme.strong,
            Tag::Emphasis => self.style = self.theme.emphasis,
            Tag::TableHead | Tag::TableRow => self.table.rows.push(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => self.flush(),
            TagEnd::List(_) => drop(self.lists.pop()),
            TagEnd::Strong | TagEnd::Emphasis => self.style = self.theme.text,
            TagEnd::TableCell => {
                let cell = std::mem::take(&mut self.spans);
                self.table.rows.last_mut().into_iter().for_each(|row| row.push(cell.clone()));
            }
            TagEnd::Table => self.draw_table(),
            _ => {}
        }
    }

    fn mark_item(&mut self) {
        if let Some(list) = self.lists.last_mut() {
            list.is_marked = false;
        }
    }

    fn separate(&mut self) {
        if self.lists.is_empty() && !self.lines.is_empty() {
            self.lines.push(Line::default());
        }
    }

    fn flush(&mut self) {
        if self.spans.is_empty() {
            return;
        }
        let mut spans = std::mem::take(&mut self.spans);
        // A block of code ends with a line break of its own.
        if let Some(end) = spans.last_mut() {
            end.content = end.content.trim_end_matches('\n').to_owned().into();
        }
        let depth = self.lists.len().saturating_sub(1);
        let (first, rest) = match self.lists.last_mut() {
            None => (String::new(), String::new()),
            Some(list) => list.indents(depth),
        };
        self.lines.extend(wrap(&spans, self.columns, Indent { first: &first, rest: &rest }));
    }

    fn draw_table(&mut self) {
        let rows = std::mem::take(&mut self.table).rows;
        self.lines.extend(super::table::lines(&rows, self.columns, self.theme));
    }
}

impl List {
    fn indents(&mut self, depth: usize) -> (String, String) {
        let mark = match self.number {
            Some(number) => format!("{number}. "),
            None => "- ".to_owned(),
        };
        let blank = " ".repeat(width(&mark));
        let before = "  ".repeat(depth);
        let first = if self.is_marked { &blank } else { &mark };
        let indents = (format!("{before}{first}"), format!("{before}{blank}"));
        if !self.is_marked {
            self.number = self.number.map(|number| number + 1);
            self.is_marked = true;
        }
        indents
    }
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::tui::draw::theme::COLOUR;

    fn texts(text: &str) -> Vec<String> {
        lines(text, 30, &COLOUR).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn paragraphs_stand_apart_and_lists_hang() {
        assert_eq!(texts("one\ntwo\n\nthree"), ["one two", "", "three"]);
        assert_eq!(
            texts("Do:\n\n- first, which is rather long indeed\n- second"),
            ["Do:", "", "- first, which is rather long", "  indeed", "- second"]
        );
        assert_eq!(texts("3. three\n4. four"), ["3. three", "4. four"]);
    }

    #[test]
    fn what_is_outside_the_subset_is_still_shown() {
        assert_eq!(texts("before\n\n```\ncode\n```"), ["before", "code"]);
        assert_eq!(texts("<b>html</b>"), ["<b>html</b>"]);
    }

    #[test]
    fn character_references_hide_nothing() {
        assert_eq!(texts("a&#x202E;b"), ["a<U+202E>b"]);
    }
}
