//! Adds a line to a text that belongs to somebody else, and takes exactly that away again.

/// `text` with `line` at its end; `None` if it has that line already. A text that did not end a line does not afterwards.
pub(super) fn with(text: &str, line: &str) -> Option<String> {
    if text.lines().any(|other| other == line) {
        return None;
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let is_open = !text.is_empty() && !text.ends_with('\n');
    Some(if is_open { format!("{text}{end}{line}") } else { format!("{text}{line}{end}") })
}

/// `text` without `line`; `None` if it has no such line.
pub(super) fn without(text: &str, line: &str) -> Option<String> {
    let is_line = |other: &str| other.trim_end_matches(['\r', '\n']) == line;
    let kept: String = text.split_inclusive('\n').filter(|other| !is_line(other)).collect();
    let is_last = text.split_inclusive('\n').next_back().is_some_and(is_line) && !text.ends_with('\n');
    let without_end = || kept.strip_suffix("\r\n").or_else(|| kept.strip_suffix('\n')).unwrap_or(&kept).to_owned();
    let kept = if is_last { without_end() } else { kept };
    (kept != text).then_some(kept)
}

#[cfg(test)]
mod tests {
    use super::{with, without};

    #[test]
    fn a_line_is_added_once_and_removed_without_a_trace() {
        for text in ["", "a\n", "a", "a\r\nb\r\n", "a\r\nb", "\n", "a\n\n"] {
            let added = with(text, "/x merge=y").expect("it is not there");
            assert_eq!(with(&added, "/x merge=y"), None, "{text:?}");
            assert_eq!(without(&added, "/x merge=y").as_deref(), Some(text));
            assert_eq!(without(text, "/x merge=y"), None);
        }
        assert_eq!(without("a\nx\nb\n", "x").as_deref(), Some("a\nb\n"));
    }
}
