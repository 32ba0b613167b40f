//! Every style by its meaning, for every theme: no other file names a colour.

use ratatui::style::{Color, Modifier, Style};

use crate::settings::ThemeName;

/// The styles of everything on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// The background, and the base of every other style.
    pub ground: Style,
    /// Ordinary text.
    pub text: Style,
    /// Text that may be skipped: hints, sources, rules.
    pub quiet: Style,
    /// Headings and names.
    pub strong: Style,
    /// The title of the focused panel, keys, done items.
    pub accent: Style,
    /// Graphics: gauges, scroll bars, the frames of popups.
    pub drawn: Style,
    /// Warnings: overdue, not saved, changed.
    pub alert: Style,
    /// The selected row of the focused panel.
    pub selected: Style,
    /// The selected row of the other panels.
    pub marked: Style,
    /// Emphasis in running text.
    pub emphasis: Style,
    /// Code and addresses in running text.
    pub code: Style,
    /// Hits of the search.
    pub found: Style,
}

impl Theme {
    pub const fn named(name: ThemeName) -> Self {
        match name {
            ThemeName::Auto => COLOUR,
            ThemeName::Mono => MONOCHROME,
            ThemeName::Dark => DARK,
            ThemeName::Light => LIGHT,
            ThemeName::HighContrast => HIGH_CONTRAST,
        }
    }
}

/// On the terminal's own colours, whatever they are: words have the colour of ordinary text, since none of the sixteen colours
/// is readable on both black and white. Graphics have a colour that is visible on both.
pub const COLOUR: Theme = Theme {
    drawn: in_colour(134),
    // A whole underlined sentence is hard to read, and it has a mark.
    alert: Style::new().add_modifier(Modifier::BOLD),
    // Resets the colour of a frame.
    strong: Style::new().fg(Color::Reset).add_modifier(Modifier::BOLD),
    ..MONOCHROME
};

/// Without colour, for `NO_COLOR`: attributes alone carry every difference.
pub const MONOCHROME: Theme = Theme {
    ground: Style::new(),
    text: Style::new(),
    quiet: Style::new().add_modifier(Modifier::DIM),
    strong: Style::new().add_modifier(Modifier::BOLD),
    accent: Style::new().add_modifier(Modifier::BOLD),
    drawn: Style::new().add_modifier(Modifier::BOLD),
    alert: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
    selected: Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
    marked: Style::new().add_modifier(Modifier::BOLD),
    emphasis: Style::new().add_modifier(Modifier::ITALIC),
    code: Style::new(),
    found: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)).remove_modifier(Modifier::DIM),
};

/// Light on dark. The colours from 16 up are the same on every terminal with 256, even if the user changed the first 16.
pub const DARK: Theme = fixed(&Palette {
    ground: 234,
    text: 252,
    quiet: 247,
    strong: 255,
    accent: 183,
    drawn: 141,
    alert: 210,
    code: 152,
    selected: (231, 60),
});

/// Dark on light.
pub const LIGHT: Theme = fixed(&Palette {
    ground: 231,
    text: 235,
    quiet: 241,
    strong: 232,
    accent: 91,
    drawn: 98,
    alert: 124,
    code: 23,
    selected: (231, 60),
});

/// White on black, with yellow for emphasis.
pub const HIGH_CONTRAST: Theme = fixed(&Palette {
    ground: 16,
    text: 231,
    quiet: 253,
    strong: 231,
    accent: 226,
    drawn: 226,
    alert: 217,
    code: 123,
    selected: (16, 226),
});

/// Colours by their numbers among the 256.
struct Palette {
    ground: u8,
    text: u8,
    quiet: u8,
    strong: u8,
    accent: u8,
    drawn: u8,
    alert: u8,
    code: u8,
    /// The text, and its background.
    selected: (u8, u8),
}

/// A theme without the terminal's own colours, and without dim text, which differs between terminals.
const fn fixed(palette: &Palette) -> Theme {
    Theme {
        ground: in_colour(palette.text).bg(Color::Indexed(palette.ground)),
        text: in_colour(palette.text),
        quiet: in_colour(palette.quiet),
        strong: in_colour(palette.strong).add_modifier(Modifier::BOLD),
        accent: in_colour(palette.accent).add_modifier(Modifier::BOLD),
        drawn: in_colour(palette.drawn),
        alert: in_colour(palette.alert).add_modifier(Modifier::BOLD),
        selected: in_colour(palette.selected.0).bg(Color::Indexed(palette.selected.1)),
        marked: Style::new().add_modifier(Modifier::BOLD),
        emphasis: Style::new().add_modifier(Modifier::ITALIC),
        code: in_colour(palette.code),
        found: in_colour(palette.strong).add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
    }
}

const fn in_colour(number: u8) -> Style {
    Style::new().fg(Color::Indexed(number))
}
