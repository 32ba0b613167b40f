//! What every format reports on: the guide's items with what is known about each, put into the words and lists of a report.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

use crate::guide::{Guide, Source};
use crate::progress::{Counts, Entry, Field, Progress, Status, Summary, day_of};
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
    pub entries: Vec<Entry<'a>>,
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
        let today = day_of(now, &zone);
        Self { guide, progress, summary: Summary::new(guide, progress, today, &zone), today, zone }
    }

    /// Every item that can be ticked, in the guide's order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        Entry::tracked(self.guide, self.progress)
    }

    /// The items in scope by status, in the order in which somebody has to look at them.
    pub(super) fn lists(&self) -> Vec<List<'a>> {
        let list = |title, none, is_in: &dyn Fn(&Entry) -> bool| {
            let entries: Vec<Entry> = self.entries().filter(|entry| entry.in_scope && is_in(entry)).collect();
            let groups = entries.chunk_by(|one, other| one.section.id == other.section.id);
            let groups = groups.map(|entries| Group { title: &entries[0].section.title, entries: entries.to_vec() });
            List { title, none, count: entries.len(), groups: groups.collect() }
        };
        let status = |wanted: &'static [Status]| move |entry: &Entry| wanted.contains(&entry.record.standing.status);
        vec![
            list("Open", "Nothing is open.", &status(&[Status::Todo, Status::Doing])),
            list("Waiting", "Nothing waits.", &status(&[Status::Waiting])),
            list("Changed in the guide since", "Nothing that is closed was changed in the guide since.", &|entry| entry.changed),
            list("Not applicable", "Everything in scope applies.", &status(&[Status::NotApplicable])),
            list("Done", "Nothing is done yet.", &status(&[Status::Done])),
        ]
    }

    /// The items with a note or evidence, whatever their status and scope.
    pub(super) fn documented(&self) -> impl Iterator<Item = Entry<'a>> {
        self.entries().filter(|entry| entry.record.attachments() > 0)
    }

    /// What is best done now, and why.
    pub(super) fn next(&self) -> impl Iterator<Item = (Entry<'a>, String)> {
        let next = self.summary.next.iter().take(NEXT);
        next.filter_map(|next| Some((Entry::find(&next.id, self.guide, self.progress)?, next.reason.sentence())))
    }

    /// Everything, then each section.
    pub(super) fn bars(&self) -> Vec<Bar<'a>> {
        let all = Bar { title: "Everything", counts: self.summary.counts };
        let sections = self.guide.sections.iter().zip(&self.summary.sections);
        let sections = sections.filter(|(_, counted)| counted.counts.total > 0);
        let sections = sections.map(|(section, counted)| Bar { title: &section.title, counts: counted.counts });
        std::iter::once(all).chain(sections).collect()
    }

    pub(super) fn scope(&self) -> String {
        self.progress.scope.sentence(self.guide)
    }

    pub(super) fn status(&self, entry: &Entry) -> String {
        entry.record.standing.sentence(&self.zone)
    }

    pub(super) fn is_overdue(&self, entry: &Entry) -> bool {
        entry.overdue(self.today).is_some()
    }

    /// What the guide changed since; empty where it did not.
    pub(super) fn change(entry: &Entry) -> String {
        let what = Some(plain(&entry.item.change)).filter(|what| !what.is_empty());
        let what = what.map_or_else(String::new, |what| format!(": {what}"));
        if entry.changed { format!("edition {} changed it{what}", entry.item.revised) } else { String::new() }
    }

    /// Who does it and by when.
    pub(super) fn plan(entry: &Entry) -> Vec<String> {
        let known = Field::all(entry.record).into_iter().filter(|field| field.is_short() && !field.words().is_empty());
        let said = |field: Field| if let Field::Owner(owner) = field { owner } else { field.statement() };
        known.map(said).collect()
    }

    /// What the guide is not.
    pub(super) fn disclaimer(&self) -> String {
        plain(&self.guide.disclaimer)
    }

    pub(super) fn sources(&self) -> &'a [Source] {
        &self.guide.sources
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

    /// The evidence of an item.
    pub fn all(entry: &Entry<'a>) -> impl Iterator<Item = Self> {
        entry.record.evidence.iter().map(|text| Self { text })
    }

    /// Whether it may be made a link; what could end a link in one of the formats is left as text.
    pub fn is_link(&self) -> bool {
        is_openable(self.text) && !self.text.contains(['<', '>', '"', '\'', '`', '\\', '|'])
    }
}
