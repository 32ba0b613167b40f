//! Changing items: ticking, choosing a status, giving a reason, writing a note.

use jiff::Timestamp;
use ratatui_textarea::Input;

use super::navigate::{open_item, show};
use super::saving::{elsewhere, make, title_of};
use crate::progress::{Change, Field, MAX_NOTE_BYTES, Status};
use crate::text::{clean, is_openable};
use crate::tui::keymap::key_for;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Access, Mode, Model};
use crate::tui::panels::find;
use crate::tui::writing::{Draft, Purpose, Writing};

/// Done, or to do again where it is closed.
pub(super) fn tick(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let item = selected(model)?;
    let status = if model.progress.record(&item).standing.status.is_closed() { Status::Todo } else { Status::Done };
    set_status(model, &item, status, "", now)
}

pub(super) fn choose_status(model: &mut Model) {
    if let Some(item) = selected(model) {
        let status = model.progress.record(&item).standing.status;
        let cursor = Status::ALL.iter().position(|other| *other == status).unwrap_or(0);
        model.mode = Mode::Status { item, cursor };
    }
}

/// Sets the status, or asks for a reason first.
pub(super) fn choose(model: &mut Model, status: Status, now: Timestamp) -> Option<Effect> {
    let Mode::Status { item, .. } = std::mem::replace(&mut model.mode, Mode::Browse) else { return None };
    if status.asks_for().is_none() {
        return set_status(model, &item, status, "", now);
    }
    let standing = &model.progress.record(&item).standing;
    let reason = if standing.status == status { standing.reason.as_str() } else { "" };
    let seen = Field::Standing(standing.clone());
    model.mode = Mode::Write(Writing::new(Purpose::Reason(item, status), reason).over(seen));
    None
}

pub(super) fn write_note(model: &mut Model) {
    if let Some(item) = selected(model) {
        let note = model.progress.record(&item).note.clone();
        model.mode = Mode::Write(Writing::new(Purpose::Note(item), &note).over(Field::Note(note)));
    }
}

/// Goes on with what was being written when the program was ended, if its item is still there and can be changed.
pub(in crate::tui) fn resume(model: &mut Model, draft: &Draft) -> bool {
    let (Purpose::Note(item) | Purpose::Reason(item, _)) = &draft.purpose else { return true };
    if model.guide.find(item).is_none() || model.access != Access::Full {
        return false;
    }
    show(model, item);
    let writing = Writing::new(draft.purpose.clone(), &draft.text);
    model.mode = Mode::Write(Writing { seen: draft.seen.clone(), ..writing });
    let drop = key_for(model.context(), |message| matches!(message, Message::Back));
    model.remark = Some(format!("This was being written when the program was ended: go on, or drop it with {drop}."));
    true
}

pub(super) fn find(model: &mut Model) {
    model.mode = Mode::Find { words: Writing::new(Purpose::Find, ""), cursor: 0 };
}

pub(super) fn choose_link(model: &mut Model) {
    let links = model.selected().map_or_else(Vec::new, |(_, item)| item.links.clone());
    if !links.is_empty() {
        model.mode = Mode::Links { links, cursor: 0 };
    }
}

pub(super) fn accept(model: &mut Model, now: Timestamp) -> Option<Effect> {
    match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Status { item, cursor } => {
            model.mode = Mode::Status { item, cursor };
            choose(model, Status::ALL[cursor], now)
        }
        Mode::Links { links, cursor } => {
            links.get(cursor).filter(|link| is_openable(&link.url)).map(|link| Effect::Open(link.url.clone()))
        }
        Mode::Write(writing) => accept_writing(model, writing, now),
        Mode::Find { words, cursor } => {
            let words = words.content();
            let found = find::found(model, &words).get(cursor).map(|(_, item)| item.id.clone());
            if let Some(id) = found {
                open_item(model, &id);
                model.place_mut().scroll = find::first_line(model, &words);
            }
            None
        }
        other => {
            model.mode = other;
            None
        }
    }
}

