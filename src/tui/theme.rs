//! Every style by its meaning: the terminal's own sixteen colours and default text, so that it fits any background.

use ratatui::style::{Color, Modifier, Style};

/// The styles of everything on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Text that may be skipped: hints, sources, rules.
    pub quiet: Style,
    /// Headings and names.
    pub strong: Style,
    /// The title of the focused panel, keys, what is done.
    pub accent: Style,
    /// What needs attention: overdue, not saved, changed.
    pub alert: Style,
    /// The selected row of the focused panel.
    pub selected: Style,
    /// The selected row of the other panels.
    pub marked: Style,
    /// Emphasis in running text.
    pub emphasis: Style,
    /// Code and addresses in running text.
    pub code: Style,
}

/// With colour. Magenta and red are the two of the sixteen that stay readable on black and on white alike.
pub const COLOUR: Theme = Theme {
    accent: Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD),
    alert: Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
    code: Style::new().fg(Color::Magenta),
    ..MONOCHROME
};

/// Without colour, for `NO_COLOR`: attributes alone carry every difference.
pub const MONOCHROME: Theme = Theme {
    text: Style::new(),
    quiet: Style::new().add_modifier(Modifier::DIM),
    strong: Style::new().add_modifier(Modifier::BOLD),
    accent: Style::new().add_modifier(Modifier::BOLD),
    alert: Style::new().add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
    selected: Style::new().fg(Color::Reset).add_modifier(Modifier::REVERSED).remove_modifier(Modifier::DIM),
    marked: Style::new().add_modifier(Modifier::BOLD),
    emphasis: Style::new().add_modifier(Modifier::ITALIC),
    code: Style::new(),
};
