//! `check`: whether everything that a team, a gate, a release or a day asks for is there, for continuous integration.

mod before;
mod items;
mod release;

use clap::Args;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::choice::one_of;
use super::failure::{Exit, Failure};
use super::item::add_line;
use super::names;
use super::output::{Answer, Text, Tone};
use super::release::error::ReleaseError;
use super::session::Session;
use crate::export::{About, Checked, ProblemKind, junit, summary};
use crate::progress::read_distance;
use crate::text::{one_line, width};

/// Before each of several gaps.
const GAP: &str = "      ";

const EXAMPLES: &str = "\
Examples:
  hie-onboard check
  hie-onboard check --strict
  hie-onboard check --gate conformance-test
  hie-onboard check --before conformance-test
  hie-onboard check --release 2.4
  hie-onboard check --due-within 14d
  hie-onboard check --format junit > onboarding.xml
  hie-onboard check --format summary > summary.md

Exit codes: 0 every required item, or what the gate needs, is done or not
applicable, nothing that this program can see is missing before the gate, the
release may go out, or nothing comes up by then; 1 not yet.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Also fail if a required item changed in the guide after it was done or not applicable
    #[arg(long)]
    strict: bool,
    /// Look only at what this gate and those before it need
    #[arg(long, value_name = "GATE")]
    gate: Option<String>,
    /// Look for everything that is missing before this gate: open items, evidence, reasons, answers, facts about the product
    #[arg(long, value_name = "GATE", conflicts_with_all = ["strict", "gate"])]
    before: Option<String>,
    /// Fail unless this release of the product was notified and approved, and what it owes is done
    #[arg(long, value_name = "VERSION", conflicts_with_all = ["strict", "gate", "before"])]
    release: Option<String>,
    /// Fail instead if something is overdue, due, to follow up or to do again within this time, such as 14d or 2w
    #[arg(long, value_name = "TIME", conflicts_with_all = ["strict", "gate", "before", "release"], allow_hyphen_values = true)]
    due_within: Option<String>,
    /// How to write the result: text, junit (XML for forges), or summary (Markdown for the page of a job)
    #[arg(long, value_name = "FORMAT", value_parser = one_of::<Format>(), default_value = "text", hide_default_value = true)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
enum Format {
    Text,
    Junit,
    Summary,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let gate = |name: &Option<String>| name.as_deref().map(|name| names::gate(&session.guide, name)).transpose();
    let (before, gate) = (gate(&arguments.before)?, gate(&arguments.gate)?);
    let progress = session.load()?;
    let checked = match (before, &arguments.release, &arguments.due_within) {
        (Some(gate), _, _) => before::check(session, &progress, gate),
        (_, Some(version), _) => match one_line(version) {
            nothing if nothing.is_empty() => return Err(ReleaseError::NoVersion.into()),
            version => release::check(session, &progress, &version),
        },
        (_, _, Some(time)) => items::due(session, &progress, session.today().saturating_add(read_distance(time)?)),
        (None, None, None) => items::closed(session, &progress, gate, arguments.strict),
    };
    let text = match arguments.format {
        Format::Text => describe(&checked),
        Format::Junit => Text::verbatim(junit::write(&checked)),
        Format::Summary => Text::verbatim(summary::write(&checked)),
    };
    let exit = if checked.is_satisfied { Exit::Fine } else { Exit::Unsatisfied };
    let remarks = session.unregistered_driver().map(str::to_owned).into_iter().collect();
    Ok(Answer { remarks, exit, ..session.answer(text) })
}

fn describe(checked: &Checked) -> Text {
    let mut text = Text::default();
    let (tone, word) = if checked.is_satisfied { (Tone::Good, "Satisfied") } else { (Tone::Urgent, "Not satisfied") };
    text.verdict(tone, word, &checked.verdict);
    if checked.is_satisfied && !checked.caveat.is_empty() {
        text.line(checked.caveat);
    }
    let columns = checked.problems().filter_map(|(case, _)| case.id()).map(width).max().unwrap_or(0);
    for (case, problem) in checked.problems() {
        match &case.about {
            About::Item(entry) => add_line(&mut text, entry, columns),
            About::Product(name) => text.add(Tone::Plain, name),
        }
        match (problem.kind, &problem.words[..]) {
            // The mark says that it is open.
            (ProblemKind::Open, _) => text.end(),
            (ProblemKind::Gap, several) => {
                text.end();
                for words in several {
                    text.paragraph(GAP, words);
                }
            }
            (_, _) => text.line(&format!("; {}", problem.sentence())),
        }
    }
    text
}
