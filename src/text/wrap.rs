//! Wraps styled text to a given width, by columns and graphemes, with hanging indents.

use unicode_segmentation::UnicodeSegmentation;

use super::width::width;

/// A piece of text in one style.
pub type Run<S> = (String, S);

/// The text before the first line of a paragraph, and before the others.
#[derive(Debug, Clone, Copy)]
pub struct Indent<'a> {
    /// Such as a bullet.
    pub first: &'a str,
    /// Blanks of the same width.
    pub rest: &'a str,
}

impl Indent<'static> {
    pub const NONE: Self = Self { first: "", rest: "" };
}

/// How blanks are treated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blanks {
    /// One between two words, none before the first, as in Markdown.
    Collapse,
    /// As typed; the rest of a broken line hangs under its own indentation.
    Keep,
}

/// `runs` as lines of at most `columns`, broken between words, and inside words only if they are wider than a line.
///
/// Blanks between words have the default style, and so has the indent, which is a run of its own.
pub fn wrap<S, T>(runs: &[(T, S)], columns: usize, indent: Indent<'_>, blanks: Blanks) -> Vec<Vec<Run<S>>>
where
    S: Copy + PartialEq + Default,
    T: AsRef<str>,
{
    let mut lines = Lines { columns, indent, done: Vec::new(), current: Vec::new(), used: 0, margin: 0, has_word: false };
    lines.begin(0);
    for piece in pieces(runs, blanks) {
        lines.place(piece);
    }
    lines.end();
    lines.done
}

/// Words, and the line breaks of the text itself.
enum Piece<'a, S> {
    /// Text in one or more styles without a blank in it, and the columns of blanks before it.
    Word {
        gap: usize,
        parts: Vec<(&'a str, S)>,
    },
    Break,
}

/// A blank at which a line may end, unlike a no-break space.
fn is_gap(character: char) -> bool {
    character.is_whitespace() && character != '\u{A0}'
}

fn pieces<S: Copy, T: AsRef<str>>(runs: &[(T, S)], blanks: Blanks) -> Vec<Piece<'_, S>> {
    let mut pieces = Vec::new();
    let (mut gap, mut parts) = (0, Vec::new());
    for (text, style) in runs {
        for part in text.as_ref().split_inclusive(is_gap) {
            let word = part.trim_end_matches(is_gap);
            if !word.is_empty() {
                parts.push((word, *style));
            }
            if word == part {
                continue;
            }
            if !parts.is_empty() {
                pieces.push(Piece::Word { gap, parts: std::mem::take(&mut parts) });
                gap = 0;
            }
            if part.ends_with('\n') {
                pieces.push(Piece::Break);
                gap = 0;
            } else {
                gap = match blanks {
                    Blanks::Collapse => usize::from(matches!(pieces.last(), Some(Piece::Word { .. }))),
                    Blanks::Keep => gap + width(&part[word.len()..]),
                };
            }
        }
    }
    if !parts.is_empty() {
        pieces.push(Piece::Word { gap, parts });
    }
    pieces
}

struct Lines<'a, S> {
    columns: usize,
    indent: Indent<'a>,
    done: Vec<Vec<Run<S>>>,
    current: Vec<Run<S>>,
    used: usize,
    /// The columns of the indentation of this line in the text itself.
    margin: usize,
    /// Whether the current line has a word.
    has_word: bool,
}

