//! Whether items are closed, or due.

use jiff::civil::Date;

use super::super::session::Session;
use crate::export::{About, Case, Checked, Problem, ProblemKind};
use crate::guide::Gate;
use crate::progress::{Again, Entry, Progress, counted, counted_are};

/// What is asked of the items in scope.
#[derive(Debug, Clone, Copy)]
enum Question<'g> {
    /// Is every required item, or everything that the last of these gates and those before it need, closed, and, if strict, unchanged since?
    Closed { gates: Option<&'g [Gate]>, is_strict: bool },
    /// Is no open item due or to follow up by this day, and does nothing come back?
    DueBy(Date),
}

/// Is every required item, or everything that `gate` and those before it need, closed, and, if strict, unchanged since?
pub(super) fn closed<'a>(session: &'a Session, progress: &'a Progress, gate: Option<&Gate>, is_strict: bool) -> Checked<'a> {
    let all = &session.guide.gates;
    let end = gate.and_then(|gate| all.iter().position(|other| other.id == gate.id));
    check(session, progress, Question::Closed { gates: end.map(|end| &all[..=end]), is_strict })
}

/// Is no open item due by `last`?
pub(super) fn due<'a>(session: &'a Session, progress: &'a Progress, last: Date) -> Checked<'a> {
    check(session, progress, Question::DueBy(last))
}

fn check<'a>(session: &'a Session, progress: &'a Progress, question: Question<'a>) -> Checked<'a> {
    let in_scope = Entry::tracked(&session.guide, progress).filter(|entry| entry.in_scope);
    let asked = in_scope.filter(|entry| question.is_about(session, entry));
    let cases: Vec<Case> =
        asked.map(|entry| Case { problem: question.problem(session, &entry), about: About::Item(entry) }).collect();
    let count = cases.iter().filter(|case| case.problem.is_some()).count();
    let verdict = if cases.is_empty() { question.nothing_asked(session) } else { None };
    let verdict = verdict.unwrap_or_else(|| question.verdict(count));
    Checked { guide: &session.guide, product: &progress.product, verdict, is_satisfied: count == 0, caveat: "", cases }
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
                Some(Problem::new(ProblemKind::Open, entry.record.standing.sentence(&session.zone)))
            }
            Self::Closed { is_strict: true, .. } if entry.changed => {
                Some(Problem::new(ProblemKind::ChangedInGuide, "changed in the guide since"))
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
        let gate = |gates: &[Gate]| gates.last().map_or_else(String::new, |gate| gate.title.to_string());
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
