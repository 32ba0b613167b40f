//! A look at everything that is missing before a gate, as far as this program can see.

use super::super::session::Session;
use crate::export::{About, Case, Checked, Problem, ProblemKind};
use crate::guide::Gate;
use crate::progress::{CAVEAT, Gap, NOTHING_MISSING, Preflight, Progress, counted};
use crate::store::evidence;

pub(super) fn check<'a>(session: &'a Session, progress: &'a Progress, gate: &'a Gate) -> Checked<'a> {
    let guide = &session.guide;
    let evidence = evidence::bad(guide, progress, session.evidence_folder(), session.today());
    let preflight = Preflight { today: session.today(), zone: &session.zone, evidence: &evidence };
    let gaps = preflight.gaps(guide, progress, &gate.id);
    let cases: Vec<Case> = Gap::by_item(&gaps).filter_map(|gaps| case(session, progress, gaps)).collect();
    let verdict = if gaps.is_empty() {
        format!("{NOTHING_MISSING} before {}", gate.title)
    } else {
        format!("{} before {}, as far as this program can see", counted(gaps.len(), "gap"), gate.title)
    };
    Checked { guide, product: &progress.product, verdict, is_satisfied: gaps.is_empty(), caveat: CAVEAT, cases }
}

/// The gaps of one item, or of the product.
fn case<'a>(session: &'a Session, progress: &'a Progress, gaps: &[Gap]) -> Option<Case<'a>> {
    let about = match &gaps[0].item {
        Some(id) => About::Item(session.entry(id, progress)?),
        None => About::Product("The product".to_owned()),
    };
    let words = gaps.iter().map(|gap| gap.words.clone()).collect();
    Some(Case { about, problem: Some(Problem { kind: ProblemKind::Gap, words }) })
}
