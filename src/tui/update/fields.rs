//! Who does an item, and by when.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::edit::change;
use super::marks;
use super::saving::tell;
use crate::progress::{Change, Field};
use crate::text::{clean_line, one_line};
use crate::tui::message::Effect;
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

pub(super) fn write_owner(model: &mut Model) {
    let items = marks::targets(model);
    let seen = marks::seen(model, &items, &Field::Owner(String::new()));
    let Some(Field::Owner(owner)) = seen.first().cloned() else { return };
    model.mode = Mode::Write(Writing::new(Purpose::Owner(items), &owner).over(seen));
}

pub(super) fn write_due(model: &mut Model) {
    let items = marks::targets(model);
    let seen = marks::seen(model, &items, &Field::Due(None));
    let Some(Field::Due(due)) = seen.first() else { return };
    let text = due.map_or_else(String::new, |due| due.to_string());
    model.mode = Mode::Write(Writing::new(Purpose::Due(items), &text).over(seen));
}

pub(super) fn accept_owner(model: &mut Model, items: &[String], owner: &str, seen: &[Field]) -> Option<Effect> {
    let owner = one_line(owner);
    let words = if owner.is_empty() { "Nobody does".to_owned() } else { format!("{} does", clean_line(&owner)) };
    accept(model, items, &Field::Owner(owner), seen, &words)
}

pub(super) fn accept_due(model: &mut Model, items: &[String], due: Option<Date>, seen: &[Field]) -> Option<Effect> {
    let words = due.map_or_else(|| "No due date for".to_owned(), |due| format!("Due {due}:"));
    accept(model, items, &Field::Due(due), seen, &words)
}

/// Gives `items` the value `after` over what the user saw, and says so.
fn accept(model: &mut Model, items: &[String], after: &Field, seen: &[Field], words: &str) -> Option<Effect> {
    let pairs = items.iter().zip(seen);
    let changes = pairs.map(|(id, before)| Change::Item { id: id.clone(), before: before.clone(), after: after.clone() });
    let effect = change(model, changes.collect::<Vec<_>>());
    if effect.is_some() {
        tell(model, &format!("{words} {}", model.name_of(items)));
        model.marked.clear();
    }
    effect
}

/// Everybody who does something, and the user.
pub(in crate::tui) fn owners(model: &Model) -> Vec<String> {
    let owners = model.progress.records.values().map(|record| &record.owner).chain([&model.user]);
    let owners: BTreeSet<&String> = owners.filter(|owner| !owner.is_empty()).collect();
    owners.into_iter().cloned().collect()
}

/// Whether a name is being written.
pub(super) fn can_complete(model: &Model) -> bool {
    matches!(&model.mode, Mode::Write(Writing { purpose: Purpose::Owner(_), .. }))
}

/// Puts the first known name that begins like what is written, or the one after where it is whole.
pub(super) fn complete(model: &mut Model) {
    if !can_complete(model) {
        model.remark = Some("There is nothing to complete here.".to_owned());
        return;
    }
    let owners = owners(model);
    let Mode::Write(writing) = &mut model.mode else { return };
    let written = writing.content();
    let begins = |owner: &&String| owner.to_lowercase().starts_with(&written.to_lowercase());
    let known = owners.iter().position(|owner| *owner == written);
    let completed = match known {
        Some(index) => owners.get(index + 1).or_else(|| owners.first()),
        None => owners.iter().find(begins),
    };
    match completed {
        Some(owner) => *writing = writing.clone().saying(owner),
        None => model.remark = Some("No owner is called like that so far.".to_owned()),
    }
}
