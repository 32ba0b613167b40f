//! Renders Markdown as lines of the screen.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::table;
use super::theme::Theme;
use super::wrap::{Indent, wrap, wrap_as_typed};
use crate::text::markdown::{Content, Style as Marks, Table, Text, read};
use crate::text::{Run, width};

/// `text` in lines of at most `columns`, with an empty line between paragraphs.
pub fn lines(text: &str, columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for block in read(text) {
        if block.is_apart {
            lines.push(Line::default());
        }
        let rest = " ".repeat(width(&block.lead));
        let indent = Indent { first: &block.lead, rest: &rest };
        lines.extend(match block.content {
            Content::Heading(text) => wrap(&spans(text, theme.strong, theme), columns, indent),
            Content::Paragraph(text) => wrap(&spans(text, theme.text, theme), columns, indent),
            Content::Verbatim(run) => wrap_as_typed(&[span(run, theme.text, theme)], columns, indent),
            Content::Table(table) => table_lines(table, columns, indent, theme),
        });
    }
    lines
}

fn spans(text: Text, base: Style, theme: &Theme) -> Vec<Span<'static>> {
    text.into_iter().map(|run| span(run, base, theme)).collect()
}

fn span((text, marks): Run<Marks>, base: Style, theme: &Theme) -> Span<'static> {
    let styles = [(marks.strong, theme.strong), (marks.emphasis, theme.emphasis), (marks.code || marks.link, theme.code)];
    let style = styles.into_iter().filter(|(is_on, _)| *is_on).fold(base, |style, (_, mark)| style.patch(mark));
    Span::styled(text, style)
}

fn table_lines(table: Table, columns: usize, indent: Indent<'_>, theme: &Theme) -> Vec<Line<'static>> {
    let cells = |row: Vec<Text>| row.into_iter().map(|cell| spans(cell, theme.text, theme)).collect();
    let rows: Vec<_> = std::iter::once(table.head).chain(table.rows).map(cells).collect();
    let mut lines = table::lines(&rows, columns.saturating_sub(width(indent.rest)), theme);
    for (index, line) in lines.iter_mut().enumerate() {
        let before = if index == 0 { indent.first } else { indent.rest };
        line.spans.insert(0, Span::raw(before.to_owned()));
    }
    lines
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

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
    fn code_keeps_its_indentation_and_html_is_shown() {
        assert_eq!(texts("before\n\n```\nif x:\n    y\n```"), ["before", "", "if x:", "    y"]);
        assert_eq!(texts("<b>html</b>"), ["<b>html</b>"]);
    }

    #[test]
    fn marks_combine_and_end() {
        let line = lines("# Title\n\n**a *b* c** d", 30, &COLOUR).pop().expect("it is there");
        let of = |word: &str| {
            let span = line.spans.iter().find(|span| span.content.contains(word)).expect("it is there");
            (span.style.add_modifier.contains(Modifier::BOLD), span.style.add_modifier.contains(Modifier::ITALIC))
        };
        assert_eq!(["a", "b", "c", "d"].map(of), [(true, false), (true, true), (true, false), (false, false)]);
    }

    #[test]
    fn a_table_in_a_list_hangs_under_its_entry() {
        assert_eq!(texts("- x\n\n  | a | b |\n  |---|---|\n  | c | d |"), ["- x", "  a  b", "  c  d"]);
    }
}
