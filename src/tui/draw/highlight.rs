//! Highlights the hits of a search.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::theme::Theme;
use crate::search::Search;
use crate::text::width;

/// `lines` with every hit highlighted, and the one with the number `current` as selected.
pub fn lines(search: &Search, lines: Vec<Line<'static>>, current: Option<usize>, theme: &Theme) -> Vec<Line<'static>> {
    let mut number = 0;
    let marked = lines.into_iter().map(|line| {
        let style = |hit| if Some(number + hit) == current { theme.selected } else { theme.found };
        let (line, hits) = mark(search, line, style);
        number += hits;
        line
    });
    marked.collect()
}

/// `line` with every hit highlighted.
pub fn line(search: &Search, line: Line<'static>, theme: &Theme) -> Line<'static> {
    mark(search, line, |_| theme.found).0
}

/// The index of the line of each hit, and the columns before the hit.
pub fn places(search: &Search, lines: &[Line<'static>]) -> Vec<(usize, usize)> {
    let places = |(index, line): (usize, &Line<'static>)| {
        let text = line.to_string();
        let hits = search.hits(&text).into_iter();
        hits.map(|hit| (index, width(&text[..hit.start]))).collect::<Vec<_>>()
    };
    lines.iter().enumerate().flat_map(places).collect()
}

/// `line` with each hit in its style, and how many there are; a hit may begin in one span and end in another.
fn mark(search: &Search, line: Line<'static>, style: impl Fn(usize) -> Style) -> (Line<'static>, usize) {
    let hits = search.hits(&line.to_string());
    if hits.is_empty() {
        return (line, 0);
    }
    let Line { spans, style: line_style, alignment } = line;
    let mut marked = Vec::new();
    let mut start = 0;
    for span in spans {
        let end = start + span.content.len();
        let mut from = start;
        for (number, hit) in hits.iter().enumerate().filter(|(_, hit)| hit.start < end && hit.end > start) {
            let (first, last) = (hit.start.max(start), hit.end.min(end));
            push(&mut marked, &span, from - start..first - start, span.style);
            push(&mut marked, &span, first - start..last - start, span.style.patch(style(number)));
            from = last;
        }
        push(&mut marked, &span, from - start..end - start, span.style);
        start = end;
    }
    (Line { spans: marked, style: line_style, alignment }, hits.len())
}

fn push(spans: &mut Vec<Span<'static>>, span: &Span<'static>, range: std::ops::Range<usize>, style: Style) {
    if !range.is_empty() {
        spans.push(Span::styled(span.content[range].to_owned(), style));
    }
}

#[cfg(test)]
mod tests {
    use super::{line, lines, places};
    use crate::search::Search;
    use crate::tui::draw::theme::MONOCHROME;
    use ratatui::style::{Modifier, Stylize};
    use ratatui::text::{Line, Span};

    fn marked(line: &Line<'_>) -> Vec<String> {
        let is_marked = |span: &&Span<'_>| span.style.add_modifier.contains(Modifier::UNDERLINED);
        line.spans.iter().filter(is_marked).map(|span| span.content.to_string()).collect()
    }

    #[test]
    fn a_hit_over_several_spans_is_marked_in_each_and_nothing_is_lost() {
        let text = Line::from(vec!["say ".into(), "con".italic(), "form".into(), " it".into()]);
        let shown = line(&Search::new("conform"), text.clone(), &MONOCHROME);
        assert_eq!(marked(&shown), ["con", "form"]);
        assert_eq!(shown.to_string(), text.to_string());
        assert!(shown.spans[1].style.add_modifier.contains(Modifier::ITALIC));
    }

    #[test]
    fn accents_are_marked_with_their_letters() {
        let shown = line(&Search::new("cafe"), Line::raw("Un cafe\u{301} noir"), &MONOCHROME);
        assert_eq!(marked(&shown), ["cafe\u{301}"]);
    }

    #[test]
    fn the_current_hit_stands_out_among_all_of_them() {
        let text = vec![Line::raw("one two one"), Line::raw("two"), Line::raw("one")];
        let search = Search::new("one");
        assert_eq!(places(&search, &text), [(0, 0), (0, 8), (2, 0)]);
        let shown = lines(&search, text, Some(2), &MONOCHROME);
        assert!(shown[2].spans[0].style.add_modifier.contains(Modifier::REVERSED));
        assert!(!shown[0].spans[0].style.add_modifier.contains(Modifier::REVERSED));
    }
}
