//! `guide`: commands about the guide itself, for those who write and maintain one.

use clap::{Args, Subcommand};

use super::failure::Failure;
use super::output::Answer;
use super::session::{self, Session};
use crate::paths::Environment;

mod changes;
mod compare;
mod draft;
mod input;
mod new;
mod sources;
mod validate;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide sources
  hie-onboard guide new --output my-guide.toml
  hie-onboard guide validate my-guide.toml
  hie-onboard guide changes --since-ticked
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
    /// Show what changed in the guide by edition, and what that asks
    Changes(changes::Arguments),
    /// Show where a published page and the guide made from it differ
    Compare(compare::Arguments),
    /// Draft a first guide from a published page
    Draft(draft::Arguments),
    /// Show the pages behind the guide, oldest first
    Sources(sources::Arguments),
    /// Show everything that is wrong with the file of a guide
    Validate(validate::Arguments),
    /// Write a starter for a guide of your own
    New(new::Arguments),
}

impl Arguments {
    /// What needs no guide and no progress, and has to work while those cannot be used.
    pub fn without_session(&self) -> Option<Result<Answer, Failure>> {
        match &self.action {
            Action::Validate(arguments) => Some(validate::run(&Environment::read(), arguments)),
            Action::New(arguments) => Some(new::run(&Environment::read(), arguments)),
            Action::Draft(arguments) => {
                Some(session::today().and_then(|today| draft::run(&Environment::read(), today, arguments)))
            }
            Action::Changes(_) | Action::Compare(_) | Action::Sources(_) => None,
        }
    }
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    match &arguments.action {
        Action::Changes(arguments) => changes::run(session, arguments),
        Action::Compare(arguments) => compare::run(session, arguments),
        Action::Draft(arguments) => draft::run(&session.environment, session.today(), arguments),
        Action::Sources(arguments) => Ok(sources::run(session, arguments)),
        Action::Validate(arguments) => validate::run(&session.environment, arguments),
        Action::New(arguments) => new::run(&session.environment, arguments),
    }
}