fn accept_writing(model: &mut Model, writing: Writing, now: Timestamp) -> Option<Effect> {
    let text = writing.content().trim_end().to_owned();
    match writing.purpose.clone() {
        Purpose::Note(item) => accept_note(model, &item, text, writing.seen),
        Purpose::Reason(_, status) if text.is_empty() && status.asks_for().is_some_and(|asked| asked.required) => {
            again(model, writing, "A reason is needed here: it is what an auditor will read.")
        }
        Purpose::Reason(item, status) => set_status_over(model, &item, status, text.trim_start(), now, writing.seen),
        Purpose::Elsewhere if text.is_empty() => again(model, writing, "Name a file that does not exist yet."),
        Purpose::Elsewhere => Some(elsewhere(model, text)),
        // Items are found while the words are written.
        Purpose::Find => None,
    }
}

fn again(model: &mut Model, writing: Writing, remark: &str) -> Option<Effect> {
    model.mode = Mode::Write(writing);
    model.remark = Some(remark.to_owned());
    None
}

fn accept_note(model: &mut Model, item: &str, note: String, seen: Option<Field>) -> Option<Effect> {
    let before = seen.unwrap_or_else(|| Field::Note(model.progress.record(item).note.clone()));
    if matches!(&before, Field::Note(before) if clean(before).trim_end() == note) {
        return None;
    }
    change(model, [Change::Item { id: item.to_owned(), before, after: Field::Note(note) }])
}

pub(super) fn write(model: &mut Model, input: Input) {
    put(model, |writing| writing.write(input));
}

pub(super) fn paste(model: &mut Model, pasted: &str) {
    put(model, |writing| writing.paste(pasted));
}

fn put(model: &mut Model, action: impl FnOnce(&mut Writing) -> bool) {
    let fits = match &mut model.mode {
        Mode::Write(writing) => action(writing),
        Mode::Find { words, .. } => action(words),
        _ => true,
    };
    find_best(model);
    say_if_too_long(model, fits);
}

/// Titles that hold the words are what is most often meant.
fn find_best(model: &mut Model) {
    if let Mode::Find { words, .. } = &model.mode {
        let best = find::best(model, &words.content());
        if let Mode::Find { cursor, .. } = &mut model.mode {
            *cursor = best;
        }
    }
}

fn say_if_too_long(model: &mut Model, fits: bool) {
    if !fits {
        model.remark = Some(format!("That is too long: a note holds {} KiB.", MAX_NOTE_BYTES / 1024));
    }
}

/// The selected item's id, if it is something to do.
fn selected(model: &Model) -> Option<String> {
    model.selected().filter(|(section, _)| section.is_tracked()).map(|(_, item)| item.id.clone())
}

fn set_status(model: &mut Model, item: &str, status: Status, reason: &str, now: Timestamp) -> Option<Effect> {
    set_status_over(model, item, status, reason, now, None)
}

/// Sets the status over the one that the user saw, or the present one.
fn set_status_over(
    model: &mut Model,
    item: &str,
    status: Status,
    reason: &str,
    now: Timestamp,
    seen: Option<Field>,
) -> Option<Effect> {
    let standing = &model.progress.record(item).standing;
    let confirms = model.guide.find(item).is_some_and(|(_, item)| model.progress.is_changed(item));
    if standing.status == status && standing.reason == reason && !confirms {
        return None;
    }
    let before = seen.unwrap_or_else(|| Field::Standing(standing.clone()));
    let after = Field::Standing(model.stamp(now).standing(status, reason));
    model.place_mut().scroll = 0;
    let title = title_of(model, item);
    model.remark = Some(format!("{} {title} · u takes it back", status.mark()));
    change(model, [Change::Item { id: item.to_owned(), before, after }])
}

/// Makes the changes that change anything; they are taken back at once, too.
pub(super) fn change(model: &mut Model, changes: impl IntoIterator<Item = Change>) -> Option<Effect> {
    let changes: Vec<Change> = changes.into_iter().filter(|change| !change.is_empty()).collect();
    if changes.is_empty() {
        return None;
    }
    model.history.done.push(changes.clone());
    model.history.undone.clear();
    Some(make(model, changes))
}
