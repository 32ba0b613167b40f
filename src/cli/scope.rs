//! `scope`: which systems the product connects to, and whether it is a medical-practice application.

use std::collections::BTreeSet;

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::names;
use super::output::{Answer, Text};
use super::session::Session;
use crate::guide::Guide;
use crate::progress::{Change, Progress, Scope, counted};

const EXAMPLES: &str = "\
Examples:
  hie-onboard scope
  hie-onboard scope --systems plr,pharmanet --medical-practice no
  hie-onboard scope --systems ''";

/// Arguments of `scope`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Which systems the product connects to, with commas between; empty for all
    #[arg(long, value_name = "SYSTEMS", value_delimiter = ',')]
    systems: Option<Vec<String>>,
    /// Whether it is a medical-practice application
    #[arg(long, value_name = "ANSWER", ignore_case = true)]
    medical_practice: Option<Answered>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Answered {
    #[value(alias = "y")]
    Yes,
    #[value(alias = "n")]
    No,
}

/// Answers `scope`.
///
/// # Errors
/// When a system does not exist, or nothing could be read or saved.
pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let before = session.load()?;
    let change = Change::Scope { after: asked(&session.guide, &before.scope, arguments)?, before: before.scope.clone() };
    let saved = session.save(&[change])?;
    Ok(Answer { remarks: saved.remarks, ..session.answer(describe(session, &saved.progress)) })
}

fn asked(guide: &Guide, before: &Scope, arguments: &Arguments) -> Result<Scope, Failure> {
    let mut scope = before.clone();
    if let Some(systems) = &arguments.systems {
        scope.systems = known(guide, systems)?;
    }
    if let Some(answered) = arguments.medical_practice {
        scope.medical_practice = answered == Answered::Yes;
    }
    Ok(scope)
}

/// The systems in the guide's order, so that the same choice is always written in the same way.
fn known(guide: &Guide, names: &[String]) -> Result<Vec<String>, Failure> {
    let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    let wanted = names.map(|name| Ok(&names::system(guide, name)?.id)).collect::<Result<BTreeSet<_>, Failure>>()?;
    Ok(guide.systems.iter().map(|system| &system.id).filter(|id| wanted.contains(id)).cloned().collect())
}

/// What applies, and what that leaves out.
pub fn describe(session: &Session, progress: &Progress) -> Text {
    let Scope { systems, medical_practice, .. } = &progress.scope;
    let chosen = session.guide.systems.iter().filter(|system| systems.is_empty() || systems.contains(&system.id));
    let chosen: Vec<String> = chosen.map(|system| format!("{} ({})", system.title, system.id)).collect();
    let all = if systems.is_empty() { "all: " } else { "" };
    let hidden = session.summary(progress).counts.out_of_scope;
    let mut text = Text::default();
    text.paragraph("Systems           ", &format!("{all}{}", chosen.join(", ")));
    text.paragraph("Medical practice  ", if *medical_practice { "yes" } else { "no" });
    text.paragraph("Out of scope      ", &counted(hidden, "item"));
    text
}
