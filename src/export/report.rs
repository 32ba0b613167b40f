//! What every format reports on: the guide's items with what is known about each, put into the words and lists of a report.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

use crate::guide::{Guide, Item, Section, Source};
use crate::progress::{Counts, Progress, Record, Status, Summary};
use crate::text::is_openable;
use crate::text::markdown::plain;

/// How many items the report names as next: more would be a list.
const NEXT: usize = 5;

/// Everything that is known on one day.
#[derive(Debug)]
pub struct Report<'a> {
    pub(super) guide: &'a Guide,
    pub(super) progress: &'a Progress,
    pub(super) summary: Summary,
    pub(super) today: Date,
    zone: TimeZone,
}

/// One item with its record.
#[derive(Debug, Clone)]
pub(super) struct Row<'a> {
    pub section: &'a Section,
    pub item: &'a Item,
    pub record: &'a Record,
    pub in_scope: bool,
    /// Whether the guide changed it after it was closed.
    pub changed: bool,
    /// The day, where the reader is, on which its status was set.
    pub since: Option<Date>,
    pub overdue: bool,
}

/// Items of a kind, under a heading.
pub(super) struct List<'a> {
    pub title: &'static str,
    /// What is said where there are none.
    pub none: &'static str,
    /// How many there are.
    pub count: usize,
    pub groups: Vec<Group<'a>>,
}

/// Items of one section.
pub(super) struct Group<'a> {
    pub title: &'a str,
    pub rows: Vec<Row<'a>>,
}

/// How far a section, or everything, is.
pub(super) struct Bar<'a> {
    pub title: &'a str,
    pub counts: Counts,
}

/// The items of a bar that have one status, in per cent of the bar.
pub(super) struct Stretch {
    pub status: Status,
    pub start: usize,
    pub end: usize,
}

/// A piece of evidence, or another address.
pub(super) struct Reference<'a> {
    pub text: &'a str,
}

impl<'a> Report<'a> {
    /// The report on `progress` through `guide` on the day of `now` in `zone`.
    pub fn new(guide: &'a Guide, progress: &'a Progress, now: Timestamp, zone: TimeZone) -> Self {
        let today = now.to_zoned(zone.clone()).date();
        Self { guide, progress, summary: Summary::new(guide, progress, today), today, zone }
    }

