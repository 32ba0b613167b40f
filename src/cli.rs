//! The command line: one file per command, and what they share beside them.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::sync::Arc;

use clap::{CommandFactory, Parser, Subcommand};

use command::Command;

use crate::shell::{self, Abilities, Ending, Launch, Symbols};
use crate::store;

mod answer;
mod ask;
mod change;
mod check;
mod choice;
mod chooser;
mod color;
mod command;
mod completions;
mod confirm;
mod consent;
mod contact;
mod diff;
mod evidence;
mod example;
mod export;
mod failure;
mod git;
mod guide;
mod guides;
mod import;
mod info;
mod init;
mod item;
mod letter;
mod list;
mod log;
mod man;
mod merge_driver;
mod names;
mod next;
mod note;
mod options;
mod output;
mod places;
mod preferences;
mod product;
mod profile;
mod profiles;
mod prose;
mod question;
mod questions;
mod read;
mod release;
mod resolve;
mod scope;
mod session;
mod set;
mod sharing;
mod show;
mod status;
mod talk;
mod tick;
mod tidy;
mod undo;
mod unknown;
mod walk;
mod zone;

pub use color::Color;
pub use failure::{Exit, Failure};
pub use options::Options;
pub use output::{Answer, Text, Tone, note_closed_output, remark};
pub use session::Session;

const EXAMPLES: &str = "\
Examples:
  hie-onboard                       open the interface where you left off
  hie-onboard --demo                try a filled-in example
  hie-onboard status                show progress and what is next
  hie-onboard list --status waiting
  hie-onboard show agreements
  hie-onboard tick agreements

Exit codes: 0 success; 1 a check is not satisfied; 2 wrong usage; 3 a file cannot
be read, used or written; 4 another program was writing for over 5 seconds.";

/// What a report of a fault has to name.
const VERSION: &str = concat!(
    env!("CARGO_PKG_VERSION"),
    "\nguide edition ",
    env!("GUIDE_EDITION"),
    ", from pages read as of ",
    env!("GUIDE_READ"),
    "\nbuilt ",
    env!("BUILD")
);

/// Onboard onto British Columbia's health information exchange, step by step.
///
/// Without a command, opens the terminal interface. The commands can do everything that it can.
/// The program is unofficial, works offline and sends nothing anywhere.
#[derive(Debug, Default, Parser)]
#[command(name = "hie-onboard", version, long_version = VERSION, after_help = EXAMPLES, max_term_width = 80)]
pub struct Arguments {
    #[command(subcommand)]
    program: Option<Program>,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Program {
    #[command(flatten)]
    Command(Command),
    /// Create the team's progress file, or that of a profile
    Init(init::Arguments),
    /// Set up the sharing of the progress file through git
    Git(git::Git),
    /// Merge two versions of the progress file; git runs it
    MergeDriver(merge_driver::Arguments),
    /// Work through the guide as a conversation, line by line
    Walk(walk::Arguments),
    /// Write a completion script for a shell
    Completions(completions::Arguments),
    /// Write the manual page
    Man(man::Arguments),
}

/// # Errors
/// When the command failed; then nothing was changed.
pub fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    arguments.options.check()?;
    let session = || {
        if arguments.options.demo && arguments.program.is_some() {
            tidy::up_after_signals();
        }
        Session::open(&arguments.options)
    };
    match &arguments.program {
        None => match chooser::open(session()?)? {
            Some(session) => open_interface(&session),
            None => Ok(Answer::default()),
        },
        Some(Program::Command(command)) => command.without_session().unwrap_or_else(|| command.run(&session()?)),
        Some(Program::Init(choice)) => init::run(&arguments.options, choice),
        Some(Program::Git(choice)) => git::run(&session()?, choice),
        Some(Program::MergeDriver(files)) => merge_driver::run(files),
        Some(Program::Walk(_)) => walk::run(session()?),
        Some(Program::Completions(choice)) => completions::run(Arguments::command(), &arguments.options, choice),
        Some(Program::Man(choice)) => man::run(Arguments::command(), choice),
    }
}

/// Opens the interface, or prints the status if there is no terminal.
fn open_interface(session: &Session) -> Result<Answer, Failure> {
    if !has_screen(session) {
        return status::overview(session);
    }
    // Taken before the file is read, so that no change in between goes unnoticed.
    let seen = session.store.fingerprint();
    let (user, git_of_user) = session.preferences.user_for_now();
    let launch = Launch {
        seen,
        guide: Arc::clone(&session.guide),
        store: session.store.clone(),
        progress: session.store.load(&session.guide),
        surroundings: places::surroundings(session),
        own: places::own_files(session),
        user: user.to_owned(),
        git_of_user: git_of_user.map(Path::to_owned),
        profile: session.profile().map(str::to_owned),
        is_shared: session::rights(session.place.choice) == store::Rights::Shared,
        editor: session.environment.editor.clone(),
        now: session.now,
        zone: session.zone.clone(),
        conflicts: session.store.conflicted_copies(),
        mouse: session.preferences.mouse,
        theme: session.preferences.theme,
        symbols: if session.preferences.ascii { Symbols::Plain } else { Symbols::Drawn },
        greeting: session.greeting(),
        config: session.environment.config.clone().filter(|_| session.example.is_none()),
        abilities: abilities(session),
        fallback_size: session.environment.screen,
    };
    Ok(Answer { exit: exit(shell::run(launch)?), ..Answer::default() })
}

/// As far as the environment tells.
fn abilities(session: &Session) -> Abilities {
    // These print escape sequences that they do not understand.
    let has_no_links =
        session.environment.term.as_deref().is_none_or(|term| ["linux", "vt", "eterm"].iter().any(|name| term.starts_with(name)));
    Abilities { is_remote: session.environment.ssh.is_some(), has_links: !has_no_links }
}

fn exit(ending: Ending) -> Exit {
    match ending {
        Ending::Quit | Ending::QuitUnsaved => Exit::Fine,
        Ending::Signal(signal) => u8::try_from(signal).map_or(Exit::Bug, Exit::Signal),
        // As if by SIGHUP, which reports a lost terminal.
        Ending::TerminalGone => Exit::Signal(1),
        Ending::Panicked => Exit::Bug,
    }
}

fn has_screen(session: &Session) -> bool {
    let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    is_terminal && !session.environment.has_dumb_terminal()
}
