//! The options that go with every command, and how their words are read.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice};

use crate::settings::ThemeName;

/// Options that go with every command.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Keep progress in this file
    #[arg(long, global = true, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Keep the progress of several products apart
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Work on a filled-in example in a temporary file, to look around
    #[arg(long, global = true, conflicts_with_all = ["file", "profile"])]
    pub demo: bool,
    /// Work through another guide
    #[arg(long, global = true, value_name = "FILE")]
    pub guide: Option<PathBuf>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// The colours of the interface
    #[arg(long, global = true, value_name = "THEME", value_parser = theme_parser())]
    pub theme: Option<ThemeName>,
    /// Whether the interface answers to the mouse
    #[arg(long, global = true, value_name = "SWITCH", value_parser = switch_parser())]
    pub mouse: Option<bool>,
    /// Draw with plain ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
}

/// What a switch can be set to.
pub const SWITCH: [&str; 2] = ["on", "off"];

/// Whether `word` switches something on.
pub fn from_switch(word: &str) -> Option<bool> {
    SWITCH.iter().position(|other| *other == word).map(|index| index == 0)
}

/// Reads the name of a theme on the command line.
fn theme_parser() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word)).map(|word| ThemeName::from_word(&word).unwrap_or_default())
}

/// Reads `on` or `off` on the command line.
fn switch_parser() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(SWITCH).map(|word| from_switch(&word).unwrap_or_default())
}
