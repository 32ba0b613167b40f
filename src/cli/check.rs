//! `check`: whether every required item in scope is done or not applicable, for continuous integration.

use clap::Args;

use super::failure::{Exit, Failure};
use super::item::add_line;
use super::names;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::guide::Gate;
use crate::progress::{Entry, Progress, counted};
use crate::text::width;

const EXAMPLES: &str = "\
Examples:
  hie-onboard check
  hie-onboard check --strict
  hie-onboard check --gate conformance-test

Exit codes: 0 every required item, or what the gate needs, is done or not
applicable; 1 not yet.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Also fail if a required item changed in the guide after it was done or not applicable
    #[arg(long)]
    strict: bool,
    /// Look only at what this gate and those before it need
    #[arg(long, value_name = "GATE")]
    gate: Option<String>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let gate = arguments.gate.as_deref().map(|name| names::gate(&session.guide, name)).transpose()?;
    let progress = session.load()?;
    let wanted = Wanted { gate, is_strict: arguments.strict };
    let gaps = wanted.gaps(session, &progress);
    let exit = if gaps.is_empty() { Exit::Fine } else { Exit::Unsatisfied };
    let remarks = session.unregistered_driver().map(str::to_owned).into_iter().collect();
    Ok(Answer { remarks, exit, ..session.answer(wanted.describe(&gaps)) })
}

/// What has to be closed.
struct Wanted<'g> {
    /// If not everything that is required.
    gate: Option<&'g Gate>,
    /// Whether it must not have changed in the guide since either.
    is_strict: bool,
}

impl Wanted<'_> {
    fn gaps<'a>(&self, session: &'a Session, progress: &'a Progress) -> Vec<Entry<'a>> {
        let guide = &session.guide;
        let upto = self.gate.and_then(|gate| guide.gates.iter().position(|other| other.id == gate.id));
        let is_wanted = |entry: &Entry| match upto {
            Some(last) => guide.gates[..=last].iter().any(|gate| gate.needs.contains(&entry.item.id)),
            None => entry.item.required,
        };
        let wanted = Entry::tracked(guide, progress).filter(|entry| entry.in_scope && is_wanted(entry));
        wanted.filter(|entry| entry.is_open() || self.is_strict && entry.changed).collect()
    }

    fn describe(&self, gaps: &[Entry]) -> Text {
        let mut text = Text::default();
        if gaps.is_empty() {
            text.add(Tone::Good, "Satisfied");
            text.line(&match self.gate {
                Some(gate) => format!(": everything that {} needs is done or not applicable.", gate.title),
                None => ": every required item in scope is done or not applicable.".to_owned(),
            });
            return text;
        }
        text.add(Tone::Urgent, "Not satisfied");
        text.line(&match self.gate {
            Some(gate) => format!(": {} to look at before {}.", counted(gaps.len(), "item"), gate.title),
            None => format!(": {} to look at.", counted(gaps.len(), "required item")),
        });
        let columns = gaps.iter().map(|entry| width(&entry.item.id)).max().unwrap_or(0);
        for entry in gaps {
            add_line(&mut text, entry, columns);
            text.line(if entry.changed { "; changed in the guide since" } else { "" });
        }
        text
    }
}
