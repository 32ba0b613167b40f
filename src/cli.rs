//! The command line: what can be asked for, and which file answers. One command a file; what they share stands beside them.

use std::io::{self, IsTerminal};
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::shell::{self, Abilities, Ending, Launch, Symbols};

mod change;
mod check;
mod completions;
mod evidence;
mod export;
mod failure;
mod import;
mod info;
mod item;
mod list;
mod man;
mod next;
mod note;
mod output;
mod preferences;
mod prose;
mod scope;
mod session;
mod set;
mod show;
mod status;
mod tick;
mod undo;
mod walk;

pub use failure::{Exit, Failure};
pub use output::{Answer, Color, Text, Tone, remark};
pub use session::{Options, Session};

/// Version of the JSON that commands write.
const SCHEMA: u32 = 1;

const EXAMPLES: &str = "\
Examples:
  hie-onboard                       open the interface where you left it
  hie-onboard --demo                look around in a filled-in example
  hie-onboard status                how far you are, and what is next
  hie-onboard list --status waiting
  hie-onboard show agreements
  hie-onboard tick agreements

Exit codes: 0 fine; 1 a check is not satisfied; 2 wrong usage; 3 a file cannot
be read, used or written; 4 another program was writing for over 5 seconds.";

/// Work through onboarding onto British Columbia's health information exchange.
///
/// Without a command, opens the interface in the terminal. Everything there can also be done with the commands.
/// The program is unofficial, works offline and sends nothing anywhere.
#[derive(Debug, Parser)]
#[command(name = "hie-onboard", version, after_help = EXAMPLES, max_term_width = 80)]
pub struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Say how far you are, and what is next
    Status(status::Arguments),
    /// List items, one a line
    List(list::Arguments),
    /// Say what to do now, and why
    Next(next::Arguments),
    /// Talk through what is to do, line by line
    Walk(walk::Arguments),
    /// Show one item whole, with its sources
    Show(show::Arguments),
    /// Mark items as done
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
    /// Write a script that lets a shell complete commands and ids
    Completions(completions::Arguments),
    /// Write the manual page
    Man(man::Arguments),
}

/// Does what the arguments ask for.
///
/// # Errors
/// Says why it could not be done; nothing was changed then.
pub fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let session = || Session::open(&arguments.options);
    match &arguments.command {
        None => open_interface(&session()?),
        Some(Command::Status(arguments)) => status::run(&session()?, arguments),
        Some(Command::List(arguments)) => list::run(&session()?, arguments),
        Some(Command::Next(_)) => next::run(&session()?),
        Some(Command::Walk(_)) => walk::run(session()?),
        Some(Command::Show(arguments)) => show::run(&session()?, arguments),
        Some(Command::Tick(arguments)) => tick::tick(&session()?, arguments),
        Some(Command::Untick(arguments)) => tick::untick(&session()?, arguments),
        Some(Command::Set(arguments)) => set::run(&session()?, arguments),
        Some(Command::Note(arguments)) => note::run(&session()?, arguments),
        Some(Command::Evidence(arguments)) => evidence::run(&session()?, arguments),
        Some(Command::Scope(arguments)) => scope::run(&session()?, arguments),
        Some(Command::Undo(_)) => undo::run(&session()?),
        Some(Command::Check(arguments)) => check::run(&session()?, arguments),
        Some(Command::Export(arguments)) => export::run(&session()?, arguments),
        Some(Command::Import(arguments)) => import::run(&session()?, arguments),
        Some(Command::Info(_)) => Ok(info::run(&session()?)),
        Some(Command::Completions(choice)) => completions::run(&arguments.options, choice),
        Some(Command::Man(choice)) => man::run(choice),
    }
}

/// Opens the interface; where there is no terminal for it, says the status instead.
fn open_interface(session: &Session) -> Result<Answer, Failure> {
    if !has_screen(session) {
        return status::overview(session);
    }
    // Taken before the file is read, so that no change in between goes unseen.
    let seen = session.store.fingerprint();
    let launch = Launch {
        seen,
        guide: Arc::clone(&session.guide),
        store: session.store.clone(),
        progress: session.store.load(&session.guide),
        state: session.place.state.clone(),
        user: session.preferences.user.clone(),
        editor: session.environment.editor.clone(),
        zone: session.zone.clone(),
        mouse: session.preferences.mouse,
        theme: session.preferences.theme,
        symbols: if session.preferences.ascii { Symbols::Plain } else { Symbols::Drawn },
        greeting: session.greeting(),
        config: session.environment.config.clone().filter(|_| session.example.is_none()),
        abilities: abilities(session),
    };
    Ok(Answer { exit: exit(shell::run(launch)?), ..Answer::default() })
}

/// What the terminal is and can do, as far as the environment tells.
fn abilities(session: &Session) -> Abilities {
    // These write what they do not understand onto the screen.
    let has_no_links =
        session.environment.term.as_deref().is_none_or(|term| ["linux", "vt", "eterm"].iter().any(|name| term.starts_with(name)));
    Abilities { is_remote: session.environment.ssh.is_some(), has_links: !has_no_links }
}

fn exit(ending: Ending) -> Exit {
    match ending {
        Ending::Quit => Exit::Fine,
        Ending::Signal(signal) => u8::try_from(signal).map_or(Exit::Bug, Exit::Signal),
        // What the signal would have said that tells of it.
        Ending::TerminalGone => Exit::Signal(1),
        Ending::Panicked => Exit::Bug,
    }
}

/// Whether there is a terminal that can show the interface.
fn has_screen(session: &Session) -> bool {
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    is_terminal && !session.environment.has_dumb_terminal()
}
