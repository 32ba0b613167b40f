//! Whether a release of the product may go to customers.

use super::super::session::Session;
use crate::export::{About, Case, Checked, Problem, ProblemKind};
use crate::progress::{Entry, Progress, Release};

pub(super) fn check<'a>(session: &'a Session, progress: &'a Progress, version: &str) -> Checked<'a> {
    let missing: Vec<String> = match progress.releases.get(version) {
        None => vec![format!("not recorded: `hie-onboard release {version}` records it")],
        Some(release) => release.missing().into_iter().map(|what| format!("not {what}")).collect(),
    };
    let problem = (!missing.is_empty()).then_some(Problem { kind: ProblemKind::Gap, words: missing });
    let release = Case { about: About::Product(format!("Release {version}")), problem };
    let owed = progress.owed(&session.guide).filter_map(|item| session.entry(&item.id, progress));
    let cases: Vec<Case> = std::iter::once(release).chain(owed.map(|entry| owed_case(session, entry))).collect();
    let is_satisfied = cases.iter().all(|case| case.problem.is_none());
    let known = progress.releases.get(version).map(Release::words);
    let verdict = match known {
        Some(words) if is_satisfied => format!("release {version} was {}", words.replace(", ", " and ")),
        _ => format!("release {version} may not go to customers yet"),
    };
    Checked { guide: &session.guide, product: &progress.product, verdict, is_satisfied, caveat: "", cases }
}

fn owed_case<'a>(session: &Session, entry: Entry<'a>) -> Case<'a> {
    let open = || Problem::new(ProblemKind::Open, entry.record.standing.sentence(&session.zone));
    let problem = entry.is_open().then(open);
    Case { about: About::Item(entry), problem }
}
