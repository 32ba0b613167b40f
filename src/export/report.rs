//! What the Markdown and HTML reports contain: lists of items, progress bars and sentences.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil::Date};

use super::copied::Copied;
use crate::guide::{Guide, Item, Source};
use crate::progress::{Again, Counts, Detail, Entry, Field, Filter, Progress, Record, Status, Summary, day_of};
use crate::text::is_openable;
use crate::text::markdown::plain;

const MAX_NEXT: usize = 5;

#[derive(Debug)]
pub struct Report<'a> {
    pub(super) guide: &'a Guide,
    pub progress: &'a Progress,
    pub(super) summary: Summary,
    pub today: Date,
    pub(super) zone: TimeZone,
    pub(super) now: Timestamp,
    /// The name of the product's profile, if it has one.
    pub(super) profile: Option<&'a str>,
    /// Whose dates a calendar has; `None` for everybody's.
    pub(super) owner: Option<String>,
    pub(super) changes: Option<Changes>,
    pub(super) copies: Vec<Copied>,
}

/// What changed since an earlier state, in words.
#[derive(Debug)]
pub struct Changes {
    /// A date or a commit, to follow "since".
    pub since: String,
    /// What it is about, and what became of it.
    pub lines: Vec<(String, String)>,
}

/// Something that is late, with the day since when.
pub(super) struct Late<'a> {
    pub entry: Entry<'a>,
    pub since: Date,
    pub words: String,
}

pub(super) struct List<'a> {
    pub title: &'static str,
    /// The text for an empty list.
    pub empty: &'static str,
    pub count: usize,
    pub groups: Vec<Group<'a>>,
}

/// Items of one section.
pub(super) struct Group<'a> {
    pub title: &'a str,
    pub entries: Vec<Entry<'a>>,
}

pub(super) struct Bar<'a> {
    pub title: &'a str,
    pub counts: Counts,
}

/// The items of a bar with one status, in per cent.
pub(super) struct Segment {
    pub status: Status,
    pub start: usize,
    pub end: usize,
}

/// A piece of evidence, or another address.
pub(super) struct Reference<'a> {
    pub text: &'a str,
    /// The dates of a piece of evidence; may be empty.
    pub dates: String,
}

impl<'a> Report<'a> {
    pub fn new(guide: &'a Guide, progress: &'a Progress, now: Timestamp, zone: TimeZone) -> Self {
        let today = day_of(now, &zone);
        let summary = Summary::new(guide, progress, today, &zone);
        Self { guide, progress, summary, today, zone, now, profile: None, owner: None, changes: None, copies: Vec::new() }
    }

    /// Names the profile that the progress is of.
    #[must_use]
    pub fn of_profile(self, profile: Option<&'a str>) -> Self {
        Self { profile, ..self }
    }

    /// Limits a calendar to the items of this owner, in any case; empty for unassigned ones.
    #[must_use]
    pub fn of_owner(self, owner: Option<String>) -> Self {
        Self { owner, ..self }
    }

    /// Tells what changed since an earlier state.
    #[must_use]
    pub fn with_changes(self, changes: Option<Changes>) -> Self {
        Self { changes, ..self }
    }

    /// Names the files that are sent with it.
    #[must_use]
    pub fn with_copies(self, copies: Vec<Copied>) -> Self {
        Self { copies, ..self }
    }

    /// The title of its item, as far as the guide still has it.
    pub(super) fn title_of<'c>(&'c self, copy: &'c Copied) -> &'c str {
        self.guide.find(&copy.item).map_or(&copy.item, |(_, item)| &item.title)
    }

