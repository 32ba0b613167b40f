//! What opens over the panels: written in, chosen from, accepted.

use jiff::Timestamp;
use ratatui_textarea::Input;

use super::navigate::show;
use super::saving::{elsewhere, keep_selected, make, tell};
use super::{evidence, fields, filtering, glossary, helping, searching, setup, share, status};
use crate::progress::{Change, Field, MAX_NOTE_BYTES, Status, read_date};
use crate::text::{clean, one_line};
use crate::tui::keymap::key_of;
use crate::tui::message::{Effect, Message};
use crate::tui::model::{Access, Mode, Model};
use crate::tui::panels::list;
use crate::tui::setup::Question;
use crate::tui::writing::{Draft, Purpose, Writing};

pub(super) fn write_note(model: &mut Model) {
    if let Some(item) = selected(model) {
        let note = model.progress.record(&item).note.clone();
        model.mode = Mode::Write(Writing::new(Purpose::Note(item), &note).over(vec![Field::Note(note)]));
    }
}

/// Goes on with what was being written when the program was ended, if its item is still there and can be changed.
pub(in crate::tui) fn resume(model: &mut Model, draft: &Draft) -> bool {
    let items = match &draft.purpose {
        Purpose::Note(item) => std::slice::from_ref(item),
        Purpose::Reason(items, _) => items.as_slice(),
        _ => return true,
    };
    let Some(first) = items.first() else { return true };
    if items.iter().any(|item| model.guide.find(item).is_none()) || model.access != Access::Full {
        return false;
    }
    show(model, first);
    let writing = Writing::new(draft.purpose.clone(), &draft.text);
    model.mode = Mode::Write(writing.over(draft.seen.clone()));
    let drop = key_of(model.context(), &Message::Back);
    model.remark = Some(format!("This was being written when the program ended; {drop} drops it."));
    true
}

pub(super) fn choose_link(model: &mut Model) {
    let links = model.selected().map_or_else(Vec::new, |(_, item)| item.links.clone());
    if !links.is_empty() {
        model.mode = Mode::Links { links, cursor: 0 };
    }
}

pub(super) fn accept(model: &mut Model, now: Timestamp) -> Option<Effect> {
    match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Status { items, cursor } => {
            model.mode = Mode::Status { items, cursor };
            status::choose(model, Status::ALL[cursor], now)
        }
        Mode::Setup(answers) => setup::accept(model, answers),
        Mode::Evidence { item, cursor } => evidence::open(model, &item, cursor),
        Mode::Links { links, cursor } => links.get(cursor).and_then(|link| share::open(model, &link.url)),
        Mode::Copy { choices, cursor } => {
            model.mode = Mode::Copy { choices, cursor };
            share::copy(model, cursor)
        }
        Mode::Write(writing) => accept_writing(model, writing, now),
        other => {
            model.mode = other;
            accept_in_list(model);
            None
        }
    }
}

/// What has a list of its own knows best what to do with its selected row.
fn accept_in_list(model: &mut Model) {
    match model.mode {
        Mode::Find { .. } => searching::accept(model),
        Mode::Filter { .. } => filtering::toggle_selected(model),
        Mode::Glossary { .. } => glossary::accept(model),
        Mode::Help(_) => helping::accept(model),
        _ => {}
    }
}

fn accept_writing(model: &mut Model, writing: Writing, now: Timestamp) -> Option<Effect> {
    let text = writing.content().trim_end().to_owned();
    match writing.purpose.clone() {
        Purpose::Note(item) => accept_note(model, &item, text, writing.seen),
        Purpose::Owner(items) => fields::accept_owner(model, &items, &text, &writing.seen),
        Purpose::Due(items) => match read_date(&text, model.today) {
            Ok(due) => fields::accept_due(model, &items, due, &writing.seen),
            Err(error) => again(model, writing, &error.to_string()),
        },
        Purpose::Evidence(items) => evidence::accept(model, &items, &one_line(&text)),
        Purpose::Reason(_, status) if text.is_empty() && status.asks_for().is_some_and(|asked| asked.required) => {
            again(model, writing, "A reason is needed here: it is what an auditor will read.")
        }
        Purpose::Reason(items, status) => status::set(model, &items, status, text.trim_start(), now, &writing.seen),
        Purpose::Subject(item) => share::write_letter(model, &item, &text),
        Purpose::Elsewhere if text.is_empty() => again(model, writing, "Name a file that does not exist yet."),
        Purpose::Elsewhere => Some(elsewhere(model, text)),
        // Items are found while the words are written; the name is one of several answers.
        Purpose::Find | Purpose::Name => None,
    }
}

fn again(model: &mut Model, writing: Writing, remark: &str) -> Option<Effect> {
    model.mode = Mode::Write(writing);
    model.remark = Some(remark.to_owned());
    None
}

pub(super) fn accept_note(model: &mut Model, item: &str, note: String, seen: Vec<Field>) -> Option<Effect> {
    let before = seen.into_iter().next().unwrap_or_else(|| Field::Note(model.progress.record(item).note.clone()));
    if matches!(&before, Field::Note(before) if clean(before).trim_end() == note) {
        return None;
    }
    let effect = change(model, [Change::Item { id: item.to_owned(), before, after: Field::Note(note) }]);
    tell(model, &format!("Note of {}", model.name_of(&[item.to_owned()])));
    effect
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
        Mode::Setup(setup) if setup.question == Question::Name => action(&mut setup.name),
        Mode::Palette { words, cursor } => {
            *cursor = 0;
            action(words)
        }
        Mode::Help(help) => {
            help.offset = 0;
            action(&mut help.words)
        }
        _ => true,
    };
    searching::search(model);
    say_if_too_long(model, fits);
}

fn say_if_too_long(model: &mut Model, fits: bool) {
    if !fits {
        model.remark = Some(format!("That is too long: at most {} KiB.", MAX_NOTE_BYTES / 1024));
    }
}

/// The selected item's id, if it is something to do.
pub(super) fn selected(model: &Model) -> Option<String> {
    model.selected().filter(|(section, _)| section.is_tracked()).map(|(_, item)| item.id.clone())
}

/// Makes the changes that change anything; they are taken back at once, too.
pub(super) fn change(model: &mut Model, changes: impl IntoIterator<Item = Change>) -> Option<Effect> {
    let changes: Vec<Change> = changes.into_iter().filter(|change| !change.is_empty()).collect();
    if changes.is_empty() {
        return None;
    }
    model.history.done.push(changes.clone());
    model.history.undone.clear();
    // A tick goes on to what is next; after anything else the same item stays selected, wherever it is listed now.
    let is_kept = !changes.iter().any(|change| matches!(change, Change::Item { after: Field::Standing(_), .. }));
    let selected = list::target(model).filter(|_| is_kept);
    let effect = make(model, changes);
    keep_selected(model, selected.as_ref());
    Some(effect)
}
