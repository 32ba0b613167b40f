//! `git`: what the program sets up in a repository, only when asked and only after saying it.

use clap::{Args, Subcommand};

use super::consent::{confirm, is_interactive};
use super::failure::{Exit, Failure};
use super::output::{Answer, Text};
use super::session::Session;
use super::sharing;
use crate::git::Repository;
use crate::progress::counted;
use crate::team::{self, Step};
use crate::text::capitalized;

const EXAMPLES: &str = "\
Examples:
  hie-onboard git setup --yes
  hie-onboard git setup --remove --yes";

const SETUP_EXAMPLES: &str = "\
Examples:
  hie-onboard git setup
  hie-onboard git setup --yes
  hie-onboard git setup --remove --yes

Without it, git merges the progress file line by line, which is enough while two
people change different items. With it, git merges field by field and keeps what
both typed. Run it once in every clone: the line in .gitattributes is shared, the
configuration of a clone is not.";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Let git merge the progress file field by field in this clone, or undo that
    Setup(Arguments),
}

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Git {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Args)]
#[command(after_help = SETUP_EXAMPLES)]
pub struct Arguments {
    /// Undo exactly what was set up
    #[arg(long)]
    remove: bool,
    /// Do it without asking
    #[arg(long)]
    yes: bool,
}

pub fn run(session: &Session, git: &Git) -> Result<Answer, Failure> {
    let Command::Setup(arguments) = &git.command;
    session.options.refuse_in_example("git setup")?;
    let repository = Repository::of(session.store.path()).map_err(|reason| sharing::in_place(session, reason.into()))?;
    let steps = if arguments.remove { team::removal(&repository)? } else { team::setup(&repository)? };
    let remarks: Vec<String> = missing(session).filter(|_| !arguments.remove).into_iter().collect();
    if steps.is_empty() {
        let text = if arguments.remove { "Nothing to remove." } else { "Everything is set up already." };
        return Ok(Answer { remarks, ..session.answer(one_line(text)) });
    }
    let plan = plan(&steps);
    if !arguments.yes && !confirm(&plan, "Do this?", session.color)? {
        let text = if is_interactive() { Text::default() } else { plan };
        let remarks = vec!["nothing was changed: use --yes to do this".to_owned()];
        // A script must not take it for done.
        let exit = if is_interactive() { Exit::Fine } else { Exit::Usage };
        return Ok(Answer { remarks, exit, ..session.answer(text) });
    }
    for step in &steps {
        step.take(&repository)?;
    }
    let mut text = if is_interactive() && !arguments.yes { Text::default() } else { plan };
    text.line(if arguments.remove {
        "Done. Git merges the file line by line again. Commit .gitattributes if it was shared."
    } else {
        "Done. Git merges the file field by field in this clone. Commit .gitattributes to share its line."
    });
    Ok(Answer { remarks, ..session.answer(text) })
}

/// What to say where git will not find the program.
fn missing(session: &Session) -> Option<String> {
    let text = "git looks for the program by its name, but `hie-onboard` is not on PATH: until it is, git merges line by line";
    (!session.environment.is_on_path()).then(|| text.to_owned())
}

fn plan(steps: &[Step]) -> Text {
    let mut text = Text::default();
    text.line(&format!("{}:", counted(steps.len(), "step")));
    for step in steps {
        text.line(&format!("  {}", capitalized(&step.sentence())));
    }
    text
}

fn one_line(sentence: &str) -> Text {
    let mut text = Text::default();
    text.line(sentence);
    text
}
