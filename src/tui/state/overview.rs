//! The items that the overview lists, and why: data for its panel and for the selection.

use std::collections::HashMap;

use jiff::civil::Date;

use super::model::Model;
use super::parts::{Access, Heading};
use super::visible::visible;
use crate::progress::{Next, Reason, Status};

/// The most next items.
const NEXT: usize = 5;

/// The most due dates.
const DUE: usize = 5;

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
    let mut whys = whys(model);
    let mut pinned = model.pinned.as_ref().and_then(|pinned| {
        let place = pinned.place.filter(|(heading, _)| *heading != Heading::Filtered)?;
        let whys = whys.remove(&*pinned.id).unwrap_or_else(|| vec![Why::Pinned]);
        Some((place, Listed { id: &pinned.id, whys }))
    });
    let mut group = |heading, ids: &mut dyn Iterator<Item = &'_ String>, most: usize| {
        let mut items: Vec<Listed<'_>> = Vec::new();
        items.extend(ids.filter_map(|id| whys.remove_entry(id.as_str())).map(|(id, whys)| Listed { id, whys }));
        let more = items.len().saturating_sub(most);
        items.truncate(most);
        if let Some(((_, index), listed)) = pinned.take_if(|((place, _), _)| *place == heading) {
            items.insert(index.min(items.len()), listed);
        }
        Group { heading, items, more }
    };
    let groups = [
        group(Heading::Next, &mut next(model).map(|next| &next.id), NEXT),
        group(Heading::Waiting, &mut summary.waiting.iter(), usize::MAX),
        group(Heading::Due, &mut summary.due.iter(), DUE),
        group(Heading::Changed, &mut summary.changed.iter(), usize::MAX),
    ];
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
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

/// Every item that is listed, with its reasons.
fn whys(model: &Model) -> HashMap<&str, Vec<Why<'_>>> {
    let summary = &model.summary;
    let next = next(model).map(|next| (&next.id, Why::Next(&next.reason)));
    let waiting = summary.waiting.iter().map(|id| (id, Why::Waiting));
    let due = summary.due.iter().map(|id| (id, due(model, id)));
    let changed = summary.changed.iter().map(|id| (id, Why::Listed));
    let mut whys: HashMap<&str, Vec<Why<'_>>> = HashMap::new();
    for (id, why) in next.chain(waiting).chain(due).chain(changed) {
        let known = whys.entry(id).or_default();
        let has_date = |why: &Why<'_>| matches!(why, Why::Next(Reason::Overdue(_) | Reason::Due(_)));
        if !matches!(why, Why::Due(_)) || !known.iter().any(has_date) {
            known.push(why);
        }
    }
    whys
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
