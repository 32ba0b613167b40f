//! Readiness and counts: how far a team is with everything in its scope.

use std::collections::HashSet;

use jiff::{civil::Date, tz::TimeZone};
use serde::Serialize;
use strum::{EnumMessage, IntoStaticStr};

use super::entry::Entry;
use super::gates::GateState;
use super::next::{Entries, Next, Ranking};
use super::record::Record;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item, Section};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    pub readiness: Readiness,
    /// Of all items in scope, each once.
    pub counts: Counts,
    pub required_open: usize,
    /// In the order in which they are reached.
    pub gates: Vec<GateState>,
    /// In the guide's order, including sections with nothing to tick. An item that stands in several counts in each.
    pub sections: Vec<SectionCount>,
    /// What can be worked on, best first.
    pub next: Vec<Next>,
    /// Ids of waiting items, longest first.
    pub waiting: Vec<String>,
    /// Ids of open items with a due date, soonest first.
    pub due: Vec<String>,
    /// Ids of items that are done and come back soon or have, soonest first.
    pub again: Vec<String>,
    /// Ids of items that the guide changed after they were closed.
    pub changed: Vec<String>,
    /// Ids of records that hold something, but whose items the guide no longer has.
    pub removed: Vec<String>,
}

/// Required items decide, not a percentage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumMessage, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Readiness {
    /// Every item in scope is closed, and none was changed by the guide since.
    #[strum(message = "Ready")]
    Ready,
    /// Every required item is closed; something else is open or changed.
    #[strum(message = "Ready with gaps")]
    ReadyWithGaps,
    /// A required item is open.
    #[strum(message = "Not ready")]
    NotReady,
}

impl Readiness {
    /// As in JSON.
    pub fn word(self) -> &'static str {
        self.into()
    }

    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// Items in scope.
    pub total: usize,
    pub todo: usize,
    pub doing: usize,
    pub waiting: usize,
    pub done: usize,
    pub not_applicable: usize,
    /// Not in the total.
    pub out_of_scope: usize,
}

impl Counts {
    /// Done or not applicable.
    pub fn closed(&self) -> usize {
        self.done + self.not_applicable
    }

    fn add(&mut self, status: Status) {
        self.total += 1;
        let count = match status {
            Status::Todo => &mut self.todo,
            Status::Doing => &mut self.doing,
            Status::Waiting => &mut self.waiting,
            Status::Done => &mut self.done,
            Status::NotApplicable => &mut self.not_applicable,
        };
        *count += 1;
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCount {
    pub id: String,
    pub counts: Counts,
}

impl Summary {
    pub fn new(guide: &Guide, progress: &Progress, today: Date, zone: &TimeZone) -> Self {
        // To look a record up takes a while, and there may be thousands.
        let all: Vec<Entry> = Entry::tracked(guide, progress).collect();
        let entries: Entries = all.iter().map(|entry| (entry.item.id.as_str(), entry)).collect();
        let section = |section: &Section| {
            let items = section.items.iter().filter(|_| section.is_tracked());
            SectionCount { id: section.id.to_string(), counts: count(items.map(|item| Entry::new(section, item, progress))) }
        };
        let counts = count(all.iter().copied());
        let in_scope = || all.iter().filter(|entry| entry.in_scope);
        let open = || in_scope().filter(|entry| entry.is_open());
        let required_open = open().filter(|entry| entry.item.required).count();
        let changed: Vec<String> = in_scope().filter(|entry| entry.changed).map(|entry| entry.item.id.to_string()).collect();
        let readiness = match (required_open, counts.total - counts.closed() + changed.len()) {
            (0, 0) => Readiness::Ready,
            (0, _) => Readiness::ReadyWithGaps,
            _ => Readiness::NotReady,
        };
        let ids: HashSet<&str> = guide.items().map(|(_, item)| item.id.as_str()).collect();
        let is_removed = |(id, record): &(&String, &Record)| **record != Record::default() && !ids.contains(id.as_str());
        let waiting = open().filter(|entry| entry.record.standing.status == Status::Waiting);
        let waiting = sorted(waiting.map(|entry| (entry.record.standing.at, entry.item)));
        let ranking = Ranking::new(guide, &entries, today, zone);
        let again = sorted(in_scope().filter_map(|entry| Some((ranking.again(entry)?, entry.item))));
        let returning = || in_scope().filter(|entry| ranking.again(entry).is_some());
        let due = open().filter_map(|entry| Some((entry.record.due?, entry.item)));
        Self {
            readiness,
            counts,
            required_open,
            gates: GateState::all(guide, open()),
            sections: guide.sections.iter().map(section).collect(),
            next: ranking.next(open().chain(returning()), waiting.first()),
            waiting,
            due: sorted(due),
            again,
            changed,
            removed: progress.records.iter().filter(is_removed).map(|(id, _)| id.clone()).collect(),
        }
    }

    /// The first gate that is not reached.
    pub fn next_gate(&self) -> Option<&GateState> {
        self.gates.iter().find(|gate| !gate.is_reached())
    }
}

fn count<'g>(entries: impl Iterator<Item = Entry<'g>>) -> Counts {
    let mut counts = Counts::default();
    for entry in entries {
        if entry.in_scope {
            counts.add(entry.record.standing.status);
        } else {
            counts.out_of_scope += 1;
        }
    }
    counts
}

/// Ids sorted by key; equal keys keep the guide's order.
fn sorted<'g, K: Ord>(items: impl Iterator<Item = (K, &'g Item)>) -> Vec<String> {
    let mut keyed: Vec<_> = items.collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().map(|(_, item)| item.id.to_string()).collect()
}
