//! Whether commands colour what they write.

use std::io::{self, IsTerminal};

use clap::ColorChoice;

use crate::paths::Environment;

/// Whether standard output is coloured.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Color {
    #[default]
    Off,
    /// The 16 colours of the terminal.
    On,
}

impl Color {
    pub fn is_on(self) -> bool {
        self == Self::On
    }

    /// What `--color`, the environment and standard output amount to, in this order.
    pub fn decide(asked: ColorChoice, environment: &Environment) -> Self {
        Self::resolve(asked, environment, io::stdout().is_terminal())
    }

    fn resolve(asked: ColorChoice, environment: &Environment, is_terminal: bool) -> Self {
        let wanted = match asked {
            ColorChoice::Always => true,
            ColorChoice::Never => false,
            ColorChoice::Auto if environment.no_color => false,
            ColorChoice::Auto => environment.force_color || is_terminal && !environment.has_dumb_terminal(),
        };
        if wanted { Self::On } else { Self::Off }
    }
}

#[cfg(test)]
mod tests {
    use super::{Color, ColorChoice, Environment};

    fn environment(no_color: bool, force_color: bool) -> Environment {
        Environment { no_color, force_color, ..Environment::read() }
    }

    #[test]
    fn color_is_decided_by_flag_then_no_color_then_force_then_terminal() {
        let decide = |asked, no_color, force, terminal| {
            let environment = Environment { term: None, ..environment(no_color, force) };
            Color::resolve(asked, &environment, terminal)
        };
        assert_eq!(decide(ColorChoice::Always, true, false, false), Color::On);
        assert_eq!(decide(ColorChoice::Never, false, true, true), Color::Off);
        assert_eq!(decide(ColorChoice::Auto, true, true, true), Color::Off);
        assert_eq!(decide(ColorChoice::Auto, false, true, false), Color::On);
        assert_eq!(decide(ColorChoice::Auto, false, false, true), Color::On);
        assert_eq!(decide(ColorChoice::Auto, false, false, false), Color::Off);
    }

    #[test]
    fn a_dumb_terminal_is_not_coloured() {
        let environment = Environment { term: Some("dumb".to_owned()), ..environment(false, false) };
        assert_eq!(Color::resolve(ColorChoice::Auto, &environment, true), Color::Off);
    }
}
