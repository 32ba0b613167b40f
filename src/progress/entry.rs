//! One item of the guide with the team's record of it, and what follows from both.

use jiff::civil::Date;

use super::record::Record;
use super::state::Progress;
use super::status::Status;
use crate::guide::{Guide, Item, Section};

#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    pub section: &'a Section,
    pub item: &'a Item,
    pub record: &'a Record,
    pub in_scope: bool,
    /// Whether the guide changed the item after it was closed.
    pub changed: bool,
}

impl<'a> Entry<'a> {
    pub fn new(section: &'a Section, item: &'a Item, progress: &'a Progress) -> Self {
        let (record, in_scope) = (progress.record(&item.id), progress.scope.covers(item));
        Self { section, item, record, in_scope, changed: record.is_outdated(item) }
    }

    pub fn find(id: &str, guide: &'a Guide, progress: &'a Progress) -> Option<Self> {
        guide.find(id).map(|(section, item)| Self::new(section, item, progress))
    }

    /// In the guide's order.
    pub fn tracked(guide: &'a Guide, progress: &'a Progress) -> impl Iterator<Item = Self> {
        guide.tracked().map(move |(section, item)| Self::new(section, item, progress))
    }

    /// `None` for reference pages.
    pub fn status(&self) -> Option<Status> {
        self.section.is_tracked().then_some(self.record.standing.status)
    }

    pub fn is_open(&self) -> bool {
        self.status().is_some_and(|status| !status.is_closed())
    }

    /// The due date, if it has passed and the item is open.
    pub fn overdue(&self, today: Date) -> Option<Date> {
        self.record.overdue(today).filter(|_| self.section.is_tracked())
    }
}
