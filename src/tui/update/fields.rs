//! The owner, the due date and the day to follow up of items.

use jiff::civil::Date;

use super::answer::{Action, Refusal, does, editable, items};
use super::change::{change, tell};
use crate::progress::{Change, Field};
use crate::text::{clean_line, one_line};
use crate::tui::state::context::{List, ListKind};
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::owners::owners;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Edits the owner of `items`.
pub(super) fn owner(model: &mut Model, items: Vec<String>) {
    let seen = seen(model, &items, &Field::Owner(String::new()));
    let Some(Field::Owner(owner)) = seen.first().cloned() else { return };
    model.mode = Mode::Prompt(Prompt::new(Purpose::Owner(items), &owner).over(seen).replaceable());
}

/// Edits the due date of `items`.
pub(super) fn due(model: &mut Model, items: Vec<String>) {
    let seen = seen(model, &items, &Field::Due(None));
    date(model, Purpose::Due(items), seen, None);
}

/// Edits the day to follow up: of the item whose correspondence is open, or else of those that a key changes.
///
/// # Errors
/// When there is none that can be changed.
pub(super) fn follow_up(model: &Model) -> Result<Action, Refusal> {
    let (list, items) = match &model.mode {
        Mode::List(list) if list.kind == ListKind::Correspondence => {
            editable(model)?;
            (Some(list.clone()), list.items.clone())
        }
        _ => (None, items(model)?),
    };
    does(move |model, _| {
        let seen = seen(model, &items, &Field::FollowUp(None));
        date(model, Purpose::FollowUp(items), seen, list);
    })
}

/// Asks for a date, which was the first of `seen` until now.
fn date(model: &mut Model, purpose: Purpose, seen: Vec<Field>, list: Option<List>) {
    let text = seen.first().map_or_else(String::new, Field::words);
    model.mode = Mode::Prompt(Prompt::new(purpose, &text).over(seen).replaceable().before(list));
}

/// The field like `like` of each of `items`, as the user sees it now.
pub(super) fn seen(model: &Model, items: &[String], like: &Field) -> Vec<Field> {
    items.iter().map(|item| like.same_in(model.progress.record(item))).collect()
}

pub(super) fn accept_owner(model: &mut Model, items: &[String], owner: &str, seen: &[Field]) -> Option<Effect> {
    let owner = one_line(owner);
    let words = if owner.is_empty() { "Unassigned:".to_owned() } else { format!("Owner {}:", clean_line(&owner)) };
    accept(model, items, &Field::Owner(owner), seen, &words)
}

pub(super) fn accept_due(model: &mut Model, items: &[String], due: Option<Date>, seen: &[Field]) -> Option<Effect> {
    let words = due.map_or_else(|| "No due date for".to_owned(), |due| format!("Due {due}:"));
    accept(model, items, &Field::Due(due), seen, &words)
}

pub(super) fn accept_follow_up(model: &mut Model, items: &[String], day: Option<Date>, seen: &[Field]) -> Option<Effect> {
    let words = day.map_or_else(|| "No day to follow up:".to_owned(), |day| format!("Follow up {day}:"));
    accept(model, items, &Field::FollowUp(day), seen, &words)
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

/// Whether a name is being written.
pub(super) fn can_complete(model: &Model) -> bool {
    matches!(&model.mode, Mode::Prompt(prompt) if prompt.purpose.is_an_owner())
}

/// Puts the first known name that begins like what is written, or the one after where it is whole.
pub(super) fn complete(model: &mut Model) {
    let owners = owners(model);
    let Mode::Prompt(prompt) = &mut model.mode else { return };
    let written = prompt.content();
    let begins = |owner: &&String| owner.to_lowercase().starts_with(&written.to_lowercase());
    let known = owners.iter().position(|owner| *owner == written);
    let completed = match known {
        Some(index) => owners.get(index + 1).or_else(|| owners.first()),
        None => owners.iter().find(begins),
    };
    match completed {
        Some(owner) => *prompt = prompt.clone().saying(owner),
        None => model.remark = Some("No matching owner.".to_owned()),
    }
}
