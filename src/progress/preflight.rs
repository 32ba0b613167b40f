//! What is missing before a gate, as far as this program can see: gaps that others send a vendor back for.

use std::collections::{HashMap, HashSet};

use jiff::{civil::Date, tz::TimeZone};

use super::again::{Again, Why};
use super::early::{although, open_needs};
use super::entry::Entry;
use super::product::ProductField;
use super::questions::open_questions;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Gate, Guide};

/// What is said where there are no gaps, without a full stop.
pub const NOTHING_MISSING: &str = "nothing that this program can see is missing";

/// What that does not mean.
pub const CAVEAT: &str = "This does not say that you will pass.";

/// One thing to look at before a gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The item that it is about; `None` for the product.
    pub item: Option<String>,
    /// What is missing, without a full stop.
    pub words: String,
}

impl Gap {
    /// The gaps of each item together, as they are ordered.
    pub fn by_item(gaps: &[Self]) -> impl Iterator<Item = &[Self]> {
        gaps.chunk_by(|one, other| one.item == other.item)
    }
}

/// A piece of evidence with which something is wrong: with its file on this computer, or it no longer holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadEvidence {
    pub item: String,
    /// `docs/vpa.pdf is missing`.
    pub words: String,
}

/// When and where, and what is wrong with evidence.
#[derive(Debug, Clone, Copy)]
pub struct Preflight<'a> {
    pub today: Date,
    pub zone: &'a TimeZone,
    pub evidence: &'a [BadEvidence],
}

impl Preflight<'_> {
    /// Everything before the gate called `gate`, which needs what the gates before it need: first the product, then the items in
    /// the guide's order.
    pub fn gaps(&self, guide: &Guide, progress: &Progress, gate: &str) -> Vec<Gap> {
        let end = guide.gates.iter().position(|other| other.id == gate).map_or(0, |index| index + 1);
        let gates = &guide.gates[..end];
        let needed: HashSet<&str> = gates.iter().flat_map(|gate| &gate.needs).map(|id| &**id).collect();
        let mut unanswered: HashMap<&str, Vec<&str>> = HashMap::new();
        for question in open_questions(guide, progress) {
            unanswered.entry(&question.item.id).or_default().push(question.asking.text);
        }
        let mut gaps = product(gates, progress);
        for entry in Entry::tracked(guide, progress).filter(|entry| entry.in_scope && needed.contains(&*entry.item.id)) {
            let gap = |words: String| Gap { item: Some(entry.item.id.to_string()), words };
            let unanswered = unanswered.get(&*entry.item.id).into_iter().flatten();
            let unanswered = unanswered.map(|question| format!("not answered: {question}"));
            let files = self.evidence.iter().filter(|bad| bad.item == entry.item.id).map(|bad| bad.words.clone());
            gaps.extend(self.of(guide, progress, &entry).into_iter().chain(files).chain(unanswered).map(gap));
        }
        gaps
    }

    /// What is missing on one item, in its own record.
    fn of(&self, guide: &Guide, progress: &Progress, entry: &Entry) -> Vec<String> {
        let Entry { item, record, .. } = entry;
        let status = record.standing.status;
        let lacks_reason = record.standing.reason.trim().is_empty() && status.reason_prompt().is_some();
        let has_evidence = record.evidence.iter().any(|piece| !piece.trim().is_empty());
        // What expires is said of the evidence.
        let mut again = Again::all(item, record, self.zone).into_iter();
        let again = again.find(|again| matches!(again.why, Why::Period(_)) && again.has_come(self.today));
        let mut words = Vec::new();
        words.extend(entry.is_open().then(|| record.standing.sentence(self.zone)));
        words.extend(lacks_reason.then(|| format!("{} without a reason", status.label())));
        if status == Status::Done {
            let expected = !item.expects.is_empty() && !has_evidence;
            words.extend(expected.then(|| format!("done without evidence: {}", item.expects)));
            let needs = open_needs(guide, progress, item, &[]);
            let names: Vec<&str> = needs.iter().map(|need| need.title.as_str()).collect();
            words.extend(although(&names).map(|although| format!("done, {although}")));
        }
        words.extend(again.map(|again| again.words(self.today)));
        words.extend(entry.changed.then(|| "changed in the guide since".to_owned()));
        words
    }
}

/// The facts about the product that the gates ask for and nobody has set.
fn product(gates: &[Gate], progress: &Progress) -> Vec<Gap> {
    let is_missing = |field: &&ProductField| {
        gates.iter().any(|gate| gate.product.iter().any(|fact| fact == field.word())) && progress.product.get(**field).is_empty()
    };
    let fields = ProductField::ALL.iter().filter(is_missing);
    fields.map(|field| Gap { item: None, words: format!("{}: not set", field.word()) }).collect()
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, civil::date, tz::TimeZone};

    use super::{BadEvidence, Preflight};
    use crate::guide::Guide;
    use crate::progress::{Change, Field, ProductField, Progress, Stamp, Status};

    fn gaps(progress: &Progress, evidence: &[BadEvidence], id: &str) -> Vec<String> {
        let guide = Guide::embedded();
        let preflight = Preflight { today: date(2026, 12, 3), zone: &TimeZone::UTC, evidence };
        let gaps = preflight.gaps(&guide, progress, "sandbox");
        gaps.into_iter().filter(|gap| gap.item.as_deref().unwrap_or_default() == id).map(|gap| gap.words).collect()
    }

    #[test]
    fn every_kind_of_gap_is_told_and_goes_away() {
        let guide = Guide::embedded();
        let mut progress = Progress::new(&guide);
        assert_eq!(gaps(&progress, &[], "").len(), 3);
        for field in ProductField::ALL {
            progress.product.set(*field, "set");
        }
        assert_eq!(gaps(&progress, &[], ""), Vec::<String>::new());
        let stamp = Stamp { at: Timestamp::UNIX_EPOCH, by: "ana".to_owned(), edition: guide.edition };
        let set = |progress: &mut Progress, id: &str, status, reason: &str| {
            progress.apply(&Change::status(progress, id, status, reason, &stamp));
        };
        set(&mut progress, "agreements", Status::Waiting, " ");
        assert!(gaps(&progress, &[], "agreements").contains(&"waiting without a reason".to_owned()));
        assert!(gaps(&progress, &[], "agreements").iter().any(|gap| gap.starts_with("not answered: ")));
        set(&mut progress, "agreements", Status::Done, "");
        let told = gaps(&progress, &[], "agreements");
        assert_eq!(told[0], "done without evidence: the signed agreements");
        assert_eq!(told[1], "done, although it needs Vendor Discovery Session and 1 more first");
        let bad = BadEvidence { item: "agreements".to_owned(), words: "vpa.pdf is missing".to_owned() };
        for before in ["phase-discovery", "audit-compliance"] {
            set(&mut progress, before, Status::Done, "");
        }
        progress.apply(&Change::field(&progress, "agreements", Field::Evidence(vec!["vpa.pdf".to_owned()])));
        assert_eq!(gaps(&progress, &[bad], "agreements"), ["vpa.pdf is missing"]);
        assert_eq!(gaps(&progress, &[], "agreements"), Vec::<String>::new());
        progress.apply(&Change::field(&progress, "agreements", Field::Repeat("1y".parse().ok())));
        assert_eq!(gaps(&progress, &[], "agreements"), ["to be done again since 1971-01-01, after 1y"]);
    }
}