    /// Every item that can be ticked, in the guide's order.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'a>> {
        self.guide.tracked().map(|(section, item)| self.row(section, item))
    }

    fn row(&self, section: &'a Section, item: &'a Item) -> Row<'a> {
        let record = self.progress.record(&item.id);
        let standing = &record.standing;
        Row {
            section,
            item,
            record,
            in_scope: self.progress.scope.covers(item),
            changed: self.progress.is_changed(item),
            since: standing.at.map(|at| at.to_zoned(self.zone.clone()).date()),
            overdue: !standing.status.is_closed() && record.due.is_some_and(|due| due < self.today),
        }
    }

    /// The items in scope by status, in the order in which somebody has to look at them.
    pub(super) fn lists(&self) -> Vec<List<'a>> {
        let list = |title, none, is_in: &dyn Fn(&Row) -> bool| {
            let rows: Vec<Row> = self.rows().filter(|row| row.in_scope && is_in(row)).collect();
            let groups = rows.chunk_by(|one, other| one.section.id == other.section.id);
            let groups = groups.map(|rows| Group { title: &rows[0].section.title, rows: rows.to_vec() });
            List { title, none, count: rows.len(), groups: groups.collect() }
        };
        let status = |wanted: &'static [Status]| move |row: &Row| wanted.contains(&row.record.standing.status);
        vec![
            list("Open", "Nothing is open.", &status(&[Status::Todo, Status::Doing])),
            list("Waiting", "Nothing waits.", &status(&[Status::Waiting])),
            list("Changed in the guide since", "Nothing that is closed was changed in the guide since.", &|row| row.changed),
            list("Not applicable", "Everything in scope applies.", &status(&[Status::NotApplicable])),
            list("Done", "Nothing is done yet.", &status(&[Status::Done])),
        ]
    }

    /// The items with a note or evidence, whatever their status and scope.
    pub(super) fn documented(&self) -> Vec<Row<'a>> {
        self.rows().filter(|row| row.record.attachments() > 0).collect()
    }

    /// What is best done now, and why.
    pub(super) fn next(&self) -> Vec<(Row<'a>, String)> {
        let found = |id: &str| self.guide.find(id).map(|(section, item)| self.row(section, item));
        let next = self.summary.next.iter().take(NEXT);
        next.filter_map(|next| Some((found(&next.id)?, next.reason.sentence()))).collect()
    }

    /// Everything, then each section.
    pub(super) fn bars(&self) -> Vec<Bar<'a>> {
        let all = Bar { title: "Everything", counts: self.summary.counts };
        let sections = self.guide.sections.iter().zip(&self.summary.sections);
        let sections = sections.filter(|(_, counted)| counted.counts.total > 0);
        let sections = sections.map(|(section, counted)| Bar { title: &section.title, counts: counted.counts });
        std::iter::once(all).chain(sections).collect()
    }

    /// To which products the report applies.
    pub(super) fn scope(&self) -> String {
        let scope = &self.progress.scope;
        let chosen = self.guide.systems.iter().filter(|system| scope.systems.contains(&system.id));
        let chosen: Vec<&str> = chosen.map(|system| system.title.as_ref()).collect();
        let systems = if scope.systems.is_empty() { "every system".to_owned() } else { chosen.join(", ") };
        let practice = if scope.medical_practice { "a medical-practice application" } else { "no medical-practice application" };
        format!("{systems}; {practice}")
    }

    /// What the guide is not.
    pub(super) fn disclaimer(&self) -> String {
        plain(&self.guide.disclaimer)
    }

    pub(super) fn sources(&self) -> &'a [Source] {
        &self.guide.sources
    }
}

impl<'a> Row<'a> {
    pub fn status(&self) -> Status {
        self.record.standing.status
    }

    pub fn by(&self) -> &'a str {
        &self.record.standing.by
    }

    pub fn reason(&self) -> &'a str {
        &self.record.standing.reason
    }

    /// What the guide changed since; empty where it did not.
    pub fn change(&self) -> String {
        let what = Some(plain(&self.item.change)).filter(|what| !what.is_empty());
        let what = what.map_or_else(String::new, |what| format!(": {what}"));
        if self.changed { format!("edition {} changed it{what}", self.item.revised) } else { String::new() }
    }

    pub fn evidence(&self) -> Vec<Reference<'a>> {
        self.record.evidence.iter().map(|text| Reference { text }).collect()
    }

    /// The note without the blank lines around it.
    pub fn note(&self) -> &'a str {
        self.record.note.trim()
    }
}

impl Bar<'_> {
    /// In the order of closeness to done; what is to do is the rest.
    pub fn stretches(&self) -> Vec<Stretch> {
        let Counts { total, doing, waiting, done, not_applicable, .. } = self.counts;
        let parts =
            [(Status::Done, done), (Status::NotApplicable, not_applicable), (Status::Doing, doing), (Status::Waiting, waiting)];
        let mut before = 0;
        let mut stretch = |(status, count): (Status, usize)| {
            let start = before * 100 / total.max(1);
            before += count;
            Stretch { status, start, end: before * 100 / total.max(1) }
        };
        parts.into_iter().map(&mut stretch).filter(|stretch| stretch.end > stretch.start).collect()
    }
}

impl<'a> Reference<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text }
    }

    /// Whether it may be made a link; what could end a link in one of the formats is left as text.
    pub fn is_link(&self) -> bool {
        is_openable(self.text) && !self.text.contains(['<', '>', '"', '\'', '`', '\\', '|'])
    }
}
