//! Finds addresses in laid-out lines, even those broken over several, to link and to click.

use ratatui::text::Line;

/// A piece of an address on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The line, from 0.
    pub line: usize,
    /// Its first column.
    pub column: usize,
    /// How many columns, and bytes: it is ASCII.
    pub columns: usize,
    /// The whole address.
    pub address: String,
}

/// The pieces of `known` addresses in `lines`: each begins a line after an indent or a mark, and fills every line it is broken over.
pub fn pieces(lines: &[Line<'_>], known: &[&str]) -> Vec<Piece> {
    let texts: Vec<String> = lines.iter().map(ToString::to_string).collect();
    let mut found = Vec::new();
    let mut line = 0;
    while line < texts.len() {
        let address = known.iter().find_map(|address| match_address(&texts[line..], address).map(|ends| (address, ends)));
        let Some((address, ends)) = address else {
            line += 1;
            continue;
        };
        for (column, columns) in ends {
            found.push(Piece { line, column, columns, address: (*address).to_owned() });
            line += 1;
        }
    }
    found
}

/// The column and length of each piece, if `texts` begin with the whole address and nothing else.
fn match_address(texts: &[String], address: &str) -> Option<Vec<(usize, usize)>> {
    let mut rest = address;
    let mut ends = Vec::new();
    for text in texts {
        let words = text.trim();
        // On later lines a dash is part of the address.
        let piece = if ends.is_empty() { words.strip_prefix("- ").unwrap_or(words) } else { words };
        rest = rest.strip_prefix(piece).filter(|_| !piece.is_empty())?;
        let before = text.trim_end().strip_suffix(piece)?;
        ends.push((crate::text::width(before), crate::text::width(piece)));
        if rest.is_empty() {
            return Some(ends);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Piece, pieces};
    use ratatui::text::Line;

    fn found(lines: &[&str], known: &[&str]) -> Vec<(usize, usize, usize, String)> {
        let lines: Vec<Line> = lines.iter().map(|line| Line::raw(*line)).collect();
        let parts = |Piece { line, column, columns, address }| (line, column, columns, address);
        pieces(&lines, known).into_iter().map(parts).collect()
    }

    #[test]
    fn a_broken_address_is_whole_on_every_piece() {
        let address = "https://example.org/a-long-page";
        let lines = ["Links", "1 Page", "  https://exam", "  ple.org/a-", "  long-page", "  more"];
        let expected =
            [(2, 2, 12), (3, 2, 10), (4, 2, 9)].map(|(line, column, columns)| (line, column, columns, address.to_owned()));
        assert_eq!(found(&lines, &[address]), expected);
    }

    #[test]
    fn a_mark_before_it_is_not_part_of_it() {
        assert_eq!(found(&["- https://e.org"], &["https://e.org"]), [(0, 2, 13, "https://e.org".to_owned())]);
    }

    #[test]
    fn an_address_among_words_or_broken_off_is_none() {
        assert_eq!(found(&["see https://e.org", "https://e.org now", "https://e", "other"], &["https://e.org"]), []);
    }

    #[test]
    fn the_longer_of_two_is_not_taken_for_the_shorter() {
        let known = ["https://e.org/a/b", "https://e.org/a"];
        assert_eq!(found(&["https://e.org/a", "/b"], &known)[1].3, known[0]);
        assert_eq!(found(&["https://e.org/a", "words"], &known), [(0, 0, 15, known[1].to_owned())]);
    }
}
