//! What the progress amounts to: readiness, counts, and what to do next and why.

use std::cmp::Reverse;

use jiff::{civil::Date, tz::TimeZone};
use serde::Serialize;
use strum::{EnumMessage, IntoStaticStr};

use super::moment::day_of;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item, Section};

/// What waited for so many days is worth asking about again.
const PATIENCE: i32 = 14;

/// How things stand at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// In words.
    pub readiness: Readiness,
    /// Over all items in scope.
    pub counts: Counts,
    /// Required items in scope that are still open.
    pub required_open: usize,
    /// For every section in order, also those with nothing to tick.
    pub sections: Vec<SectionCount>,
    /// What can be worked on, best first.
    pub next: Vec<Next>,
    /// Ids of the items that wait, longest first.
    pub waiting: Vec<String>,
    /// Ids of open items with a due date, soonest first.
    pub due: Vec<String>,
    /// Ids of the items that the guide changed after they were closed.
    pub changed: Vec<String>,
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
    /// As data says it.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

/// How many items have which status.
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
    /// Items that the scope leaves out; not in the total.
    pub out_of_scope: usize,
}

impl Counts {
    /// Items with nothing left to do.
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

/// How far one section is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionCount {
    /// Id of the section.
    pub id: String,
    /// Its items.
    pub counts: Counts,
}

/// An item to work on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next {
    /// Its id.
    pub id: String,
    /// Why now.
    pub reason: Reason,
}

/// Why an item is next; the order is the order of urgency.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Its date has passed.
    Overdue(Date),
    /// It has waited since then, longer than anything else: asking again may help.
    Waiting(Date),
    /// It was begun.
    Begun,
    /// It has a date.
    Due(Date),
    /// Readiness depends on it, and the last item that was better done first, named by its id, is closed by now.
    Unblocked(String),
    /// Readiness depends on it.
    Required,
    /// It can be done.
    Optional,
    /// It is better done after another item, named by its id.
    After(String),
}

impl Summary {
    /// How `progress` through `guide` stands on the day `today` in `zone`.
    pub fn new(guide: &Guide, progress: &Progress, today: Date, zone: &TimeZone) -> Self {
        let mut counts = Counts::default();
        let mut sections = Vec::new();
        for section in &guide.sections {
            let counted = count(section, progress);
            counts = sum(counts, counted);
            sections.push(SectionCount { id: section.id.clone(), counts: counted });
        }
        let in_scope = || guide.tracked().map(|(_, item)| item).filter(|item| progress.scope.covers(item));
        let open = || in_scope().filter(|item| !progress.record(&item.id).standing.status.is_closed());
        let required_open = open().filter(|item| item.required).count();
        let changed: Vec<String> = in_scope().filter(|item| progress.is_changed(item)).map(|item| item.id.clone()).collect();
        let readiness = match (required_open, counts.total - counts.closed() + changed.len()) {
            (0, 0) => Readiness::Ready,
            (0, _) => Readiness::ReadyWithGaps,
            _ => Readiness::NotReady,
        };
        let reasons = Reasons { guide, progress, today, zone };
        let waiting = open().filter(|item| status(progress, item) == Status::Waiting);
        let waiting = sorted(waiting.map(|item| (progress.record(&item.id).standing.at, item)));
        let due = open().filter_map(|item| Some((progress.record(&item.id).due?, item)));
        Self {
            readiness,
            counts,
            required_open,
            sections,
            next: reasons.next(open(), waiting.first()),
            waiting,
            due: sorted(due),
            changed,
        }
    }
}

fn status(progress: &Progress, item: &Item) -> Status {
    progress.record(&item.id).standing.status
}

fn count(section: &Section, progress: &Progress) -> Counts {
    let mut counts = Counts::default();
    for item in section.items.iter().filter(|_| section.is_tracked()) {
        if progress.scope.covers(item) {
            counts.add(status(progress, item));
        } else {
            counts.out_of_scope += 1;
        }
    }
    counts
}

