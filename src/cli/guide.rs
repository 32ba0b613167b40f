//! `guide`: commands about the guide itself, for those who write and maintain one.

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::output::Answer;
use super::session::Session;

mod compare;
mod draft;
mod input;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide compare --help
  echo '1. Ask for access' | hie-onboard guide draft -";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Show where a published page and the guide made from it differ
    Compare(compare::Arguments),
    /// Draft a first guide from a published page
    Draft(draft::Arguments),
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.action {
        Action::Compare(arguments) => compare::run(session, arguments),
        Action::Draft(arguments) => draft::run(session, arguments),
    }
}
