//! Breaking styled text into lines of a given width, by columns and graphemes, with hanging indents.

use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::width;

/// Columns that `spans` take, in cells as they are drawn.
pub fn width_of(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// What stands before the first line of a paragraph, and before the others.
#[derive(Debug, Clone, Copy)]
pub struct Indent<'a> {
    /// Such as a bullet.
    pub first: &'a str,
    /// Blanks of the same width.
    pub rest: &'a str,
}

impl Indent<'static> {
    /// No indent.
    pub const NONE: Self = Self { first: "", rest: "" };
}

/// `spans` as lines of at most `columns`, broken between words, and inside only those words that are wider than a line.
pub fn wrap(spans: &[Span<'_>], columns: usize, indent: Indent<'_>) -> Vec<Line<'static>> {
    let mut lines = Lines { columns, indent, done: Vec::new(), current: Vec::new(), used: 0, is_begun: false };
    lines.begin();
    for word in words(spans) {
        lines.place(word);
    }
    lines.end();
    lines.done
}

/// Neighbouring pieces of text without a blank between them; each keeps its style.
type Word = Vec<Span<'static>>;

/// What `wrap` puts on lines: words, and breaks that the text itself asks for.
enum Piece {
    Word(Word),
    Break,
}

/// A blank at which a line may end; a no-break space is none.
fn is_gap(character: char) -> bool {
    character.is_whitespace() && character != '\u{A0}'
}

fn words(spans: &[Span<'_>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut word = Word::new();
    for span in spans {
        for part in span.content.split_inclusive(is_gap) {
            let text = part.trim_end_matches(is_gap);
            if !text.is_empty() {
                word.push(Span::styled(text.replace('\u{A0}', " "), span.style));
            }
            if part.ends_with(is_gap) && !word.is_empty() {
                pieces.push(Piece::Word(std::mem::take(&mut word)));
            }
            if part.ends_with('\n') {
                pieces.push(Piece::Break);
            }
        }
    }
    if !word.is_empty() {
        pieces.push(Piece::Word(word));
    }
    pieces
}

struct Lines<'a> {
    columns: usize,
    indent: Indent<'a>,
    done: Vec<Line<'static>>,
    current: Word,
    used: usize,
    is_begun: bool,
}

impl Lines<'_> {
    fn begin(&mut self) {
        let indent = if self.done.is_empty() { self.indent.first } else { self.indent.rest };
        self.used = width(indent);
        self.current = if indent.is_empty() { Vec::new() } else { vec![Span::raw(indent.to_owned())] };
        self.is_begun = false;
    }

    fn end(&mut self) {
        self.done.push(Line::from(std::mem::take(&mut self.current)));
    }

    fn next(&mut self) {
        self.end();
        self.begin();
    }

    fn place(&mut self, piece: Piece) {
        let Piece::Word(word) = piece else { return self.next() };
        let needed = width_of(&word);
        let gap = usize::from(self.is_begun);
        if self.is_begun && self.used + gap + needed > self.columns {
            self.next();
        } else if self.is_begun {
            self.current.push(Span::raw(" "));
            self.used += gap;
        }
        for span in word {
            self.place_span(&span);
        }
        self.is_begun = true;
    }

    fn place_span(&mut self, span: &Span<'static>) {
        let needed = width(&span.content);
        if self.used + needed <= self.columns {
            self.used += needed;
            return self.current.push(span.clone());
        }
        for grapheme in span.content.graphemes(true) {
            if self.used + width(grapheme) > self.columns && self.used > width(self.indent.rest) {
                self.next();
            }
            self.used += width(grapheme);
            match self.current.last_mut().filter(|last| last.style == span.style && self.is_begun) {
                Some(last) => last.content.to_mut().push_str(grapheme),
                None => self.current.push(Span::styled(grapheme.to_owned(), span.style)),
            }
            self.is_begun = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Indent, width_of, wrap};
    use ratatui::{buffer::Buffer, layout::Rect, style::Stylize, text::Span};

    fn texts(spans: &[Span<'_>], columns: usize, indent: Indent<'_>) -> Vec<String> {
        wrap(spans, columns, indent).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn width_is_that_of_the_cells_that_are_drawn() {
        let texts = [
            "",
            "plain",
            "日本語",
            "لا إله",
            "שלום",
            "ｶﾞｷﾟ",
            "e\u{301}a\u{308}",
            "👩\u{200d}🔬🇨🇦👍🏽",
            "☎\u{fe0f}☎",
            "कि क्ष",
            "ก็",
            "한글",
        ];
        for text in texts {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 1));
            let (end, _) = buffer.set_line(0, 0, &text.into(), 40);
            assert_eq!(width_of(&[text.into()]), usize::from(end), "{text}");
        }
    }

    #[test]
    fn words_stay_whole_and_later_lines_hang() {
        let indent = Indent { first: "- ", rest: "  " };
        assert_eq!(texts(&["one two three".into()], 9, indent), ["- one two", "  three"]);
    }

    #[test]
    fn words_wider_than_a_line_are_broken_between_graphemes() {
        assert_eq!(texts(&["a https://example.org b".into()], 8, Indent::NONE), ["a", "https://", "example.", "org b"]);
        assert_eq!(texts(&["日本語日本".into()], 5, Indent::NONE), ["日本", "語日", "本"]);
    }

    #[test]
    fn a_style_inside_a_word_does_not_break_it() {
        assert_eq!(texts(&["un".into(), "break".bold(), "able, yes".into()], 10, Indent::NONE), ["unbreakabl", "e, yes"]);
    }

    #[test]
    fn breaks_in_the_text_are_kept_and_no_width_is_too_small() {
        assert_eq!(texts(&["a\n\nb".into()], 10, Indent::NONE), ["a", "", "b"]);
        assert_eq!(texts(&["日本".into()], 0, Indent::NONE), ["日", "本"]);
    }
}
