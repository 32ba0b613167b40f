//! One item with what is known about it, as lines and as JSON: the same for every command.

use jiff::civil::Date;
use serde::Serialize;

use super::output::{Text, Tone};
use crate::guide::{Guide, Item, Section, Source};
use crate::progress::{Progress, Record, Status};

/// One item of the guide with the team's record of it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// Where it stands in the guide.
    pub section: &'a Section,
    /// What the guide says.
    pub item: &'a Item,
    /// What the team says.
    pub record: &'a Record,
    /// Whether the scope leaves it in.
    pub in_scope: bool,
    /// Whether the guide changed it after it was closed.
    pub changed: bool,
}

impl<'a> Entry<'a> {
    /// The entry for `item`.
    pub fn new(section: &'a Section, item: &'a Item, progress: &'a Progress) -> Self {
        let (record, in_scope) = (progress.record(&item.id), progress.scope.covers(item));
        Self { section, item, record, in_scope, changed: progress.is_changed(item) }
    }

    /// How far it is; nothing for pages to read.
    pub fn status(&self) -> Option<Status> {
        self.section.is_tracked().then_some(self.record.standing.status)
    }

    /// Whether something is left to do.
    pub fn is_open(&self) -> bool {
        self.status().is_some_and(|status| !status.is_closed())
    }

    /// Its due date, where that has passed and something is left to do.
    pub fn overdue(&self, today: Date) -> Option<Date> {
        self.record.due.filter(|&due| self.is_open() && due < today)
    }

    /// Its status in three columns; blank for pages to read.
    pub fn mark(&self) -> &'static str {
        self.status().map_or("   ", Status::mark)
    }

    /// How its mark is to be read.
    pub fn tone(&self) -> Tone {
        match self.status() {
            Some(status) if status.is_closed() && !self.changed => Tone::Good,
            _ => Tone::Plain,
        }
    }

    /// Adds mark, id and title: enough to recognize it.
    pub fn add_line(&self, text: &mut Text, id_columns: usize) {
        text.add(self.tone(), self.mark());
        text.add(Tone::Plain, " ");
        text.add_column(Tone::Plain, &self.item.id, id_columns);
        text.add(Tone::Plain, "  ");
        text.add(Tone::Plain, &self.item.title);
    }
}

/// An item in JSON; scripts rely on these names.
#[derive(Debug, Serialize)]
pub struct ItemReport<'a> {
    id: &'a str,
    section: &'a str,
    title: &'a str,
    /// `null` for pages to read.
    status: Option<Status>,
    /// When the status was set, in UTC.
    at: Option<String>,
    by: &'a str,
    owner: &'a str,
    due: Option<String>,
    reason: &'a str,
    evidence: &'a [String],
    note: &'a str,
    required: bool,
    /// Whether the guide changed the item after it was closed.
    changed: bool,
    #[serde(rename = "in-scope")]
    in_scope: bool,
    /// How sure it is that the item belongs into the guide.
    class: &'static str,
    sources: Vec<SourceReport<'a>>,
}

/// A source in JSON.
#[derive(Debug, Serialize)]
struct SourceReport<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    /// The version or date that was seen.
    seen: &'a str,
}

impl<'a> ItemReport<'a> {
    /// The report of `entry`.
    pub fn new(guide: &'a Guide, entry: &Entry<'a>) -> Self {
        let Entry { section, item, record, in_scope, changed } = *entry;
        let sources = item.sources.iter().filter_map(|id| guide.source(id));
        Self {
            id: &item.id,
            section: &section.id,
            title: &item.title,
            status: entry.status(),
            at: record.standing.at.map(|at| at.to_string()),
            by: &record.standing.by,
            owner: &record.owner,
            due: record.due.map(|due| due.to_string()),
            reason: &record.standing.reason,
            evidence: &record.evidence,
            note: &record.note,
            required: item.required,
            changed,
            in_scope,
            class: item.class.word(),
            sources: sources.map(SourceReport::new).collect(),
        }
    }
}

impl<'a> SourceReport<'a> {
    fn new(source: &'a Source) -> Self {
        let Source { id, title, url, seen, .. } = source;
        Self { id, title, url, seen }
    }
}
