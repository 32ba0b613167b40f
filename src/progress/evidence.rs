//! Changes to the evidence of an item, always together with what is known about each piece.

use super::change::Change;
use super::detail::Detail;
use super::field::Field;
use super::state::Progress;

impl Change {
    /// The item called `id` has the piece `reference`, about which `detail` is known.
    pub fn evidence(progress: &Progress, id: &str, reference: &str, detail: Detail) -> [Self; 2] {
        let record = progress.record(id);
        let (mut evidence, mut details) = (record.evidence.clone(), record.details.clone());
        if !evidence.iter().any(|known| known == reference) {
            evidence.push(reference.to_owned());
        }
        if detail != Detail::default() || details.contains_key(reference) {
            details.insert(reference.to_owned(), detail);
        }
        [Field::Evidence(evidence), Field::Details(details)].map(|after| Self::field(progress, id, after))
    }

    /// The item called `id` no longer has the piece `reference`.
    pub fn without_evidence(progress: &Progress, id: &str, reference: &str) -> [Self; 2] {
        let record = progress.record(id);
        let (mut evidence, mut details) = (record.evidence.clone(), record.details.clone());
        evidence.retain(|other| other != reference);
        details.remove(reference);
        [Field::Evidence(evidence), Field::Details(details)].map(|after| Self::field(progress, id, after))
    }
}
