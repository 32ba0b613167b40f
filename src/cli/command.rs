//! The commands that run in a session, from the command line or in a walk.

use clap::Subcommand;

use super::failure::Failure;
use super::output::{Answer, Question};
use super::session::Session;
use super::{answer, ask, check, confirm, contact, diff, evidence, export, guide, import, info, letter, list, log, next, note};
use super::{product, profiles, questions, release, resolve, scope, set, sharing, show, status, tick, undo};

#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Show progress and what is next
    Status(status::Arguments),
    /// List items, one per line
    List(list::Arguments),
    /// Show what to do next, and why
    Next(next::Arguments),
    /// Show one item in full, with its sources
    Show(show::Arguments),
    /// Mark items as done
    #[command(alias = "done")]
    Tick(tick::TickArguments),
    /// Mark items as to do
    Untick(tick::UntickArguments),
    /// Confirm that items stay done or not applicable although the guide changed them
    Confirm(confirm::Arguments),
    /// Set the status, owner, dates or period of an item
    Set(set::Arguments),
    /// Write the note of an item
    Note(note::Arguments),
    /// Record what was said or sent about an item
    Contact(contact::Arguments),
    /// Record that a question about an item was asked, or asked again
    Ask(ask::Arguments),
    /// Record the answer to a question
    Answer(answer::Arguments),
    /// List the open questions, the most important first
    Questions(questions::Arguments),
    /// Add, remove or verify links and files that show how an item was done
    Evidence(evidence::Arguments),
    /// Show or set which systems and items are in scope
    Scope(scope::Arguments),
    /// Show or set what letters and reports say about your product
    Product(product::Arguments),
    /// Record a release of the product, and whether it was notified and approved
    Release(release::Arguments),
    /// Undo the last change made here
    Undo(undo::UndoArguments),
    /// Make the last undone change again
    Redo(undo::RedoArguments),
    /// Fail while a required item is open, for continuous integration
    Check(check::Arguments),
    /// Write a report, a calendar, or a pack with reports and evidence
    Export(export::Arguments),
    /// Write a letter to the ministry: a request, questions, a date for a test
    Letter(letter::Arguments),
    /// Import an export or a progress file, after showing what would change
    Import(import::Arguments),
    /// Check, write and maintain guides
    Guide(guide::Arguments),
    /// Show who changed what when, from git's history of the file
    Log(log::Arguments),
    /// Show what changed since a commit, a date or the last report
    Diff(diff::Arguments),
    /// Finish a git merge that left conflicts in the progress file
    Resolve(resolve::Arguments),
    /// List the profiles, one per line
    Profiles(profiles::Arguments),
    /// Show which files are used, and why
    Info(info::Arguments),
}

impl Command {
    /// The answer of a command that needs neither guide nor progress, and has to work while those cannot be used.
    pub fn without_session(&self) -> Option<Result<Answer, Failure>> {
        match self {
            Self::Guide(arguments) => arguments.without_session(),
            _ => None,
        }
    }

    pub fn run(&self, session: &Session) -> Result<Answer, Failure> {
        self.answer(session).map_err(|failure| sharing::in_place(session, failure))
    }

    fn answer(&self, session: &Session) -> Result<Answer, Failure> {
        match self {
            Self::Status(arguments) => status::run(session, arguments),
            Self::List(arguments) => list::run(session, arguments),
            Self::Next(_) => next::run(session),
            Self::Show(arguments) => show::run(session, arguments),
            Self::Tick(arguments) => tick::tick(session, arguments),
            Self::Untick(arguments) => tick::untick(session, arguments),
            Self::Confirm(arguments) => confirm::run(session, arguments),
            Self::Set(arguments) => set::run(session, arguments),
            Self::Note(arguments) => note::run(session, arguments),
            Self::Contact(arguments) => contact::run(session, arguments),
            Self::Ask(arguments) => ask::run(session, arguments),
            Self::Answer(arguments) => answer::run(session, arguments),
            Self::Questions(arguments) => questions::run(session, arguments),
            Self::Evidence(arguments) => evidence::run(session, arguments),
            Self::Scope(arguments) => scope::run(session, arguments),
            Self::Product(arguments) => product::run(session, arguments),
            Self::Release(arguments) => release::run(session, arguments),
            Self::Undo(_) => undo::undo(session),
            Self::Redo(_) => undo::redo(session),
            Self::Check(arguments) => check::run(session, arguments),
            Self::Export(arguments) => export::run(session, arguments),
            Self::Letter(arguments) => letter::run(session, arguments),
            Self::Import(arguments) => import::run(session, arguments),
            Self::Guide(arguments) => guide::run(session, arguments),
            Self::Log(arguments) => log::run(session, arguments),
            Self::Diff(arguments) => diff::run(session, arguments),
            Self::Resolve(_) => resolve::run(session),
            Self::Profiles(arguments) => profiles::run(session, arguments),
            Self::Info(_) => Ok(info::run(session)),
        }
    }

    /// What a walk asks before it runs the command.
    pub fn question(&mut self, session: &Session) -> Result<Question<'_>, Failure> {
        match self {
            Self::Set(arguments) => arguments.question(session),
            Self::Note(arguments) => arguments.question(session),
            Self::Contact(arguments) => arguments.question(session),
            Self::Ask(arguments) => arguments.question(session),
            Self::Answer(arguments) => arguments.question(session),
            _ => Ok(None),
        }
    }
}
