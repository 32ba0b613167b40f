//! The width of text on a terminal, in columns.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Whether every character of `text` stands for itself and takes one column, as in most texts: then nothing has to be looked up.
pub fn is_plain(text: &str) -> bool {
    // Most texts are nothing but these, which need not be decoded.
    let ascii = text.bytes().take_while(|byte| matches!(byte, b' '..=b'~')).count();
    text[ascii..].chars().all(|character| matches!(character, ' '..='~' | '·' | '…' | '─'..='▟'))
}

/// The columns of `text` on a terminal, which draws cells: Arabic lam and alef, one letter in print, take two.
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.chars().count();
    }
    text.graphemes(true).map(cells).sum()
}

/// Ratatui gives the sound marks of half-width Katakana an extra cell; a test notices when it stops.
fn cells(grapheme: &str) -> usize {
    grapheme.width() + grapheme.chars().filter(|character| is_sound_mark(*character)).count()
}

fn is_sound_mark(character: char) -> bool {
    matches!(character, '\u{FF9E}' | '\u{FF9F}')
}

/// `text` in at most `columns`, ending in `…` if it was cut.
pub fn shorten(text: &str, columns: usize) -> Cow<'_, str> {
    if text.len() <= columns && is_plain(text) {
        return Cow::Borrowed(text);
    }
    // The end of the text that fits with the ellipsis.
    let mut end = 0;
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        if used < columns {
            end = index;
        }
        used += cells(grapheme);
        if used > columns {
            let ellipsis = if columns > 0 { "…" } else { "" };
            return Cow::Owned(format!("{}{ellipsis}", &text[..end]));
        }
    }
    Cow::Borrowed(text)
}

#[cfg(test)]
mod tests {
    use super::{cells, is_plain, shorten, width};
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn shortening_counts_columns() {
        assert_eq!(shorten("abcdef", 6), "abcdef");
        assert_eq!(shorten("abcdef", 4), "abc…");
        assert!(width(&shorten("日本語日本語", 5)) <= 5);
        assert_eq!(shorten("abc", 0), "");
    }

    #[test]
    fn plain_characters_take_one_column_and_join_no_other() {
        let plain: String = ('\0'..='\u{10ffff}').filter(|character| is_plain(&character.to_string())).collect();
        assert!(plain.graphemes(true).eq(plain.split("").filter(|character| !character.is_empty())));
        assert!(plain.graphemes(true).all(|grapheme| cells(grapheme) == 1));
        assert!(is_plain("Sandbox: 26 open · 1 of 41… ━━──│▌") && !is_plain("e\u{301}") && !is_plain("a\tb"));
    }

    #[test]
    fn width_is_counted_in_cells() {
        for (text, columns) in [("لا", 2), ("الله", 4), ("e\u{301}", 1), ("👩\u{200d}🔬", 2), ("🇨🇦", 2), ("日本", 4), ("שלום", 4)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }
}
