//! Whether a release of the product may go to customers.

use super::super::session::Session;
use crate::export::{About, Case, Checked, Problem, ProblemKind};
use crate::progress::{Entry, Progress, Release};
use crate::text::nearest;

/// How alike a version must be to one that is recorded, from 0 to 1: versions differ in a digit.
const ALIKE: f64 = 0.9;

pub(super) fn check<'a>(session: &'a Session, progress: &'a Progress, version: &str) -> Checked<'a> {
    let missing: Vec<String> = match progress.releases.get(version) {
        None => vec![not_recorded(progress, version)],
        Some(release) => release.missing().into_iter().map(|what| format!("not {what}")).collect(),
    };
    let problem = (!missing.is_empty()).then_some(Problem { kind: ProblemKind::Gap, words: missing });
    let release = Case { about: About::Product(format!("Release {version}")), problem };
    // What is owed is for the latest one: the others were paid for, or are out already.
    let latest = progress.latest_release().filter(|(latest, _)| *latest == version).map(|(_, release)| release);
    let owed = latest.into_iter().flat_map(|latest| {
        let entries = progress.owed(&session.guide).filter_map(|item| session.entry(&item.id, progress));
        entries.map(move |entry| owed_case(session, entry, latest))
    });
    let cases: Vec<Case> = std::iter::once(release).chain(owed).collect();
    let is_satisfied = cases.iter().all(|case| case.problem.is_none());
    let known = progress.releases.get(version).map(Release::words);
    let verdict = match known {
        Some(words) if is_satisfied => format!("release {version} was {}", words.replace(", ", " and ")),
        _ => format!("release {version} may not go to customers yet"),
    };
    Checked { guide: &session.guide, product: &progress.product, verdict, is_satisfied, caveat: "", cases }
}

fn owed_case<'a>(session: &Session, entry: Entry<'a>, release: &Release) -> Case<'a> {
    let problem = match entry.is_open() {
        true => Some(Problem::new(ProblemKind::Open, entry.record.standing.sentence(&session.zone))),
        false if Progress::is_paid(entry.record, release) => None,
        false => Some(Problem::new(ProblemKind::Gap, "done before this release was recorded: tick it once more for this one")),
    };
    Case { about: About::Item(entry), problem }
}

fn not_recorded(progress: &Progress, version: &str) -> String {
    match nearest(version, progress.releases.keys().map(String::as_str), ALIKE) {
        Some(known) => format!("not recorded; did you mean `{known}`?"),
        None => format!("not recorded: `hie-onboard release {}` records it", shell_words::quote(version)),
    }
}
