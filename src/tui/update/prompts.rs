//! Prompts over the panels: opened, typed into, accepted.

use jiff::Timestamp;

use super::answer::{Action, Refusal, does, editable, nothing};
use super::change::{change, tell};
use super::{correspondence, evidence, fields, helping, lists, product, report, saving, searching, setup, share, status};
use crate::progress::{Change, Field, MAX_NOTE_BYTES, read_date};
use crate::text::{clean, one_line};
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Edits the note of `item`.
pub(super) fn note(model: &mut Model, item: String) {
    let note = model.progress.record(&item).note.clone();
    model.mode = Mode::Prompt(Prompt::new(Purpose::Note(item), &note).over(vec![Field::Note(note)]));
}

/// Asks where to write what cannot be saved.
pub(super) fn save_elsewhere(model: &mut Model) {
    model.mode = Mode::Prompt(Prompt::new(Purpose::Elsewhere, "hie-onboard-unsaved.toml"));
}

/// Puts something into the text that is being typed.
pub(super) fn put(model: &mut Model, action: impl FnOnce(&mut Prompt) -> bool) {
    let fits = model.mode.prompt_mut().is_none_or(action);
    match &mut model.mode {
        Mode::Palette { cursor, .. } => *cursor = 0,
        Mode::Help(help) => help.offset = 0,
        Mode::Find { .. } => searching::search(model),
        _ => {}
    }
    if !fits {
        model.remark = Some(format!("That is too long: at most {} KiB.", MAX_NOTE_BYTES / 1024));
    }
}

/// Accepts what was typed, or chooses the selected row.
///
/// # Errors
/// When there is nothing to accept, or it would change a file that cannot be changed.
pub(super) fn accept(model: &Model, now: Timestamp) -> Result<Action, Refusal> {
    match &model.mode {
        Mode::Browse | Mode::Announcement(..) | Mode::Leaving | Mode::Unsaved => nothing(),
        Mode::Help(_) => does(|model, _| helping::accept(model)),
        Mode::Find { .. } => does(searching::accept),
        Mode::List(_) | Mode::Palette { .. } => {
            let Some(message) = lists::chosen(model) else { return does(|model, _| close_palette(model)) };
            does(move |model, _| {
                close_palette(model);
                message
            })
        }
        Mode::Setup(_) => {
            editable(model)?;
            does(|model, _| setup::accept(model))
        }
        Mode::Prompt(prompt) => {
            if prompt.purpose.is_an_edit() {
                editable(model)?;
            }
            does(move |model, _| accept_prompt(model, now))
        }
    }
}

/// The palette gives way to what was chosen from it.
fn close_palette(model: &mut Model) {
    if matches!(model.mode, Mode::Palette { .. }) {
        model.mode = Mode::Browse;
    }
}

/// Accepts the text of the prompt that is open.
pub(super) fn accept_prompt(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let prompt = match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Prompt(prompt) => prompt,
        other => {
            model.mode = other;
            return None;
        }
    };
    let text = prompt.content().trim_end().to_owned();
    match prompt.purpose.clone() {
        Purpose::Note(item) => accept_note(model, &item, text, prompt.seen),
        Purpose::Owner(items) => fields::accept_owner(model, &items, &text, &prompt.seen),
        Purpose::Due(_) | Purpose::FollowUp(_) => accept_date(model, prompt, &text),
        Purpose::Line(part, line) => correspondence::accept(model, prompt.behind, (part, *line), &text, now),
        Purpose::Evidence(items) => evidence::accept(model, items, one_line(&text)),
        Purpose::Product(field, seen) => product::accept(model, field, &seen, &text),
        Purpose::Reason(_, status) if text.is_empty() && status.reason_prompt().is_some_and(|asked| asked.required) => {
            again(model, prompt, "A reason is required: an auditor will read it.")
        }
        Purpose::Reason(items, status) => status::set(model, &items, status, text.trim_start(), now, &prompt.seen),
        Purpose::Subject(item) => share::mail(model, &item, &text),
        Purpose::Elsewhere if text.is_empty() => again(model, prompt, "Enter the name of a file that does not exist yet."),
        Purpose::Order(blank, order) => {
            report::accept(model, blank, *order, &text).unwrap_or_else(|why| again(model, prompt, &why))
        }
        Purpose::Elsewhere => Some(saving::save_elsewhere(model, text)),
        // Items are found while the words are typed; the name is one of several answers.
        Purpose::Find | Purpose::Name => None,
    }
}

fn accept_date(model: &mut Model, prompt: Prompt, text: &str) -> Option<Effect> {
    let day = match read_date(text, model.today) {
        Ok(day) => day,
        Err(error) => return again(model, prompt, &error.to_string()),
    };
    model.mode = prompt.behind.map_or(Mode::Browse, Mode::List);
    match &prompt.purpose {
        Purpose::FollowUp(items) => fields::accept_follow_up(model, items, day, &prompt.seen),
        Purpose::Due(items) => fields::accept_due(model, items, day, &prompt.seen),
        _ => None,
    }
}

/// Asks again, and says why.
fn again(model: &mut Model, prompt: Prompt, why: &str) -> Option<Effect> {
    model.mode = Mode::Prompt(prompt);
    model.remark = Some(why.to_owned());
    None
}

/// Sets the note of `item` over the one that the user saw.
pub(super) fn accept_note(model: &mut Model, item: &str, note: String, seen: Vec<Field>) -> Option<Effect> {
    let before = seen.into_iter().next().unwrap_or_else(|| Field::Note(model.progress.record(item).note.clone()));
    if matches!(&before, Field::Note(before) if clean(before).trim_end() == note) {
        return None;
    }
    let effect = change(model, [Change::Item { id: item.to_owned(), before, after: Field::Note(note) }]);
    tell(model, &format!("Note of {}", model.name_of(&[item.to_owned()])));
    effect
}
