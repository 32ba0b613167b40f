//! The status of items: ticked, chosen, with a reason where one is asked for.

use jiff::Timestamp;

use super::edit::change;
use super::marks;
use super::saving::tell;
use crate::progress::{Change, Field, Standing, Status};
use crate::tui::message::Effect;
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

/// Done, or to do again where everything is closed.
pub(super) fn tick(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let items = marks::targets(model);
    let is_closed = |item: &String| model.progress.record(item).standing.status.is_closed();
    let status = if items.iter().all(is_closed) { Status::Todo } else { Status::Done };
    let seen = seen(model, &items);
    set(model, &items, status, "", now, &seen)
}

pub(super) fn choose_status(model: &mut Model) {
    let items = marks::targets(model);
    if let Some(first) = items.first() {
        let status = model.progress.record(first).standing.status;
        let cursor = Status::ALL.iter().position(|other| *other == status).unwrap_or(0);
        model.mode = Mode::Status { items, cursor };
    }
}

/// Sets the status, or asks for a reason first.
pub(super) fn choose(model: &mut Model, status: Status, now: Timestamp) -> Option<Effect> {
    let Mode::Status { items, .. } = std::mem::replace(&mut model.mode, Mode::Browse) else { return None };
    let seen = seen(model, &items);
    if status.asks_for().is_none() {
        return set(model, &items, status, "", now, &seen);
    }
    let reason = match seen.as_slice() {
        [Field::Standing(standing)] if standing.status == status => standing.reason.clone(),
        _ => String::new(),
    };
    model.mode = Mode::Write(Writing::new(Purpose::Reason(items, status), &reason).over(seen));
    None
}

/// What the user sees of `items` now.
fn seen(model: &Model, items: &[String]) -> Vec<Field> {
    marks::seen(model, items, &Field::Standing(Standing::default()))
}

/// Sets the status over what the user saw.
pub(super) fn set(
    model: &mut Model,
    items: &[String],
    status: Status,
    reason: &str,
    now: Timestamp,
    seen: &[Field],
) -> Option<Effect> {
    let is_same = |before: &Field| matches!(before, Field::Standing(seen) if seen.status == status && seen.reason == reason);
    let confirms = |id: &str| model.guide.find(id).is_some_and(|(_, item)| model.progress.is_changed(item));
    let pairs = items.iter().zip(seen).filter(|(id, before)| !is_same(before) || confirms(id));
    let stamp = model.stamp(now);
    let after = |before: &Field| match before {
        Field::Standing(standing) => Field::Standing(stamp.clone().standing(standing, status, reason)),
        other => other.clone(),
    };
    let changes: Vec<Change> =
        pairs.map(|(id, before)| Change::Item { id: id.clone(), before: before.clone(), after: after(before) }).collect();
    if changes.is_empty() {
        return None;
    }
    model.place_mut().scroll = 0;
    tell(model, &format!("{} {}", status.mark(), model.name_of(items)));
    model.marked.clear();
    change(model, changes)
}