impl<'a, S: Copy + PartialEq + Default> Lines<'a, S> {
    fn indent(&self) -> &'a str {
        if self.done.is_empty() { self.indent.first } else { self.indent.rest }
    }

    fn begin(&mut self, margin: usize) {
        let indent = self.indent();
        self.used = width(indent);
        self.margin = margin;
        self.has_word = false;
        if !indent.is_empty() {
            self.current.push((indent.to_owned(), S::default()));
        }
        self.add_blanks(margin);
    }

    fn end(&mut self) {
        self.done.push(std::mem::take(&mut self.current));
    }

    fn next(&mut self, margin: usize) {
        self.end();
        self.begin(margin);
    }

    fn place(&mut self, piece: Piece<'_, S>) {
        let Piece::Word { gap, parts } = piece else { return self.next(0) };
        let needed: usize = parts.iter().map(|(text, _)| width(text)).sum();
        if !self.has_word && gap > 0 {
            // Leaves half of the room for words.
            self.margin = gap.min(self.columns.saturating_sub(self.used) / 2);
            self.add_blanks(self.margin);
        } else if self.has_word && self.used + gap + needed > self.columns {
            self.next(self.margin);
        } else {
            self.add_blanks(gap);
        }
        for (text, style) in parts {
            // A no-break space is an ordinary blank now that lines are broken.
            if text.contains('\u{A0}') {
                self.place_part(&text.replace('\u{A0}', " "), style);
            } else {
                self.place_part(text, style);
            }
        }
        self.has_word = true;
    }

    fn place_part(&mut self, text: &str, style: S) {
        if self.used + width(text) <= self.columns {
            return self.add(text, style);
        }
        for grapheme in text.graphemes(true) {
            let is_full = self.used + width(grapheme) > self.columns;
            if is_full && self.used > width(self.indent.rest) + self.margin {
                self.next(self.margin);
            }
            self.add(grapheme, style);
        }
    }

    fn add_blanks(&mut self, columns: usize) {
        for _ in 0..columns {
            self.add(" ", S::default());
        }
    }

    fn add(&mut self, text: &str, style: S) {
        self.used += width(text);
        let own = usize::from(!self.indent().is_empty());
        match self.current[own..].last_mut().filter(|last| last.1 == style) {
            Some(last) => last.0.push_str(text),
            None if text.is_empty() => {}
            None => self.current.push((text.to_owned(), style)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Blanks, Indent, wrap};

    fn texts(runs: &[(&str, u8)], columns: usize, indent: Indent<'_>, blanks: Blanks) -> Vec<String> {
        let lines = wrap(runs, columns, indent, blanks);
        lines.into_iter().map(|line| line.into_iter().map(|(text, _)| text).collect()).collect()
    }

    fn collapsed(text: &str, columns: usize) -> Vec<String> {
        texts(&[(text, 0)], columns, Indent::NONE, Blanks::Collapse)
    }

    fn kept(text: &str, columns: usize) -> Vec<String> {
        texts(&[(text, 0)], columns, Indent::NONE, Blanks::Keep)
    }

    #[test]
    fn words_stay_whole_and_later_lines_hang() {
        let indent = Indent { first: "- ", rest: "  " };
        assert_eq!(texts(&[("one two three", 0)], 9, indent, Blanks::Collapse), ["- one two", "  three"]);
        assert_eq!(wrap(&[("one", 0)], 9, indent, Blanks::Collapse), [[("- ".to_owned(), 0), ("one".to_owned(), 0)]]);
    }

    #[test]
    fn words_wider_than_a_line_are_broken_between_graphemes() {
        assert_eq!(collapsed("a https://example.org b", 8), ["a", "https://", "example.", "org b"]);
        assert_eq!(collapsed("日本語日本", 5), ["日本", "語日", "本"]);
    }

    #[test]
    fn a_style_inside_a_word_does_not_break_it() {
        let runs = [("un", 0), ("break", 1), ("able, yes", 0)];
        assert_eq!(texts(&runs, 10, Indent::NONE, Blanks::Collapse), ["unbreakabl", "e, yes"]);
        let styles: Vec<(String, u8)> = wrap(&runs, 80, Indent::NONE, Blanks::Collapse).concat();
        assert_eq!(styles, [("un".to_owned(), 0), ("break".to_owned(), 1), ("able, yes".to_owned(), 0)]);
    }

    #[test]
    fn breaks_in_the_text_are_kept_and_no_width_is_too_small() {
        assert_eq!(collapsed("a\n\nb", 10), ["a", "", "b"]);
        assert_eq!(collapsed("日本", 0), ["日", "本"]);
        assert_eq!(kept("  日本", 0), ["日", "本"]);
    }

    #[test]
    fn blanks_are_collapsed_or_kept_as_they_were_typed() {
        assert_eq!(collapsed("  a   b \n  c", 20), ["a b", "c"]);
        assert_eq!(kept("  a   b \n  c", 20), ["  a   b", "  c"]);
        assert_eq!(texts(&[("a ", 0), (" b", 1), ("  c", 0)], 20, Indent::NONE, Blanks::Keep), ["a  b  c"]);
    }

    #[test]
    fn a_broken_line_hangs_under_its_own_indentation() {
        assert_eq!(kept("x\n  one two three\nfour", 9), ["x", "  one two", "  three", "four"]);
        assert_eq!(kept("        one two", 8), ["    one", "    two"]);
        let indent = Indent { first: "> ", rest: "  " };
        assert_eq!(texts(&[("  one two", 0)], 8, indent, Blanks::Keep), [">   one", "    two"]);
    }
}
