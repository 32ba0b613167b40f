//! `man`: the manual page of the program, or of one command.

use clap::{Args, Command, CommandFactory};

use super::failure::Failure;
use super::output::{Answer, Text};
use super::session::unknown;

const EXAMPLES: &str = "\
Examples:
  hie-onboard man > hie-onboard.1
  hie-onboard man tick > hie-onboard-tick.1";

/// Arguments of `man`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Of which command; without it, of the program
    #[arg(value_name = "COMMAND")]
    command: Option<String>,
}

/// Answers `man`.
///
/// # Errors
/// When there is no such command.
pub fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let mut program = super::Arguments::command();
    program.build();
    let command = match &arguments.command {
        None => program,
        Some(name) => find(&program, name)?,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page).map_err(Failure::Output)?;
    Ok(Text::verbatim(String::from_utf8_lossy(&page).into_owned()).into())
}

fn find(program: &Command, name: &str) -> Result<Command, Failure> {
    let names = program.get_subcommands().map(Command::get_name);
    let found = program.find_subcommand(name).cloned();
    found.ok_or_else(|| unknown("command", name, names, "`hie-onboard --help` shows the commands"))
}
