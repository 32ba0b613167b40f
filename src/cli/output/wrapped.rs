//! Lines that are too long for 80 columns, wrapped with their styles.

use super::{COLUMNS, Text, Tone};
use crate::text::width;

/// A piece of text in one style.
type Piece = (Tone, String);

impl Text {
    /// The same with every line wrapped to 80 columns, what follows it indented by two more. Words stay whole; so do JSON, reports
    /// and lines for scripts.
    #[must_use]
    pub fn wrapped(&self) -> Self {
        let mut wrapped = Self::default();
        for line in self.pieces.split_inclusive(|(_, piece)| piece == "\n") {
            let is_for_programs = line.iter().any(|(_, piece)| piece == "\t" || (piece.contains('\n') && piece != "\n"));
            let columns: usize = line.iter().map(|(_, piece)| width(piece.trim_end_matches('\n'))).sum();
            if is_for_programs || columns <= COLUMNS {
                wrapped.pieces.extend_from_slice(line);
            } else {
                wrap(line, &mut wrapped.pieces);
            }
        }
        wrapped
    }
}

fn wrap(line: &[Piece], wrapped: &mut Vec<Piece>) {
    let start: String = line.iter().map(|(_, piece)| piece.as_str()).collect();
    let indent = start.len() - start.trim_start_matches(' ').len() + 2;
    let mut column = 0;
    for word in words(line) {
        let length: usize = word.iter().map(|(_, piece)| width(piece)).sum();
        let blanks = word.last().map_or(0, |(_, piece)| piece.len() - piece.trim_end_matches([' ', '\n']).len());
        if column > indent && column + length - blanks > COLUMNS {
            if let Some((_, piece)) = wrapped.last_mut() {
                piece.truncate(piece.trim_end_matches(' ').len());
            }
            wrapped.extend([(Tone::Plain, "\n".to_owned()), (Tone::Plain, " ".repeat(indent))]);
            column = indent;
        }
        column += length;
        wrapped.extend(word);
    }
}

/// Each word of `line` with the blanks behind it, in pieces of one style.
fn words(line: &[Piece]) -> Vec<Vec<Piece>> {
    let mut words = vec![Vec::new()];
    for (tone, piece) in line {
        for part in piece.split_inclusive(' ') {
            words.last_mut().expect("there is one").push((*tone, part.to_owned()));
            if part.ends_with(' ') {
                words.push(Vec::new());
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::super::Color;
    use super::{Text, Tone};

    #[test]
    fn a_long_line_goes_on_below_and_keeps_its_styles() {
        let mut text = Text::default();
        text.add(Tone::Strong, "  Guide   ");
        text.add(Tone::Plain, &format!("{}end", "word ".repeat(14)));
        text.add(Tone::Strong, ".");
        text.end();
        text.line("short");
        let expected = format!("  Guide   {}\n    end.\nshort\n", "word ".repeat(14).trim_end());
        assert_eq!(text.wrapped().render(Color::Off), expected);
        assert!(text.wrapped().render(Color::On).contains("    end\u{1b}[1m.\u{1b}[0m\n"));
    }

    #[test]
    fn words_stay_whole_and_what_programs_read_is_left_alone() {
        let long = "x".repeat(90);
        let mut text = Text::json(&[format!("{long} {long}")]);
        text.line(&long);
        text.add(Tone::Plain, &long);
        text.add_own("\t");
        text.line("a b");
        assert_eq!(text.wrapped(), text);
    }
}
