//! `man`: the manual page of the program, or of one command.

use clap::{Args, Command};
use clap_mangen::roff::{Roff, bold, roman};

use super::failure::Failure;
use super::output::{Answer, Text};
use super::unknown::unknown;
use crate::shell;

/// Drawn by the tests.
const SCREENS: &[(&str, &str)] = &[
    ("The start", include_str!("../../screenshots/overview.txt")),
    ("The commitments", include_str!("../../screenshots/commitments.txt")),
    ("The process", include_str!("../../screenshots/process.txt")),
    ("Finding", include_str!("../../screenshots/find.txt")),
    ("A narrow terminal", include_str!("../../screenshots/narrow.txt")),
];

const EXAMPLES: &str = "\
Examples:
  hie-onboard man > hie-onboard.1
  hie-onboard man tick > hie-onboard-tick.1";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The command; by default the whole program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

pub fn run(mut program: Command, arguments: &Arguments) -> Result<Answer, Failure> {
    // The page tells of the program, not of one build: the same source gives the same page.
    program = program.long_version(env!("CARGO_PKG_VERSION"));
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => find(&program, name)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(Failure::Output)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    if arguments.command.is_none() {
        page.push_str(&interface());
    }
    Ok(Text::verbatim(page).into())
}

/// Screens and keys, for the page of the whole program.
fn interface() -> String {
    let mut page = Roff::new();
    page.control("SH", ["SCREENS"]);
    for (title, screen) in SCREENS {
        page.control("SS", [*title]);
        page.control("nf", []).control("ft", ["CW"]);
        for line in screen.lines() {
            page.text([roman(line)]);
        }
        page.control("ft", ["R"]).control("fi", []);
    }
    page.control("SH", ["KEYS"]);
    for (title, keys) in shell::keys() {
        page.control("SS", [title]);
        for (names, description) in keys {
            page.control("TP", []).text([bold(names)]).text([roman(description)]);
        }
    }
    page.to_roff()
}

fn find(program: &Command, name: &str) -> Result<Command, Failure> {
    let names = program.get_subcommands().map(Command::get_name);
    let found = program.find_subcommand(name).cloned();
    found.ok_or_else(|| unknown("command", name, names, "`hie-onboard --help` shows the commands"))
}
