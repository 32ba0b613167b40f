//! Makes text from people and files safe to show: it cannot control the terminal or disguise its order.

use std::borrow::Cow;
use std::path::Path;

use unicode_width::UnicodeWidthStr;

use super::width::is_plain;

/// More combining marks than this on one letter would cover the lines above.
const MOST_MARKS: usize = 4;

/// Shows characters that could mislead a terminal or a reader as code points, such as `<U+202E>`; line breaks and letters of every
/// script stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    if is_plain(text) {
        return Cow::Borrowed(text);
    }
    let is_shown = |character: char| character == '\n' || !is_hidden(character) && !is_mark(character);
    if text.chars().all(is_shown) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut marks = 0;
    for character in text.replace("\r\n", "\n").chars() {
        marks = if is_mark(character) { marks + 1 } else { 0 };
        match character {
            '\t' => shown.push_str("    "),
            '\n' => shown.push(character),
            _ if is_hidden(character) => shown.extend(format!("<U+{:04X}>", u32::from(character)).chars()),
            _ if marks > MOST_MARKS => {}
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// [`clean`], with line breaks as spaces.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        cleaned if cleaned.contains('\n') => Cow::Owned(cleaned.replace('\n', " ")),
        cleaned => cleaned,
    }
}

/// `path` as it is shown: without the line breaks that a name can have.
pub fn shown_path(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}

/// `text` with a capital letter in front.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// `text` on one line: no blanks at the ends, single ones between words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON with characters that could mislead a terminal written as escapes, so that nothing is lost.
pub fn escape_hidden(json: &str) -> String {
    let mut escaped = String::new();
    for character in json.chars() {
        let mut buffer = [0; 4];
        let text: &str = character.encode_utf8(&mut buffer);
        if clean(text) == text {
            escaped.push(character);
        } else {
            let mut units = [0; 2];
            escaped.extend(character.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    escaped
}

/// Control characters, and formatting that is invisible or changes the order of what is read.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200C}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Characters without width that combine with the one before; the joiner of emoji is not one.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..)
        && character != '\u{200D}'
        && UnicodeWidthStr::width(character.encode_utf8(&mut [0; 4]) as &str) == 0
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line};

    #[test]
    fn escape_sequences_and_bidi_overrides_are_revealed() {
        assert_eq!(clean("a\u{1b}[31mb\u{9b}0m\u{202e}c\0"), "a<U+001B>[31mb<U+009B>0m<U+202E>c<U+0000>");
        assert_eq!(clean("\u{2028}\u{e0041}\u{feff}"), "<U+2028><U+E0041><U+FEFF>");
    }

    #[test]
    fn letters_of_every_script_stay() {
        for text in ["é", "日本語", "עברית", "العربية", "e\u{301}", "👩\u{200d}🔬", "one\ntwo"] {
            assert_eq!(clean(text), text);
        }
    }

    #[test]
    fn stacked_marks_are_cut_and_lines_joined() {
        assert_eq!(clean(&format!("a{}", "\u{301}".repeat(100))).chars().count(), 5);
        assert_eq!(clean_line("one\r\ntwo\nthree"), "one two three");
    }
}
