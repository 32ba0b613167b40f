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

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The systems that the product connects to, separated by commas; empty for all
    #[arg(long, value_name = "SYSTEMS", value_delimiter = ',')]
    systems: Option<Vec<String>>,
    /// Whether it is a medical-practice application
    #[arg(long, value_name = "ANSWER", ignore_case = true)]
    medical_practice: Option<YesNo>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    #[value(alias = "y")]
    Yes,
    #[value(alias = "n")]
    No,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let before = session.load()?;
    let change = Change::Scope { after: changed(&session.guide, &before.scope, arguments)?, before: before.scope.clone() };
    let saved = session.save(&[change])?;
    Ok(Answer { remarks: saved.remarks, ..session.answer(describe(session, &saved.progress)) })
}

fn changed(guide: &Guide, before: &Scope, arguments: &Arguments) -> Result<Scope, Failure> {
    let mut scope = before.clone();
    if let Some(systems) = &arguments.systems {
        scope.systems = known(guide, systems)?;
    }
    if let Some(answer) = arguments.medical_practice {
        scope.medical_practice = answer == YesNo::Yes;
    }
    Ok(scope)
}

/// Ids in the guide's order, so that the same choice is always written the same way.
fn known(guide: &Guide, names: &[String]) -> Result<Vec<String>, Failure> {
    let names = names.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    let wanted = names.map(|name| Ok(&names::system(guide, name)?.id)).collect::<Result<BTreeSet<_>, Failure>>()?;
    Ok(guide.systems.iter().map(|system| &system.id).filter(|id| wanted.contains(id)).map(ToString::to_string).collect())
}

pub fn describe(session: &Session, progress: &Progress) -> Text {
    let Scope { systems, medical_practice, .. } = &progress.scope;
    let chosen = session.guide.systems.iter().filter(|system| systems.is_empty() || systems.iter().any(|id| *id == system.id));
    let chosen: Vec<String> = chosen.map(|system| format!("{} ({})", system.title, system.id)).collect();
    let all = if systems.is_empty() { "all: " } else { "" };
    let hidden = session.summary(progress).counts.out_of_scope;
    let mut text = Text::default();
    if !session.guide.systems.is_empty() {
        text.paragraph("Systems           ", &format!("{all}{}", chosen.join(", ")));
    }
    if session.guide.has_medical_practice() {
        text.paragraph("Medical practice  ", if *medical_practice { "yes" } else { "no" });
    }
    text.paragraph("Out of scope      ", &counted(hidden, "item"));
    text
}
