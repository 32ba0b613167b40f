//! Normalizes text on input: lines end with LF, and there is no byte-order mark.

use std::borrow::Cow;

/// `text` with CRLF and lone CR as LF, and without byte-order marks at its beginning.
///
/// Git, editors, spreadsheets and terminals change line ends, so texts that differ only in them count as equal.
pub fn normalize(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::normalize;

    #[test]
    fn every_line_end_becomes_lf_and_only_the_first_mark_goes() {
        assert_eq!(normalize("\u{feff}one\r\ntwo\rthree\n\r\n"), "one\ntwo\nthree\n\n");
        assert_eq!(normalize("one \u{feff}two\n"), "one \u{feff}two\n");
    }
}
