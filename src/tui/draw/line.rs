//! Draws a line of text.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::text::is_plain;

/// Draws `line` in the first row of `area`, as `Buffer::set_line` does. That looks in every text where its letters end, which takes
/// longer than all the rest of drawing it; most texts are plain.
pub fn draw_line(line: &Line<'_>, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let (mut column, right) = (area.x, area.right().min(buffer.area.right()));
    for span in &line.spans {
        let (text, style) = (span.content.as_ref(), line.style.patch(span.style));
        if is_plain(text) {
            for (letter, x) in text.chars().zip(column..right) {
                buffer[(x, area.y)].set_char(letter).set_style(style);
                column = x + 1;
            }
        } else {
            column = buffer.set_stringn(column, area.y, text, usize::from(right.saturating_sub(column)), style).0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::draw_line;
    use ratatui::{
        buffer::Buffer,
        layout::Rect,
        style::{Color, Style, Stylize},
        text::Line,
    };

    #[test]
    fn it_draws_as_ratatui_does() {
        let lines: [Line<'_>; 4] = [
            vec!["plain ".bold(), "and ".into(), "·日本".red(), " text".into()].into(),
            vec!["日".into(), "本".dim(), "x".into()].into(),
            Line::from(vec!["e\u{301}".into(), "\u{301}a\tb\u{1b}".italic(), "".into(), "~".into()]).style(Color::Blue),
            Line::default(),
        ];
        for line in lines {
            for columns in 0..20 {
                let mut drawn = Buffer::empty(Rect::new(0, 0, 15, 2));
                drawn.set_style(drawn.area, Style::new().on_green());
                let mut expected = drawn.clone();
                draw_line(&line, Rect { x: 2, y: 1, width: columns, height: 1 }, &mut drawn);
                expected.set_line(2, 1, &line, columns);
                assert_eq!(drawn, expected, "{line} in {columns}");
            }
        }
    }
}
