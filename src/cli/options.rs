//! The options of every command.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ColorChoice};

use super::failure::Failure;
use crate::settings::ThemeName;

/// Options that go with every command.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Use this progress file
    #[arg(long, global = true, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Use the personal progress file of this profile, such as one per product; `init --profile NAME` creates it
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Try a filled-in example in a temporary file
    #[arg(long, global = true)]
    pub demo: bool,
    /// Use another guide: a file, or one in the guides folder by its name or id
    #[arg(long, global = true, value_name = "GUIDE")]
    pub guide: Option<PathBuf>,
    /// When to use colours
    #[arg(long, global = true, value_name = "WHEN", default_value_t = ColorChoice::Auto)]
    pub color: ColorChoice,
    /// The colour theme of the interface
    #[arg(long, global = true, value_name = "THEME", value_parser = theme_parser())]
    pub theme: Option<ThemeName>,
    /// Turn mouse support in the interface on or off
    #[arg(long, global = true, value_name = "SWITCH", value_parser = switch_parser())]
    pub mouse: Option<bool>,
    /// Draw with plain ASCII characters only
    #[arg(long, global = true)]
    pub ascii: bool,
}

impl Options {
    /// Whether the options go together. clap compares only those on the same side of the command's name.
    ///
    /// # Errors
    /// When more than one chooses the progress file.
    pub fn check(&self) -> Result<(), Failure> {
        let choices = [("--demo", self.demo), ("--file", self.file.is_some()), ("--profile", self.profile.is_some())];
        let mut given = choices.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name);
        match (given.next(), given.next()) {
            (Some(first), Some(second)) => Err(Failure::Together { first, second }),
            _ => Ok(()),
        }
    }

    /// # Errors
    /// When `command`, which changes files of the user's, is to run in the example.
    pub fn refuse_in_example(&self, command: &'static str) -> Result<(), Failure> {
        if self.demo { Err(Failure::NotInExample(command)) } else { Ok(()) }
    }
}

pub const SWITCH: [&str; 2] = ["on", "off"];

pub fn from_switch(word: &str) -> Option<bool> {
    SWITCH.iter().position(|other| *other == word).map(|index| index == 0)
}

fn theme_parser() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::word)).map(|word| ThemeName::from_word(&word).unwrap_or_default())
}

fn switch_parser() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(SWITCH).map(|word| from_switch(&word).unwrap_or_default())
}