fn sum(one: Counts, other: Counts) -> Counts {
    Counts {
        total: one.total + other.total,
        todo: one.todo + other.todo,
        doing: one.doing + other.doing,
        waiting: one.waiting + other.waiting,
        done: one.done + other.done,
        not_applicable: one.not_applicable + other.not_applicable,
        out_of_scope: one.out_of_scope + other.out_of_scope,
    }
}

/// The ids in the order of their keys; items with equal keys stay in the guide's order.
fn sorted<'g, K: Ord>(items: impl Iterator<Item = (K, &'g Item)>) -> Vec<String> {
    let mut keyed: Vec<_> = items.collect();
    keyed.sort_by(|(one, _), (other, _)| one.cmp(other));
    keyed.into_iter().map(|(_, item)| item.id.clone()).collect()
}

/// Orders reasons without comparing the ids in them, which would shuffle the guide's order.
fn urgency(reason: &Reason) -> (u8, Option<Date>) {
    match reason {
        Reason::Overdue(date) => (0, Some(*date)),
        Reason::Waiting(_) => (1, None),
        Reason::Begun => (2, None),
        Reason::Due(date) => (3, Some(*date)),
        Reason::Unblocked(_) => (4, None),
        Reason::Required => (5, None),
        Reason::Optional => (6, None),
        Reason::After(_) => (7, None),
    }
}

/// What decides what is next, and why.
struct Reasons<'a> {
    guide: &'a Guide,
    progress: &'a Progress,
    today: Date,
    zone: &'a TimeZone,
}

impl Reasons<'_> {
    /// The best of `open` first; what waits only where it is overdue, or has waited longest of all and for long.
    fn next<'g>(&self, open: impl Iterator<Item = &'g Item>, oldest: Option<&String>) -> Vec<Next> {
        let is_worth_asking = |item: &Item| Some(&item.id) == oldest && self.waited(item) >= PATIENCE;
        let is_overdue = |item: &Item| self.progress.record(&item.id).overdue(self.today).is_some();
        let is_waiting = |item: &Item| status(self.progress, item) == Status::Waiting;
        let workable = open.filter(|item| !is_waiting(item) || is_overdue(item) || is_worth_asking(item));
        let mut next: Vec<(Next, bool)> =
            workable.map(|item| (Next { id: item.id.clone(), reason: self.reason(item) }, item.required)).collect();
        next.sort_by_key(|(next, required)| (urgency(&next.reason), Reverse(*required)));
        next.into_iter().map(|(next, _)| next).collect()
    }

    fn reason(&self, item: &Item) -> Reason {
        let record = self.progress.record(&item.id);
        if let Some(due) = record.overdue(self.today) {
            return Reason::Overdue(due);
        }
        match (record.standing.status, self.since(item)) {
            (Status::Waiting, Some(since)) => return Reason::Waiting(since),
            (Status::Doing, _) => return Reason::Begun,
            _ => {}
        }
        if let Some(due) = record.due {
            return Reason::Due(due);
        }
        let is_closed = |id: &&String| self.progress.record(id).standing.status.is_closed();
        let is_covered = |id: &str| self.guide.find(id).is_some_and(|(_, before)| self.progress.scope.covers(before));
        let blocks = |id: &&String| is_covered(id) && !is_closed(id);
        match (item.after.iter().find(blocks), item.after.iter().rfind(is_closed)) {
            (Some(id), _) => Reason::After(id.clone()),
            (None, Some(id)) if item.required => Reason::Unblocked(id.clone()),
            (None, None) if item.required => Reason::Required,
            (None, _) => Reason::Optional,
        }
    }

    /// The day on which `item` got its status.
    fn since(&self, item: &Item) -> Option<Date> {
        self.progress.record(&item.id).standing.at.map(|at| day_of(at, self.zone))
    }

    /// For how many days `item` has had its status; 0 where nobody knows.
    fn waited(&self, item: &Item) -> i32 {
        self.since(item).and_then(|since| self.today.since(since).ok()).map_or(0, |span| span.get_days())
    }
}
