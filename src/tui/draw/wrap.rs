//! Wraps spans to a given width.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::{self, Blanks, Run, width};

pub use crate::text::Indent;

/// Columns that `spans` take, in cells as they are drawn.
pub fn width_of(spans: &[Span<'_>]) -> usize {
    spans.iter().map(|span| width(&span.content)).sum()
}

/// `spans` as lines of at most `columns`, with single blanks between words.
pub fn wrap(spans: &[Span<'_>], columns: usize, indent: Indent<'_>) -> Vec<Line<'static>> {
    wrapped(spans, columns, indent, Blanks::Collapse)
}

/// `spans` as lines of at most `columns`, with blanks as typed, which indent and align.
pub fn wrap_as_typed(spans: &[Span<'_>], columns: usize, indent: Indent<'_>) -> Vec<Line<'static>> {
    wrapped(spans, columns, indent, Blanks::Keep)
}

fn wrapped(spans: &[Span<'_>], columns: usize, indent: Indent<'_>, blanks: Blanks) -> Vec<Line<'static>> {
    let runs: Vec<(&str, Style)> = spans.iter().map(|span| (span.content.as_ref(), span.style)).collect();
    text::wrap(&runs, columns, indent, blanks).into_iter().map(line).collect()
}

fn line(runs: Vec<Run<Style>>) -> Line<'static> {
    runs.into_iter().map(|(text, style)| Span::styled(text, style)).collect()
}

#[cfg(test)]
mod tests {
    use super::width_of;
    use ratatui::{buffer::Buffer, layout::Rect};

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
}
