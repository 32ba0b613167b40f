//! Text that came from people or files, made safe to show: nothing in it can drive a terminal or hide its order.

use std::borrow::Cow;
use std::path::Path;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The longest address that is opened, in bytes.
const LONGEST_ADDRESS: usize = 2_048;

/// More combining marks than this on one letter climb over the lines above.
const MOST_MARKS: usize = 4;

/// `text` with everything that could mislead a terminal or a reader revealed, such as `<U+202E>`; line breaks and letters of every script stay.
pub fn clean(text: &str) -> Cow<'_, str> {
    reveal(text, |character| character == '\n')
}

/// The same as one line: line breaks become spaces.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        cleaned if cleaned.contains('\n') => Cow::Owned(cleaned.replace('\n', " ")),
        cleaned => cleaned,
    }
}

/// `path` as it is shown: a newline in a name is not one of ours.
pub fn shown_path(path: &Path) -> String {
    clean_line(&path.to_string_lossy()).into_owned()
}

/// `text` as fields of one line hold it: no blanks at the ends, single ones between words.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// JSON in which characters that could mislead a terminal are written as escapes, so that nothing is lost.
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

fn reveal(text: &str, is_kept: impl Fn(char) -> bool) -> Cow<'_, str> {
    let plain = |character: char| !is_hidden(character) && !is_mark(character) || is_kept(character);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    let mut marks = 0;
    for character in text.replace("\r\n", "\n").chars() {
        marks = if is_mark(character) { marks + 1 } else { 0 };
        match character {
            '\t' => shown.push_str("    "),
            _ if is_kept(character) => shown.push(character),
            _ if is_hidden(character) => shown.extend(format!("<U+{:04X}>", u32::from(character)).chars()),
            _ if marks > MOST_MARKS => {}
            _ => shown.push(character),
        }
    }
    Cow::Owned(shown)
}

/// Control characters, and formatting that is invisible or changes the order of what is read.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200C}' | '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Characters without a width of their own that join the one before; a joiner of emoji is not one.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..)
        && character != '\u{200D}'
        && UnicodeWidthStr::width(character.encode_utf8(&mut [0; 4]) as &str) == 0
}

/// Columns that `text` takes on a terminal, which draws in cells: Arabic lam and alef, one letter in print, take two.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.width();
    }
    text.graphemes(true).map(cells).sum()
}

/// Ratatui gives the sound marks of half-width Katakana a cell more than they need; a test notices when it stops.
fn cells(grapheme: &str) -> usize {
    grapheme.width() + grapheme.chars().filter(|character| is_sound_mark(*character)).count()
}

fn is_sound_mark(character: char) -> bool {
    matches!(character, '\u{FF9E}' | '\u{FF9F}')
}

/// `text` in at most `columns`, ending in `…` where something had to go.
pub fn shorten(text: &str, columns: usize) -> Cow<'_, str> {
    // The end of what fits together with the sign.
    let mut end = 0;
    let mut used = 0;
    for (index, grapheme) in text.grapheme_indices(true) {
        if used < columns {
            end = index;
        }
        used += cells(grapheme);
        if used > columns {
            let sign = if columns > 0 { "…" } else { "" };
            return Cow::Owned(format!("{}{sign}", &text[..end]));
        }
    }
    Cow::Borrowed(text)
}

/// Whether `address` may be handed to a browser or mail program: https, http or mailto, plain visible ASCII, no password in it.
pub fn is_openable(address: &str) -> bool {
    let visible = address.bytes().all(|byte| byte.is_ascii_graphic()) && address.as_bytes().get(LONGEST_ADDRESS).is_none();
    let target = |scheme: &str| address.strip_prefix(scheme).filter(|rest| !rest.is_empty());
    let host = target("https://").or_else(|| target("http://")).map(|rest| rest.split('/').next().unwrap_or(rest));
    let web = host.is_some_and(|host| !host.is_empty() && !host.contains('@'));
    let mail = target("mailto:").is_some_and(is_letter);
    visible && (web || mail)
}

/// Whether a mail address is followed by nothing but a subject and a text: `attach` would send local files.
fn is_letter(target: &str) -> bool {
    let (to, fields) = target.split_once('?').unwrap_or((target, ""));
    let is_harmless = |field: &str| field.is_empty() || field.starts_with("subject=") || field.starts_with("body=");
    to.contains('@') && fields.split('&').all(is_harmless)
}

/// `text` with a capital letter in front.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{clean, clean_line, is_openable, shorten, width};

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

    #[test]
    fn shortening_counts_columns() {
        assert_eq!(shorten("abcdef", 6), "abcdef");
        assert_eq!(shorten("abcdef", 4), "abc…");
        assert!(width(&shorten("日本語日本語", 5)) <= 5);
        assert_eq!(shorten("abc", 0), "");
    }

    #[test]
    fn width_is_counted_in_cells() {
        for (text, columns) in [("لا", 2), ("الله", 4), ("e\u{301}", 1), ("👩\u{200d}🔬", 2), ("🇨🇦", 2), ("日本", 4), ("שלום", 4)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn only_web_and_mail_addresses_can_be_opened() {
        for good in ["https://example.org/a?b=c", "http://example.org", "mailto:someone@example.org?subject=x"] {
            assert!(is_openable(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "--help",
            "https://",
            "https://me:secret@host/",
            "https://a b",
            "mailto:nobody",
            "mailto:a@b?attach=/etc/passwd",
            "",
        ] {
            assert!(!is_openable(bad), "{bad}");
        }
    }
}
