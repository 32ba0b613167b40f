//! Reads the command line with no more of it described than is asked for: to describe all takes longer than to run a command.

use std::ffi::OsString;

use clap::{Args, Command, Error, FromArgMatches, Parser, Subcommand};

use super::options::Options;
use super::{Arguments, Program};
use crate::paths::Environment;

impl Arguments {
    /// Those that the program was started with.
    ///
    /// # Errors
    /// When they are wrong, or ask for help or the version: then with what to say.
    pub fn read() -> Result<Self, Error> {
        Self::of(&Environment::words().collect::<Vec<_>>())
    }

    fn of(words: &[OsString]) -> Result<Self, Error> {
        if words.len() < 2 {
            return Ok(Self::default());
        }
        of_command(words).map_or_else(|| Self::try_parse_from(words), Ok)
    }
}

/// The same where the first word is a command, to which no other has to be known; `None` where there is something to explain.
fn of_command(words: &[OsString]) -> Option<Arguments> {
    let name = words.get(1)?.to_str().filter(|name| !name.starts_with('-'))?;
    let all = Program::augment_subcommands(Command::default());
    let program = Options::augment_args(Command::default()).subcommand(all.find_subcommand(name)?.clone());
    Arguments::from_arg_matches(&program.try_get_matches_from(words).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{Arguments, of_command};

    const LINES: [&str; 8] = [
        "hie-onboard",
        "hie-onboard --ascii",
        "hie-onboard status --file a.toml --json",
        "hie-onboard done agreements --step 2 --mouse off",
        "hie-onboard --profile a set agreements --owner=-x",
        "hie-onboard set agreements --owner ana --profile a --theme light",
        "hie-onboard evidence add agreements -x --color never",
        "hie-onboard guide --guide a validate b.toml",
    ];

    #[test]
    fn a_line_means_the_same_however_much_is_described() {
        for line in LINES {
            let words: Vec<_> = line.split(' ').map(Into::into).collect();
            let whole = Arguments::try_parse_from(&words).expect("it is right");
            assert_eq!(format!("{:?}", Arguments::of(&words).expect("it is right")), format!("{whole:?}"), "{line}");
        }
    }

    #[test]
    fn only_what_needs_no_explanation_is_read_from_one_command() {
        let reads = |line: &str| of_command(&line.split(' ').map(Into::into).collect::<Vec<_>>()).is_some();
        assert!(reads("hie-onboard status") && reads("hie-onboard guide validate a.toml"));
        for other in ["hie-onboard --ascii status", "hie-onboard help", "hie-onboard status --help", "hie-onboard status --jsn"] {
            assert!(!reads(other), "{other}");
        }
    }
}
