//! The commands that a session answers, from the command line or in a walk.

use clap::Subcommand;

use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use super::{check, evidence, export, import, info, list, next, note, scope, set, show, status, tick, undo};

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say how far you are, and what is next
    Status(status::Arguments),
    /// List items, one a line
    List(list::Arguments),
    /// Say what to do now, and why
    Next(next::Arguments),
    /// Show one item whole, with its sources
    Show(show::Arguments),
    /// Mark items as done
    #[command(alias = "done")]
    Tick(tick::TickArguments),
    /// Mark items as to do again
    Untick(tick::UntickArguments),
    /// Set the status, owner or due date of an item
    Set(set::Arguments),
    /// Write the note of an item
    Note(note::Arguments),
    /// Add or remove links and file names that show how an item was done
    Evidence(evidence::Arguments),
    /// Show or set which systems, and so which items, apply
    Scope(scope::Arguments),
    /// Take back the last change made here
    Undo(undo::Arguments),
    /// Fail while a required item is open, for continuous integration
    Check(check::Arguments),
    /// Write a report: Markdown, HTML, CSV or JSON
    Export(export::Arguments),
    /// Bring an export in JSON or CSV back, after saying what would change
    Import(import::Arguments),
    /// Say which files are used, and why
    Info(info::Arguments),
}

impl Command {
    /// # Errors
    /// Says why it could not be done; nothing was changed then.
    pub fn run(&self, session: &Session) -> Result<Answer, Failure> {
        match self {
            Self::Status(arguments) => status::run(session, arguments),
            Self::List(arguments) => list::run(session, arguments),
            Self::Next(_) => next::run(session),
            Self::Show(arguments) => show::run(session, arguments),
            Self::Tick(arguments) => tick::tick(session, arguments),
            Self::Untick(arguments) => tick::untick(session, arguments),
            Self::Set(arguments) => set::run(session, arguments),
            Self::Note(arguments) => note::run(session, arguments),
            Self::Evidence(arguments) => evidence::run(session, arguments),
            Self::Scope(arguments) => scope::run(session, arguments),
            Self::Undo(_) => undo::run(session),
            Self::Check(arguments) => check::run(session, arguments),
            Self::Export(arguments) => export::run(session, arguments),
            Self::Import(arguments) => import::run(session, arguments),
            Self::Info(_) => Ok(info::run(session)),
        }
    }

    /// What a conversation asks before it runs this.
    ///
    /// # Errors
    /// When no answer would help, such as where there is no such item.
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        match self {
            Self::Set(arguments) => arguments.question(session),
            Self::Note(arguments) => arguments.question(session),
            _ => Ok(None),
        }
    }
}
