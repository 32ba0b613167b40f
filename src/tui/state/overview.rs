//! The items that the overview lists, and why: data for its panel and for the selection.

use std::collections::HashSet;

use jiff::civil::Date;

use super::model::Model;
use super::parts::{Access, Heading};
use super::visible::visible;
use crate::progress::{Entry, Next, Reason, Status};

/// The most next items.
const NEXT: usize = 5;

/// The most due dates.
const DUE: usize = 5;

/// The most items under another heading: more would make every key slow.
const MOST: usize = 100;

/// Items under one heading.
#[derive(Debug)]
pub struct Group<'m> {
    pub heading: Heading,
    pub items: Vec<Listed<'m>>,
    /// How many more there are.
    pub more: usize,
}

/// An item with every reason for which it is listed: it stands under the first of their headings only.
#[derive(Debug)]
pub struct Listed<'m> {
    pub id: &'m str,
    pub whys: Vec<Why<'m>>,
}

/// Why an item is listed.
#[derive(Debug, Clone, Copy)]
pub enum Why<'m> {
    Next(&'m Reason),
    Waiting,
    Due(Date),
    /// It was changed just now, and nothing else keeps it here.
    Pinned,
    /// The heading says why.
    Listed,
}

/// The groups that have items; with a filter, one group of all items that match it.
pub fn groups(model: &Model) -> Vec<Group<'_>> {
    // Nothing is known of a file that cannot be read.
    if model.access != Access::Full {
        return Vec::new();
    }
    if !model.lens.filter.is_empty() {
        return vec![filtered(model)];
    }
    let summary = &model.summary;
    let pinned = model.pinned.as_ref().and_then(|pinned| {
        let place = pinned.place.filter(|(heading, _)| *heading != Heading::Filtered)?;
        let whys = Some(whys(model, &pinned.id)).filter(|whys| !whys.is_empty());
        Some((place, Listed { id: &pinned.id, whys: whys.unwrap_or_else(|| vec![Why::Pinned]) }))
    });
    let mut listed: HashSet<&str> = pinned.iter().map(|(_, pinned)| pinned.id).collect();
    let mut groups = [
        Group::new(model, Heading::Next, next(model).map(|next| &next.id), NEXT, &mut listed),
        Group::new(model, Heading::Waiting, summary.waiting.iter(), MOST, &mut listed),
        Group::new(model, Heading::Due, summary.due.iter(), DUE, &mut listed),
        Group::new(model, Heading::Changed, summary.changed.iter(), MOST, &mut listed),
    ];
    if let Some(((heading, index), pinned)) = pinned
        && let Some(home) = groups.iter_mut().find(|group| group.heading == heading)
    {
        home.items.insert(index.min(home.items.len()), pinned);
    }
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

impl<'m> Group<'m> {
    /// The first items called `ids` that are not `listed` yet.
    fn new(
        model: &'m Model,
        heading: Heading,
        ids: impl Iterator<Item = &'m String>,
        most: usize,
        listed: &mut HashSet<&'m str>,
    ) -> Self {
        let (mut items, mut more) = (Vec::new(), 0);
        for id in ids {
            if items.len() < most && listed.insert(id) {
                items.push(Listed { id, whys: whys(model, id) });
            } else if !listed.contains(id.as_str()) {
                more += 1;
            }
        }
        Self { heading, items, more }
    }
}

/// Where the item called `id` stands in the groups.
pub fn place_of(model: &Model, id: &str) -> Option<(Heading, usize)> {
    let in_group = |group: &Group<'_>| Some((group.heading, group.items.iter().position(|listed| listed.id == id)?));
    groups(model).iter().find_map(in_group)
}

/// The next items that are worth reading; one that was just done keeps its place among them.
fn next(model: &Model) -> impl Iterator<Item = &Next> {
    let next = &model.summary.next;
    let pinned = model.pinned.as_ref().filter(|pinned| matches!(pinned.place, Some((Heading::Next, _))));
    let takes_a_place = pinned.is_some_and(|pinned| next.iter().take(NEXT).all(|next| next.id != pinned.id));
    next.iter().take(NEXT - usize::from(takes_a_place))
}

/// Every reason to list the item called `id`.
fn whys<'m>(model: &'m Model, id: &str) -> Vec<Why<'m>> {
    let Some((section, item)) = model.item(id) else { return Vec::new() };
    let entry = Entry::new(section, item, &model.progress);
    if !entry.in_scope {
        return Vec::new();
    }
    let next = next(model).find(|next| next.id == id).map(|next| &next.reason);
    let is_waiting = entry.status() == Some(Status::Waiting);
    let says_date = matches!(next, Some(Reason::Overdue(_) | Reason::Due(_)));
    let due = entry.record.due.filter(|_| entry.is_open() && !says_date);
    let whys = [next.map(Why::Next), is_waiting.then_some(Why::Waiting), due.map(Why::Due), entry.changed.then_some(Why::Listed)];
    whys.into_iter().flatten().collect()
}

fn filtered(model: &Model) -> Group<'_> {
    let sections = model.guide.sections.iter().filter(|section| section.is_tracked());
    let items = sections.flat_map(|section| visible(model, section)).filter(|item| !item.is_repeat()).map(|item| {
        let is_waiting = model.progress.record(&item.id).standing.status == Status::Waiting;
        let whys = is_waiting.then_some(Why::Waiting).into_iter().chain([due(model, &item.id)]);
        Listed { id: &item.id, whys: whys.collect() }
    });
    Group { heading: Heading::Filtered, items: items.collect(), more: 0 }
}

fn due(model: &Model, id: &str) -> Why<'static> {
    model.progress.record(id).due.map_or(Why::Listed, Why::Due)
}
