//! What to do next, and why: never what lies behind something open that it needs.

use std::collections::HashMap;

use compact_str::CompactString;
use jiff::{ToSpan, civil::Date, tz::TimeZone};

use super::again::Again;
use super::moment::day_of;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item};

/// After how many days of waiting to follow up.
const FOLLOW_UP_DAYS: i32 = 14;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    pub id: String,
    pub reason: Reason,
}

/// So many days before it comes back, something that is done is worth working on.
const AGAIN_DAYS: i32 = 30;

/// Why an item is next, most urgent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    Overdue(Date),
    /// It is done, but comes back.
    Again(Again),
    /// The day to ask again has come.
    FollowUp(Date),
    /// Since this date, longer than anything else: following up may help.
    Waiting(Date),
    Started,
    Due(Date),
    /// It is required, and the last item to do before it, named by its id, is closed.
    Unblocked(String),
    Required,
    Optional,
}

/// What comes first: the urgent, then what the next gate needs.
fn urgency(reason: &Reason) -> (u8, Option<Date>) {
    match reason {
        Reason::Overdue(date) => (0, Some(*date)),
        Reason::Again(again) => (1, Some(again.day)),
        Reason::FollowUp(date) => (2, Some(*date)),
        Reason::Waiting(_) => (3, None),
        Reason::Started => (4, None),
        Reason::Due(date) => (5, Some(*date)),
        Reason::Unblocked(_) | Reason::Required | Reason::Optional => (6, None),
    }
}

pub(super) struct Ranking<'a> {
    progress: &'a Progress,
    today: Date,
    zone: &'a TimeZone,
    /// By id.
    items: HashMap<&'a str, &'a Item>,
    /// The number of the first gate that needs an item, directly or before something else.
    gates: HashMap<&'a str, usize>,
}

impl<'a> Ranking<'a> {
    pub fn new(guide: &'a Guide, progress: &'a Progress, today: Date, zone: &'a TimeZone) -> Self {
        // Nothing waits for a page that is only read.
        let items = guide.tracked().map(|(_, item)| (item.id.as_str(), item)).collect();
        Self { progress, today, zone, gates: gates(guide, &items), items }
    }

    /// What of `open`, and of what comes back, can be worked on, best first; a waiting item only if it is overdue, or has waited longest and for long.
    pub fn next<'g>(&self, open: impl Iterator<Item = &'g Item>, oldest: Option<&String>) -> Vec<Next> {
        let needs_follow_up = |item: &Item| match self.progress.record(&item.id).follow_up {
            Some(day) => day <= self.today,
            None => oldest.is_some_and(|id| *id == item.id) && self.days_waited(item) >= FOLLOW_UP_DAYS,
        };
        let is_overdue = |item: &Item| self.progress.record(&item.id).overdue(self.today).is_some();
        let is_waiting = |item: &Item| self.progress.record(&item.id).standing.status == Status::Waiting;
        let is_todo = |item: &Item| self.progress.record(&item.id).standing.status == Status::Todo;
        let is_workable = |item: &Item| match item {
            item if is_overdue(item) || needs_follow_up(item) || self.progress.is_closed(&item.id) => true,
            item if is_waiting(item) => false,
            // What somebody began goes on, whatever it needs.
            item => !is_todo(item) || !self.is_blocked(item),
        };
        let workable = open.filter(|item| is_workable(item));
        let mut next: Vec<_> = workable
            .map(|item| {
                let reason = self.reason(item);
                let gate = self.gates.get(item.id.as_str()).copied().unwrap_or(usize::MAX);
                ((urgency(&reason), gate, !item.required), Next { id: item.id.to_string(), reason })
            })
            .collect();
        // Equal ones keep the guide's order.
        next.sort_by_key(|(rank, _)| *rank);
        next.into_iter().map(|(_, next)| next).collect()
    }

    /// When `item`, which is done, comes back, if that is soon.
    pub fn again(&self, item: &Item) -> Option<Again> {
        let last = self.today.saturating_add(AGAIN_DAYS.days());
        Again::of(item, self.progress.record(&item.id), self.zone).filter(|again| again.day <= last)
    }

    /// Whether something that it needs first is open, and in scope.
    fn is_blocked(&self, item: &Item) -> bool {
        let is_open = |id: &str| !self.progress.is_closed(id);
        let is_covered = |id: &str| self.items.get(id).is_some_and(|before| self.progress.scope.covers(before));
        item.after.iter().any(|id| is_open(id) && is_covered(id))
    }

    fn reason(&self, item: &Item) -> Reason {
        let record = self.progress.record(&item.id);
        if let Some(due) = record.overdue(self.today) {
            return Reason::Overdue(due);
        }
        if let Some(again) = self.again(item) {
            return Reason::Again(again);
        }
        if let Some(day) = record.follow_up_by(self.today) {
            return Reason::FollowUp(day);
        }
        match (record.standing.status, self.since(item)) {
            (Status::Waiting, Some(since)) => return Reason::Waiting(since),
            (Status::Doing, _) => return Reason::Started,
            _ => {}
        }
        if let Some(due) = record.due {
            return Reason::Due(due);
        }
        let is_closed = |id: &&CompactString| self.progress.is_closed(id);
        match item.after.iter().rfind(is_closed) {
            Some(id) if item.required => Reason::Unblocked(id.to_string()),
            None if item.required => Reason::Required,
            _ => Reason::Optional,
        }
    }

    /// When `item` got its status.
    fn since(&self, item: &Item) -> Option<Date> {
        self.progress.record(&item.id).standing.at.map(|at| day_of(at, self.zone))
    }

    /// 0 if unknown.
    fn days_waited(&self, item: &Item) -> i32 {
        self.since(item).and_then(|since| self.today.since(since).ok()).map_or(0, |span| span.get_days())
    }
}

/// For each item that a gate needs, or that is needed before such an item: the number of the first such gate. An optional item
/// that no gate needs comes with the first of its section that one does.
fn gates<'g>(guide: &'g Guide, items: &HashMap<&'g str, &'g Item>) -> HashMap<&'g str, usize> {
    let mut gates = HashMap::new();
    for (number, gate) in guide.gates.iter().enumerate() {
        let mut needed: Vec<&str> = gate.needs.iter().map(CompactString::as_str).collect();
        while let Some(id) = needed.pop() {
            if !gates.contains_key(id) {
                gates.insert(id, number);
                needed.extend(items.get(id).into_iter().flat_map(|item| item.after.iter().map(CompactString::as_str)));
            }
        }
    }
    for section in &guide.sections {
        let first = section.items.iter().filter_map(|item| gates.get(item.id.as_str())).min().copied();
        let optional = section.items.iter().filter(|item| !item.required);
        for (item, first) in optional.filter_map(|item| Some((item, first?))) {
            gates.entry(item.id.as_str()).or_insert(first);
        }
    }
    gates
}