    /// What is overdue, to be followed up or to be done again in scope, the latest first.
    pub(super) fn late(&self) -> Vec<Late<'a>> {
        let in_scope = self.entries().filter(|entry| entry.in_scope);
        let mut late: Vec<Late> = in_scope
            .filter_map(|entry| {
                let overdue = entry.overdue(self.today).map(|day| (day, format!("overdue since {day}")));
                let follow_up = || {
                    let day = entry.record.follow_up_by(self.today).filter(|day| *day < self.today)?;
                    Some((day, format!("to be followed up since {day}")))
                };
                let again = || {
                    let again = Again::of(entry.item, entry.record, &self.zone).filter(|again| again.has_come(self.today))?;
                    Some((again.day, again.words(self.today)))
                };
                let (since, words) = overdue.or_else(follow_up).or_else(again)?;
                Some(Late { entry, since, words })
            })
            .collect();
        late.sort_by_key(|late| late.since);
        late
    }

    /// In the guide's order.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        Entry::tracked(self.guide, self.progress)
    }

    /// The items in scope by status, the most important first.
    pub(super) fn lists(&self) -> Vec<List<'a>> {
        let list = |title, empty, is_in: &dyn Fn(&Entry) -> bool| {
            let entries: Vec<Entry> = self.entries().filter(|entry| entry.in_scope && is_in(entry)).collect();
            let groups = entries.chunk_by(|one, other| one.section.id == other.section.id);
            let groups = groups.map(|entries| Group { title: &entries[0].section.title, entries: entries.to_vec() });
            List { title, empty, count: entries.len(), groups: groups.collect() }
        };
        let status = |wanted: &'static [Status]| move |entry: &Entry| wanted.contains(&entry.record.standing.status);
        vec![
            list("Open", "Nothing is open.", &status(&[Status::Todo, Status::Doing])),
            list("Waiting", "Nothing is waiting.", &status(&[Status::Waiting])),
            list("Changed in the guide since", "No done or not applicable item has changed in the guide since.", &|entry| {
                entry.changed
            }),
            list("Not applicable", "Nothing in scope is marked as not applicable.", &status(&[Status::NotApplicable])),
            list("Done", "Nothing is done yet.", &status(&[Status::Done])),
        ]
    }

    /// Items and pages with a note, evidence or correspondence, in scope or not.
    pub(super) fn documented(&self) -> impl Iterator<Item = Entry<'a>> {
        let entries = self.guide.items().map(|(section, item)| Entry::new(section, item, self.progress));
        entries.filter(|entry| entry.record.attachments() > 0 || !entry.record.correspondence.is_empty())
    }

    /// A sentence for each line, oldest first.
    pub(super) fn correspondence(&self, entry: &Entry) -> Vec<String> {
        entry.record.correspondence.iter().map(|line| line.sentence(&self.zone)).collect()
    }

    /// With the reasons.
    pub(super) fn next(&self) -> impl Iterator<Item = (Entry<'a>, String)> {
        let next = self.summary.next.iter().take(MAX_NEXT);
        next.filter_map(|next| {
            Some((Entry::find(&next.id, self.guide, self.progress)?, next.reason.sentence(self.guide, self.today)))
        })
    }

    /// What is in scope, and the owner's if there is one.
    pub(super) fn owned(&self) -> impl Iterator<Item = Entry<'a>> {
        let filter = Filter { owner: self.owner.clone(), ..Filter::default() };
        let accepts = move |item| filter.accepts(item, self.progress, self.today, &self.zone);
        self.entries().filter(move |entry| entry.in_scope && accepts(entry.item))
    }

    pub(super) fn bars(&self) -> Vec<Bar<'a>> {
        let all = Bar { title: "Total", counts: self.summary.counts };
        let sections = self.guide.sections.iter().zip(&self.summary.sections);
        let sections = sections.filter(|(_, counted)| counted.counts.total > 0);
        let sections = sections.map(|(section, counted)| Bar { title: &section.title, counts: counted.counts });
        std::iter::once(all).chain(sections).collect()
    }

    /// What is kept of items that the guide no longer has.
    pub(super) fn removed(&self) -> Vec<String> {
        self.summary.removed.iter().map(|id| self.guide.removed_words(id)).collect()
    }

    /// Whether an item stands in more than one section.
    pub(super) fn repeats(&self) -> bool {
        self.guide.sections.iter().flat_map(|section| &section.items).any(Item::is_repeat)
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

    /// Empty if nothing changed.
    pub(super) fn change(entry: &Entry) -> String {
        let what = Some(plain(&entry.item.change_sentences())).filter(|what| !what.is_empty());
        let what = what.map_or_else(String::new, |what| format!(": {what}"));
        if entry.changed { format!("changed in edition {}{what}", entry.item.revised) } else { String::new() }
    }

    /// The owner and the due date.
    pub(super) fn plan(entry: &Entry) -> Vec<String> {
        let known = Field::all(entry.record).into_iter().filter(|field| field.is_short() && !field.words().is_empty());
        known.map(|field| field.statement()).collect()
    }

    /// `owner ben`, or `no owner`.
    pub(super) fn owner(entry: &Entry) -> String {
        Field::Owner(entry.record.owner.clone()).statement()
    }

    pub(super) fn disclaimer(&self) -> String {
        plain(&self.guide.disclaimer)
    }

    pub(super) fn sources(&self) -> &'a [Source] {
        &self.guide.sources
    }

    /// As what, when and how much of `source` was seen.
    pub(super) fn provenance(&self, source: &Source) -> String {
        self.guide.provenance(source, self.today)
    }
}

impl Bar<'_> {
    /// Closest to done first; the rest is to do.
    pub fn segments(&self) -> Vec<Segment> {
        let Counts { total, doing, waiting, done, not_applicable, .. } = self.counts;
        let parts =
            [(Status::Done, done), (Status::NotApplicable, not_applicable), (Status::Doing, doing), (Status::Waiting, waiting)];
        let mut before = 0;
        let mut segment = |(status, count): (Status, usize)| {
            let start = before * 100 / total.max(1);
            before += count;
            Segment { status, start, end: before * 100 / total.max(1) }
        };
        parts.into_iter().map(&mut segment).filter(|segment| segment.end > segment.start).collect()
    }
}

impl<'a> Reference<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, dates: String::new() }
    }

    pub fn all(entry: &Entry<'a>) -> impl Iterator<Item = Self> {
        let Record { evidence, details, .. } = entry.record;
        evidence.iter().map(|text| Self { text, dates: details.get(text).map(Detail::words).unwrap_or_default() })
    }

    /// Whether it can be a link: what could end a link in one of the formats stays text.
    pub fn is_link(&self) -> bool {
        is_openable(self.text) && !self.text.contains(['<', '>', '"', '\'', '`', '\\', '|'])
    }
}
