//! Draws a ratatui buffer as an SVG that looks alike everywhere and reads well in a diff.
//!
//! One element a line, one group a row, everything in whole pixels, and the same bytes each time.
//! A row's place is written only on its group, so that a row that moves changes one line.

mod golden;
mod look;
mod palette;
mod row;
mod shapes;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

pub use golden::assert_golden;
pub use look::{Look, Paint};
pub use palette::{DARK, LIGHT, Palette, contrast};

/// The size of a cell in pixels: whole, because fractions leave hairlines between filled cells.
const CELL_WIDTH: u16 = 9;
const CELL_HEIGHT: u16 = 19;
const PADDING: u16 = 12;

/// The picture of `buffer`, with the outline of the cursor if there is one.
///
/// `title` is for those who cannot see the picture.
pub fn render(buffer: &Buffer, cursor: Option<Position>, palette: &Palette, title: &str) -> String {
    let area = buffer.area;
    let width = area.width * CELL_WIDTH + 2 * PADDING;
    let height = area.height * CELL_HEIGHT + 2 * PADDING;
    let mut lines = vec![
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" xml:space="preserve">"#
        ),
        format!("<title>{}</title>", escape(title)),
        format!("<style>\n{}\n</style>", palette.style_sheet()),
        window(width, height),
    ];
    let rows = buffer.content().chunks(usize::from(area.width).max(1));
    for (y, cells) in (0..area.height).zip(rows) {
        lines.extend(group(0, y, row::elements(cells)));
    }
    if let Some(position) = cursor {
        lines.extend(group(position.x - area.x, position.y - area.y, vec![outline()]));
    }
    lines.push("</svg>\n".to_owned());
    lines.join("\n")
}

/// The border keeps a light window apart from a white page.
fn window(width: u16, height: u16) -> String {
    let (width, height) = (width - 1, height - 1);
    format!(
        r##"<rect class="background" x=".5" y=".5" width="{width}" height="{height}" rx="8" stroke="#808080" stroke-opacity=".4"/>"##
    )
}

fn outline() -> String {
    format!(r#"<rect class="cursor" width="{CELL_WIDTH}" height="{CELL_HEIGHT}" rx="1"/>"#)
}

fn group(column: u16, row: u16, elements: Vec<String>) -> Vec<String> {
    if elements.is_empty() {
        return elements;
    }
    let x = PADDING + column * CELL_WIDTH;
    let y = PADDING + row * CELL_HEIGHT;
    let mut lines = vec![format!(r#"<g transform="translate({x} {y})">"#)];
    lines.extend(elements);
    lines.push("</g>".to_owned());
    lines
}

/// XML has no way to write most control characters, not even escaped.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ if character.is_control() => escaped.push('\u{fffd}'),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Style, Stylize};
    use ratatui::text::Line;

    fn picture(line: impl Into<Line<'static>>) -> String {
        render(&Buffer::with_lines([line.into()]), None, &DARK, "test")
    }

    fn elements(picture: &str, name: &str) -> Vec<String> {
        let opening = format!("<{name} ");
        let lines = picture.lines().filter(|line| line.starts_with(&opening));
        lines.map(str::to_owned).collect()
    }

    #[test]
    fn text_is_escaped() {
        let mut buffer = Buffer::with_lines(["a<b & \"c\""]);
        buffer[(1, 0)].set_symbol("\x1b");
        let picture = render(&buffer, None, &DARK, "<title>");
        assert!(picture.contains(">a\u{fffd}b &amp; &quot;c&quot;</text>"), "{picture}");
        assert!(picture.contains("<title>&lt;title&gt;</title>"), "{picture}");
    }

    #[test]
    fn blanks_leave_nothing_and_gaps_split() {
        assert!(!picture("     ").contains("<g "));
        let expected = [
            r#"<text x="9" y="15" textLength="27" lengthAdjust="spacingAndGlyphs">a b</text>"#,
            r#"<text x="54" y="15" textLength="9" lengthAdjust="spacingAndGlyphs">c</text>"#,
        ];
        assert_eq!(elements(&picture(" a b  c   "), "text"), expected);
    }

    #[test]
    fn underlined_blanks_are_kept() {
        let picture = picture("  x  ".underlined());
        assert!(picture.contains(r#"textLength="45""#), "{picture}");
    }

    #[test]
    fn wide_characters_take_two_cells() {
        let expected = [
            r#"<text x="0" y="15" textLength="9" lengthAdjust="spacingAndGlyphs">a</text>"#,
            r#"<text x="9" y="15" textLength="36" lengthAdjust="spacingAndGlyphs">患者</text>"#,
            r#"<text x="45" y="15" textLength="9" lengthAdjust="spacingAndGlyphs">b</text>"#,
        ];
        assert_eq!(elements(&picture("a患者b"), "text"), expected);
    }

    #[test]
    fn reversed_swaps_text_and_ground() {
        let picture = picture(Line::from("on".cyan().reversed()));
        let ground = r#"<rect class="cyan ground" x="0" width="18" height="19"/>"#;
        assert!(picture.contains(ground), "{picture}");
        assert!(picture.contains(r#"<text class="background" x="0""#), "{picture}");
    }

    #[test]
    fn borders_of_a_colour_are_one_path_a_row() {
        let line = Line::from(vec!["╭──┬".red(), "──╮".red(), "│".green()]);
        let paths = elements(&picture(line), "path");
        assert_eq!(paths.len(), 2, "{paths:?}");
        assert!(paths.iter().all(|path| !path.contains("─")), "{paths:?}");
    }

    #[test]
    fn a_gauge_is_one_rectangle() {
        let paths = elements(&picture("████"), "path");
        assert_eq!(paths, [r#"<path class="block" d="M0 0h36v19h-36z"/>"#]);
    }

    #[test]
    fn the_cursor_is_outlined_within_the_area() {
        let buffer = Buffer::empty(ratatui::layout::Rect::new(5, 5, 10, 2));
        let picture = render(&buffer, Some(Position::new(6, 6)), &DARK, "test");
        let expected = r#"<g transform="translate(21 31)">"#;
        assert!(picture.contains(expected), "{picture}");
        assert!(picture.contains(r#"<rect class="cursor""#), "{picture}");
    }

    #[test]
    fn the_same_buffer_gives_the_same_bytes() {
        let mut buffer = Buffer::with_lines(["╭─ é患 ─╮", "░▒▓█▌│┃║"]);
        buffer.set_style(buffer.area, Style::new().blue().on_light_yellow().dim());
        let picture = || render(&buffer, Some(Position::ORIGIN), &LIGHT, "test");
        assert_eq!(picture(), picture());
    }
}
