//! The status of items: ticked, chosen, with a reason where one is asked for.

use jiff::Timestamp;

use super::answer::{Action, Refusal, does, items, refused};
use super::change::{change, tell};
use super::fields;
use crate::progress::{Change, Field, Standing, Status, although, open_needs};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Done, once more where it has come back, or where everything stays closed what it was before it was ticked.
pub(super) fn tick(model: &mut Model, items: &[String], now: Timestamp) -> Option<Effect> {
    let is_open = |item: &String| !model.progress.record(item).standing.status.is_closed();
    if items.iter().any(|item| is_open(item) || renewal(model, item, now).is_some()) {
        return done(model, items, now);
    }
    let reopened = |id: &String| {
        let before = &model.progress.record(id).standing;
        let open = before_tick(model, id).unwrap_or_else(|| model.stamp(now).standing(before, Status::Todo, ""));
        Change::field(&model.progress, id, Field::Standing(open))
    };
    make(model, items, items.iter().map(reopened).collect())
}

fn done(model: &mut Model, items: &[String], now: Timestamp) -> Option<Effect> {
    let stamp = model.stamp(now);
    let done = |id: &String| Change::done(&model.progress, model.item(id)?.1, &stamp, &model.zone);
    let changes = items.iter().filter_map(done).collect();
    make(model, items, changes)
}

/// That the item called `id`, which has come back, was done once more.
fn renewal(model: &Model, id: &str, now: Timestamp) -> Option<Change> {
    Change::renewal(&model.progress, model.item(id)?.1, &model.stamp(now), &model.zone)
}

/// How `item` stood before it was closed here, with its reason and its start, if it is as it was left then.
fn before_tick(model: &Model, item: &str) -> Option<Standing> {
    let standings = model.history.done.iter().rev().flatten().filter_map(|change| match change {
        Change::Item { id, before: Field::Standing(before), after: Field::Standing(after) } if id == item => {
            Some((before, after))
        }
        _ => None,
    });
    let (before, after) = standings.into_iter().next()?;
    let is_as_left = *after == model.progress.record(item).standing && !before.status.is_closed();
    is_as_left.then(|| before.clone())
}

/// Sets the status, or asks for a reason first.
pub(super) fn choose(model: &mut Model, status: Status, now: Timestamp) -> Option<Effect> {
    let Mode::List(List { kind: ListKind::Status, items, .. }) = &model.mode else { return None };
    let items = items.clone();
    model.mode = Mode::Browse;
    if status == Status::Done {
        return done(model, &items, now);
    }
    let seen = seen(model, &items);
    if status.reason_prompt().is_none() {
        return set(model, &items, status, "", now, &seen);
    }
    let reason = match seen.as_slice() {
        [Field::Standing(standing)] if standing.status == status => standing.reason.clone(),
        _ => String::new(),
    };
    model.mode = Mode::Prompt(Prompt::new(Purpose::Reason(items, status), &reason).over(seen));
    None
}

/// What the user sees of `items` now.
fn seen(model: &Model, items: &[String]) -> Vec<Field> {
    fields::seen(model, items, &Field::Standing(Standing::default()))
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
    let confirms = |id: &str| model.item(id).is_some_and(|(_, item)| model.progress.is_changed(item));
    let pairs = items.iter().zip(seen).filter(|(id, before)| !is_same(before) || confirms(id));
    let stamp = model.stamp(now);
    let after = |before: &Field| match before {
        Field::Standing(standing) => Field::Standing(stamp.clone().standing(standing, status, reason)),
        other => other.clone(),
    };
    let changes: Vec<Change> =
        pairs.map(|(id, before)| Change::Item { id: id.clone(), before: before.clone(), after: after(before) }).collect();
    make(model, items, changes)
}

/// Leaves the selected or marked items closed: done once more where they have come back, or at the present edition of the guide.
///
/// # Errors
/// When none has come back, and the guide changed none of them.
pub(super) fn confirm(model: &Model, now: Timestamp) -> Result<Action, Refusal> {
    let items = items(model)?;
    let confirmation = |id: &String| {
        let (_, item) = model.item(id)?;
        renewal(model, id, now).or_else(|| Change::confirmation(&model.progress, item, &model.stamp(now)))
    };
    let changes: Vec<Change> = items.iter().filter_map(confirmation).collect();
    if changes.is_empty() {
        return refused("Nothing to confirm: the guide has not changed this since it was closed.");
    }
    does(move |model, _| {
        let effect = make(model, &items, changes);
        tell(model, &format!("Confirmed: {}", model.name_of(&items)));
        effect
    })
}

/// Makes `changes` of the status of `items`, and says so.
fn make(model: &mut Model, items: &[String], changes: Vec<Change>) -> Option<Effect> {
    let Some(Change::Item { after: Field::Standing(first), .. }) = changes.first() else { return None };
    let mark = first.status.mark();
    let words = early(model, items, &changes).unwrap_or_else(|| model.name_of(items));
    model.place_mut().scroll = 0;
    tell(model, &format!("{mark} {words}"));
    model.marked.clear();
    change(model, changes)
}

/// What is said if `changes` mark something as done although something that it needs first is open.
fn early(model: &Model, items: &[String], changes: &[Change]) -> Option<String> {
    let done = changes.iter().filter_map(|change| match change {
        Change::Item { id, before: Field::Standing(before), after: Field::Standing(after) }
            if after.status == Status::Done && before.status != Status::Done =>
        {
            Some(id.as_str())
        }
        _ => None,
    });
    let done: Vec<&str> = done.collect();
    done.iter().find_map(|id| {
        let (_, item) = model.item(id)?;
        let open = open_needs(&model.guide, &model.progress, item, &done);
        let names: Vec<&str> = open.iter().map(|need| need.title.as_str()).collect();
        let words = although(&names)?;
        // The one item is the selected one.
        Some(if items.len() > 1 {
            format!("{}; {} is done now, {words}", model.name_of(items), item.title)
        } else {
            format!("Done now, {words}")
        })
    })
}
