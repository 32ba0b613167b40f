//! How one cell looks, once its colours and modifiers are resolved.

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::palette::NAMES;

/// A colour as the picture writes it down: by name where the palette decides, else exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paint {
    Foreground,
    Background,
    Ansi(u8),
    Exact(u8, u8, u8),
}

/// The colour of a cell's text, the colour behind it, and how the text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    pub ink: Paint,
    pub ground: Paint,
    pub modifier: Modifier,
}

impl Look {
    pub fn of(cell: &Cell) -> Self {
        let ink = paint(cell.fg).unwrap_or(Paint::Foreground);
        let ground = paint(cell.bg).unwrap_or(Paint::Background);
        let (ink, ground) = if cell.modifier.contains(Modifier::REVERSED) { (ground, ink) } else { (ink, ground) };
        let modifier = cell.modifier;
        Self { ink, ground, modifier }
    }

    /// Whether even a blank leaves a mark.
    pub fn is_decorated(self) -> bool {
        self.modifier.intersects(Modifier::UNDERLINED | Modifier::CROSSED_OUT)
    }

    pub fn text_attributes(self) -> String {
        let classes = [
            (Modifier::BOLD, "bold"),
            (Modifier::DIM, "dim"),
            (Modifier::ITALIC, "italic"),
            (Modifier::UNDERLINED, "underlined"),
            (Modifier::CROSSED_OUT, "struck"),
        ];
        let chosen = classes.iter().filter(|(modifier, _)| self.modifier.contains(*modifier));
        attributes(self.ink, chosen.map(|(_, class)| *class))
    }

    pub fn shape_attributes(self, class: Option<&'static str>) -> String {
        let dim = self.modifier.contains(Modifier::DIM).then_some("dim");
        attributes(self.ink, class.into_iter().chain(dim))
    }

    pub fn ground_attributes(self) -> String {
        attributes(self.ground, ["ground"])
    }
}

fn paint(color: Color) -> Option<Paint> {
    Some(match color {
        Color::Reset => return None,
        Color::Black => Paint::Ansi(0),
        Color::Red => Paint::Ansi(1),
        Color::Green => Paint::Ansi(2),
        Color::Yellow => Paint::Ansi(3),
        Color::Blue => Paint::Ansi(4),
        Color::Magenta => Paint::Ansi(5),
        Color::Cyan => Paint::Ansi(6),
        Color::Gray => Paint::Ansi(7),
        Color::DarkGray => Paint::Ansi(8),
        Color::LightRed => Paint::Ansi(9),
        Color::LightGreen => Paint::Ansi(10),
        Color::LightYellow => Paint::Ansi(11),
        Color::LightBlue => Paint::Ansi(12),
        Color::LightMagenta => Paint::Ansi(13),
        Color::LightCyan => Paint::Ansi(14),
        Color::White => Paint::Ansi(15),
        Color::Rgb(red, green, blue) => Paint::Exact(red, green, blue),
        Color::Indexed(index) => indexed(index),
    })
}

/// The 256 colours of xterm: the 16 of the palette, a cube of 6 x 6 x 6, and 24 grays.
fn indexed(index: u8) -> Paint {
    const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let level = |step: u8| LEVELS[usize::from(step % 6)];
    match index {
        0..16 => Paint::Ansi(index),
        16..232 => {
            let place = index - 16;
            Paint::Exact(level(place / 36), level(place / 6), level(place))
        }
        232.. => {
            let gray = 8 + 10 * (index - 232);
            Paint::Exact(gray, gray, gray)
        }
    }
}

fn attributes(paint: Paint, others: impl IntoIterator<Item = &'static str>) -> String {
    let colour = match paint {
        Paint::Foreground | Paint::Exact(..) => None,
        Paint::Background => Some("background"),
        Paint::Ansi(index) => Some(NAMES[usize::from(index)]),
    };
    let classes: Vec<_> = colour.into_iter().chain(others).collect();
    let class = if classes.is_empty() { String::new() } else { format!(r#" class="{}""#, classes.join(" ")) };
    match paint {
        Paint::Exact(red, green, blue) => format!(r##"{class} fill="#{red:02x}{green:02x}{blue:02x}""##),
        _ => class,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::Style;

    fn look(style: Style) -> Look {
        let mut cell = Cell::EMPTY;
        cell.set_style(style);
        Look::of(&cell)
    }

    #[test]
    fn default_text_needs_no_attributes() {
        assert_eq!(look(Style::new()).text_attributes(), "");
    }

    #[test]
    fn modifiers_become_classes() {
        let style = Style::new().red().bold().dim().italic().underlined().crossed_out();
        let expected = r#" class="red bold dim italic underlined struck""#;
        assert_eq!(look(style).text_attributes(), expected);
    }

    #[test]
    fn reversed_swaps_what_the_terminal_swaps() {
        let reversed = look(Style::new().cyan().reversed());
        assert_eq!(reversed.text_attributes(), r#" class="background""#);
        assert_eq!(reversed.ground_attributes(), r#" class="cyan ground""#);
    }

    #[test]
    fn colours_beyond_the_palette_are_exact() {
        for (color, hex) in [
            (Color::Rgb(1, 2, 255), "0102ff"),
            (Color::Indexed(16), "000000"),
            (Color::Indexed(110), "87afd7"),
            (Color::Indexed(255), "eeeeee"),
        ] {
            let attributes = look(Style::new().fg(color)).text_attributes();
            assert_eq!(attributes, format!(r##" fill="#{hex}""##));
        }
        assert_eq!(look(Style::new().fg(Color::Indexed(6))), look(Style::new().cyan()));
    }
}
