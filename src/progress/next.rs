//! What to do next, and why: never what lies behind something open that it needs.

use std::collections::HashMap;

use compact_str::CompactString;
use jiff::{ToSpan, civil::Date, tz::TimeZone};

use super::again::Again;
use super::entry::Entry;
use super::moment::day_of;
use super::status::Status;
use crate::guide::Guide;

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
    /// It is done, but comes back, or does so soon: then it ranks with what is due.
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
fn urgency(reason: &Reason, today: Date) -> (u8, Option<Date>) {
    match reason {
        Reason::Overdue(date) => (0, Some(*date)),
        Reason::Again(again) if again.has_come(today) => (1, Some(again.day)),
        Reason::FollowUp(date) => (2, Some(*date)),
        Reason::Waiting(_) => (3, None),
        Reason::Started => (4, None),
        Reason::Again(Again { day, .. }) | Reason::Due(day) => (5, Some(*day)),
        Reason::Unblocked(_) | Reason::Required | Reason::Optional => (6, None),
    }
}

/// Each item that can be ticked, by its id.
pub(super) type Entries<'a> = HashMap<&'a str, &'a Entry<'a>>;

pub(super) struct Ranking<'a> {
    today: Date,
    zone: &'a TimeZone,
    entries: &'a Entries<'a>,
    /// The number of the first gate that needs an item, directly or before something else.
    gates: HashMap<&'a str, usize>,
}

impl<'a> Ranking<'a> {
    /// Nothing waits for a page that is only read, so that none is among the `entries`.
    pub fn new(guide: &'a Guide, entries: &'a Entries<'a>, today: Date, zone: &'a TimeZone) -> Self {
        Self { today, zone, gates: gates(guide, entries), entries }
    }

    /// What of `open`, and of what comes back, can be worked on, best first; a waiting item only if it is overdue, its day to
    /// follow up has come, or it has waited longest and for long.
    pub fn next<'g>(&self, open: impl Iterator<Item = &'g Entry<'g>>, oldest: Option<&String>) -> Vec<Next> {
        let needs_follow_up = |entry: &Entry| match entry.record.follow_up {
            Some(day) => day <= self.today,
            None => oldest.is_some_and(|id| *id == entry.item.id) && self.days_waited(entry) >= FOLLOW_UP_DAYS,
        };
        let is_workable = |entry: &Entry| match entry.record.standing.status {
            _ if entry.record.overdue(self.today).is_some() || needs_follow_up(entry) => true,
            Status::Waiting => false,
            Status::Todo => !self.is_blocked(entry),
            // What somebody began goes on, whatever it needs.
            _ => true,
        };
        let workable = open.filter(|entry| is_workable(entry));
        let mut next: Vec<_> = workable
            .map(|entry| {
                let (item, reason) = (entry.item, self.reason(entry));
                let gate = self.gates.get(item.id.as_str()).copied().unwrap_or(usize::MAX);
                ((urgency(&reason, self.today), gate, !item.required), Next { id: item.id.to_string(), reason })
            })
            .collect();
        // Equal ones keep the guide's order.
        next.sort_by_key(|(rank, _)| *rank);
        next.into_iter().map(|(_, next)| next).collect()
    }

    /// When what is done comes back, if that is soon.
    pub fn again(&self, entry: &Entry) -> Option<Again> {
        let last = self.today.saturating_add(AGAIN_DAYS.days());
        Again::of(entry.item, entry.record, self.zone).filter(|again| again.day <= last)
    }

    /// Whether something that it needs first is open, and in scope.
    fn is_blocked(&self, entry: &Entry) -> bool {
        let blocks = |before: &&Entry| before.in_scope && before.is_open();
        entry.item.after.iter().any(|id| self.entries.get(id.as_str()).is_some_and(blocks))
    }

    fn reason(&self, entry: &Entry) -> Reason {
        let Entry { item, record, .. } = entry;
        if let Some(due) = record.overdue(self.today) {
            return Reason::Overdue(due);
        }
        if let Some(again) = self.again(entry) {
            return Reason::Again(again);
        }
        if let Some(day) = record.follow_up_by(self.today) {
            return Reason::FollowUp(day);
        }
        match (record.standing.status, self.since(entry)) {
            (Status::Waiting, Some(since)) => return Reason::Waiting(since),
            (Status::Doing, _) => return Reason::Started,
            _ => {}
        }
        if let Some(due) = record.due {
            return Reason::Due(due);
        }
        let is_closed = |id: &&CompactString| self.entries.get(id.as_str()).is_some_and(|before| !before.is_open());
        match item.after.iter().rfind(is_closed) {
            Some(id) if item.required => Reason::Unblocked(id.to_string()),
            None if item.required => Reason::Required,
            _ => Reason::Optional,
        }
    }

    /// When the item got its status.
    fn since(&self, entry: &Entry) -> Option<Date> {
        entry.record.standing.at.map(|at| day_of(at, self.zone))
    }

    /// 0 if unknown.
    fn days_waited(&self, entry: &Entry) -> i32 {
        self.since(entry).and_then(|since| self.today.since(since).ok()).map_or(0, |span| span.get_days())
    }
}

/// For each item that a gate needs, or that is needed before such an item: the number of the first such gate. An optional item
/// that no gate needs comes with the first of its section that one does.
fn gates<'g>(guide: &'g Guide, entries: &Entries<'g>) -> HashMap<&'g str, usize> {
    let mut gates = HashMap::new();
    for (number, gate) in guide.gates.iter().enumerate() {
        let mut needed: Vec<&str> = gate.needs.iter().map(CompactString::as_str).collect();
        while let Some(id) = needed.pop() {
            if !gates.contains_key(id) {
                gates.insert(id, number);
                needed.extend(entries.get(id).into_iter().flat_map(|entry| entry.item.after.iter().map(CompactString::as_str)));
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
