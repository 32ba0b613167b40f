//! The items that the overview lists, and why: data for its panel and for the selection.

use jiff::civil::Date;

use super::model::Model;
use super::visible::visible;
use crate::progress::Reason;

/// The most next items.
const NEXT: usize = 5;

/// The most due dates.
const DUE: usize = 5;

/// Items that are listed for the same reason.
#[derive(Debug)]
pub struct Group<'m> {
    pub heading: Heading,
    pub items: Vec<(&'m str, Why<'m>)>,
    /// How many more there are.
    pub more: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    Next,
    Waiting,
    Due,
    Changed,
    /// The items that match the filter.
    Filtered,
}

/// Why an item is listed.
#[derive(Debug, Clone, Copy)]
pub enum Why<'m> {
    Next(&'m Reason),
    Waiting,
    Due(Date),
    /// The heading says why.
    Listed,
}

/// The groups that have items; with a filter, one group of all items that match it.
pub fn groups(model: &Model) -> Vec<Group<'_>> {
    if !model.lens.filter.is_empty() {
        return vec![filtered(model)];
    }
    let summary = &model.summary;
    let next = summary.next.iter().take(NEXT).map(|next| (next.id.as_str(), Why::Next(&next.reason))).collect();
    let waiting = summary.waiting.iter().map(|id| (id.as_str(), Why::Waiting)).collect();
    let due = summary.due.iter().take(DUE).map(|id| (id.as_str(), due(model, id))).collect();
    let changed = summary.changed.iter().map(|id| (id.as_str(), Why::Listed)).collect();
    let later = summary.due.len().saturating_sub(DUE);
    let groups =
        [(Heading::Next, next, 0), (Heading::Waiting, waiting, 0), (Heading::Due, due, later), (Heading::Changed, changed, 0)];
    let groups = groups.map(|(heading, items, more): (_, Vec<_>, _)| Group { heading, items, more });
    groups.into_iter().filter(|group| !group.items.is_empty()).collect()
}

fn filtered(model: &Model) -> Group<'_> {
    let sections = model.guide.sections.iter().filter(|section| section.is_tracked());
    let items = sections.flat_map(|section| visible(model, section)).map(|item| (item.id.as_str(), due(model, &item.id)));
    Group { heading: Heading::Filtered, items: items.collect(), more: 0 }
}

fn due(model: &Model, id: &str) -> Why<'static> {
    model.progress.record(id).due.map_or(Why::Listed, Why::Due)
}
