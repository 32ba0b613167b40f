//! `check`: whether every required item in scope is done or not applicable, or nothing is due soon, for continuous integration.

use clap::Args;
use jiff::civil::Date;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::choice::one_of;
use super::failure::{Exit, Failure};
use super::item::add_line;
use super::names;
use super::output::{Answer, Text, Tone};
use super::session::Session;
use crate::export::{Case, Checked, Problem, ProblemKind, junit, summary};
use crate::guide::Gate;
use crate::progress::{Again, Entry, Progress, counted, counted_are, read_distance};
use crate::text::width;

const EXAMPLES: &str = "\
Examples:
  hie-onboard check
  hie-onboard check --strict
  hie-onboard check --gate conformance-test
  hie-onboard check --due-within 14d
  hie-onboard check --format junit > onboarding.xml
  hie-onboard check --format summary > summary.md

Exit codes: 0 every required item, or what the gate needs, is done or not
applicable, or nothing comes up by then; 1 not yet.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Also fail if a required item changed in the guide after it was done or not applicable
    #[arg(long)]
    strict: bool,
    /// Look only at what this gate and those before it need
    #[arg(long, value_name = "GATE")]
    gate: Option<String>,
    /// Fail instead if something is overdue, due, to follow up or to do again within this time, such as 14d or 2w
    #[arg(long, value_name = "TIME", conflicts_with_all = ["strict", "gate"], allow_hyphen_values = true)]
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

/// What is asked of the items in scope.
#[derive(Debug, Clone, Copy)]
enum Question<'g> {
    /// Is every required item, or everything that the last of these gates and those before it need, closed, and, if strict, unchanged since?
    Closed { gates: Option<&'g [Gate]>, is_strict: bool },
    /// Is no open item due or to follow up by this day, and does nothing come back?
    DueBy(Date),
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let question = if let Some(time) = &arguments.due_within {
        Question::DueBy(session.today().saturating_add(read_distance(time)?))
    } else {
        let gate = arguments.gate.as_deref().map(|name| names::gate(&session.guide, name)).transpose()?;
        let all = &session.guide.gates;
        let end = gate.and_then(|gate| all.iter().position(|other| other.id == gate.id));
        Question::Closed { gates: end.map(|end| &all[..=end]), is_strict: arguments.strict }
    };
    let progress = session.load()?;
    let checked = check(session, &progress, question);
    let text = match arguments.format {
        Format::Text => describe(&checked),
        Format::Junit => Text::verbatim(junit::write(&checked)),
        Format::Summary => Text::verbatim(summary::write(&checked)),
    };
    let exit = if checked.is_satisfied { Exit::Fine } else { Exit::Unsatisfied };
    let remarks = session.unregistered_driver().map(str::to_owned).into_iter().collect();
    Ok(Answer { remarks, exit, ..session.answer(text) })
}

fn check<'a>(session: &'a Session, progress: &'a Progress, question: Question<'a>) -> Checked<'a> {
    let in_scope = Entry::tracked(&session.guide, progress).filter(|entry| entry.in_scope);
    let asked = in_scope.filter(|entry| question.is_about(session, entry));
    let cases: Vec<Case> = asked.map(|entry| Case { problem: question.problem(session, &entry), entry }).collect();
    let count = cases.iter().filter(|case| case.problem.is_some()).count();
    let verdict = if cases.is_empty() { question.nothing_asked(session) } else { None };
    let verdict = verdict.unwrap_or_else(|| question.verdict(count));
    Checked { guide: &session.guide, product: &progress.product, verdict, is_satisfied: count == 0, cases }
}

impl Question<'_> {
    fn is_about(self, session: &Session, entry: &Entry) -> bool {
        match self {
            Self::Closed { gates: None, .. } => entry.item.required,
            Self::Closed { gates: Some(gates), .. } => gates.iter().any(|gate| gate.needs.contains(&entry.item.id)),
            Self::DueBy(_) => {
                let (record, again) = (entry.record, Again::of(entry.item, entry.record, &session.zone));
                record.due.is_some() || record.follow_up.is_some() || again.is_some()
            }
        }
    }

    fn problem(self, session: &Session, entry: &Entry) -> Option<Problem> {
        match self {
            Self::Closed { .. } if entry.is_open() => {
                Some(Problem { kind: ProblemKind::Open, words: entry.record.standing.sentence(&session.zone) })
            }
            Self::Closed { is_strict: true, .. } if entry.changed => {
                Some(Problem { kind: ProblemKind::ChangedInGuide, words: "changed in the guide since".to_owned() })
            }
            Self::Closed { .. } => None,
            Self::DueBy(last) => Problem::by(last, entry, session.today(), &session.zone),
        }
    }

    /// The verdict where no item in scope is required: that nothing is open would sound like work that was done.
    fn nothing_asked(self, session: &Session) -> Option<String> {
        let Self::Closed { gates: None, .. } = self else { return None };
        let is_required = session.guide.tracked().any(|(_, item)| item.required);
        Some(if is_required { "no required item is in scope" } else { "the guide requires nothing" }.to_owned())
    }

    /// With so many problems; without a full stop.
    fn verdict(self, problems: usize) -> String {
        let gate = |gates: &[Gate]| gates.last().map_or_else(String::new, |gate| gate.title.clone());
        match (self, problems) {
            (Self::Closed { gates: None, .. }, 0) => "every required item in scope is done or not applicable".to_owned(),
            (Self::Closed { gates: None, .. }, _) => format!("{} to look at", counted(problems, "required item")),
            (Self::Closed { gates: Some(gates), .. }, 0) => {
                format!("everything that {} needs is done or not applicable", gate(gates))
            }
            (Self::Closed { gates: Some(gates), .. }, _) => {
                format!("{} to look at before {}", counted(problems, "item"), gate(gates))
            }
            (Self::DueBy(last), 0) => format!("nothing in scope is due, to follow up or to do again by {last}"),
            (Self::DueBy(last), _) => format!("{} due, to follow up or to do again by {last}", counted_are(problems, "item")),
        }
    }
}

fn describe(checked: &Checked) -> Text {
    let mut text = Text::default();
    let (tone, word) = if checked.is_satisfied { (Tone::Good, "Satisfied") } else { (Tone::Urgent, "Not satisfied") };
    text.add(tone, word);
    text.line(&format!(": {}.", checked.verdict));
    let columns = checked.problems().map(|(entry, _)| width(&entry.item.id)).max().unwrap_or(0);
    for (entry, problem) in checked.problems() {
        add_line(&mut text, entry, columns);
        // The mark says that it is open.
        text.line(&if problem.kind == ProblemKind::Open { String::new() } else { format!("; {}", problem.words) });
    }
    text
}
