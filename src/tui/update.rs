//! What each message does to the model; it reads and writes nothing else, and asks the shell for the rest.

use jiff::{Timestamp, ToSpan};

use super::keymap::{Context, key_of};
use super::layout;
use super::message::{Effect, Message};
use super::model::{Access, Mode, Model, Panel};
use super::panels::list;
use super::panels::{self, detail, process};
use super::setup::Question;

mod due;
mod edit;
mod editor;
mod evidence;
mod fields;
mod filtering;
mod glossary;
mod helping;
mod marks;
mod mouse;
mod navigate;
mod palette;
mod saving;
mod searching;
mod setup;
mod share;
mod status;

pub(super) use edit::resume;
pub(super) use fields::owners;
pub(super) use setup::ask;

/// Why nothing is changed.
const READ_ONLY: &str = "Nothing can be changed while the file cannot be read.";

/// Applies `message`, which happened at `now`.
pub fn update(model: &mut Model, message: Message, now: Timestamp) -> Option<Effect> {
    let today = now.to_zoned(model.zone.clone()).date();
    if today != model.today {
        model.today = today;
        model.recount();
    }
    if is_a_key(&message) {
        model.remark = None;
    }
    if is_an_edit(&message) && model.access != Access::Full {
        model.remark = Some(READ_ONLY.to_owned());
        return None;
    }
    // What is being written beneath the help is kept as well.
    if matches!(message, Message::Quit) {
        helping::close(model);
    }
    say_why_not(model, &message);
    // Letters move nothing behind the text that they go into.
    let moves_nothing = matches!(message, Message::Write(_) | Message::Paste(_));
    let effect = react(model, message, now);
    if !moves_nothing {
        settle(model);
    }
    effect
}

fn react(model: &mut Model, message: Message, now: Timestamp) -> Option<Effect> {
    match message {
        Message::Move(motion) => act(model, |model| navigate::motion_in_mode(model, motion)),
        Message::Focus(direction) => act(model, |model| navigate::focus(model, direction)),
        Message::Enter => act(model, navigate::enter),
        Message::Page(page) => act(model, |model| navigate::go_to_page(model, page)),
        Message::Back => act(model, navigate::back),
        Message::Help => act(model, helping::open_or_close),
        Message::Notice => act(model, hide_notice),
        Message::Find => act(model, find),
        Message::Palette => act(model, palette::ask),
        Message::Glossary => act(model, glossary::ask),
        Message::NextHit => act(model, searching::next),
        Message::PreviousHit => act(model, searching::previous),
        Message::Filter => act(model, filtering::ask),
        Message::FilterBy(facet) => act(model, |model| filtering::toggle(model, &facet)),
        Message::ClearFilter => act(model, |model| _ = filtering::clear(model)),
        Message::Outside => act(model, filtering::show_or_hide_outside),
        Message::Links => act(model, edit::choose_link),
        Message::ChooseCopy => act(model, share::choose_copy),
        Message::Copy(key) => share::copy_at_once(model, key),
        Message::Mail => act(model, share::ask_subject),
        Message::Tick => status::tick(model, now),
        Message::ChooseStatus => act(model, status::choose_status),
        Message::Status(status) => status::choose(model, status, now),
        Message::WriteNote => act(model, edit::write_note),
        Message::WriteOwner => act(model, fields::write_owner),
        Message::WriteDue => act(model, fields::write_due),
        Message::Day(days) => act(model, |model| due::move_by(model, i64::from(days).days())),
        Message::Month(months) => act(model, |model| due::move_by(model, i64::from(months).months())),
        Message::NoDate => act(model, due::clear),
        Message::Complete => act(model, fields::complete),
        Message::Evidence => act(model, evidence::show),
        Message::AddEvidence => act(model, evidence::ask),
        Message::RemoveEvidence => evidence::remove(model),
        Message::Mark => act(model, marks::toggle),
        Message::Setup => act(model, |model| setup::ask(model, Question::Name)),
        Message::Toggle => act(model, setup::toggle),
        Message::PreviousQuestion => act(model, setup::previous),
        Message::EditNote => editor::open(model),
        Message::Edited(edited) => editor::edited(model, edited),
        Message::Told(told) => act(model, |model| share::tell(model, told)),
        Message::Accept if matches!(model.mode, Mode::Palette { .. }) => palette::run(model, now),
        Message::Accept => edit::accept(model, now),
        Message::Write(input) => act(model, |model| edit::write(model, input)),
        Message::Paste(text) => act(model, |model| edit::paste(model, &text)),
        Message::Undo => saving::undo(model),
        Message::Redo => saving::redo(model),
        Message::Retry => saving::retry(model),
        Message::Restore => restore(model),
        Message::Elsewhere => act(model, saving::ask_elsewhere),
        Message::Quit => saving::quit(model, now),
        Message::QuitUnsaved => Some(Effect::Quit),
        Message::Suspend => Some(Effect::Suspend),
        Message::Mouse(mouse) => mouse::mouse(model, mouse, now),
        Message::Redraw => Some(Effect::Redraw),
        Message::Resize(size) => act(model, |model| model.size = size),
        Message::Loaded(progress) => act(model, |model| saving::load(model, progress)),
        Message::Saved(saved) => saving::saved_to_file(model, saved),
        Message::NotSaved(reason) => act(model, |model| saving::not_saved(model, reason)),
        Message::Damaged(damage) => act(model, |model| saving::damaged(model, damage)),
        Message::WrittenElsewhere(path) => saving::written_elsewhere(model, &path),
        Message::Restored(restored) => act(model, |model| saving::restored(model, restored)),
        Message::Remark(remark) => act(model, |model| model.remark = Some(remark)),
    }
}

/// Which messages would do something now, for the footer.
pub fn available(model: &Model) -> impl Fn(&Message) -> bool {
    let selected = model.selected();
    let can_be_ticked = selected.is_some_and(|(section, _)| section.is_tracked()) && model.access == Access::Full;
    let is_marked = !model.marked.is_empty();
    let (is_searching, is_filtered) = (model.lens.finding.is_some(), !model.lens.filter.is_empty());
    let can_go_back = model.page > 0 || model.panel == Panel::Pages || is_searching || is_filtered || is_marked;
    let is_selected = selected.is_some();
    let has_links = selected.is_some_and(|(_, item)| !item.links.is_empty());
    let can_complete = fields::can_complete(model);
    move |message| match *message {
        Message::WriteNote | Message::EditNote | Message::Mark => can_be_ticked,
        ref message if needs_item(message) => can_be_ticked || is_marked && model.access == Access::Full,
        Message::Complete => can_complete,
        Message::Undo => !model.history.done.is_empty(),
        Message::Redo => !model.history.undone.is_empty(),
        Message::Retry => !model.unsaved.is_empty() || model.access != Access::Full,
        Message::Restore => model.has_backup(),
        Message::Links => has_links,
        Message::Back if matches!(model.mode, Mode::Browse) => can_go_back,
        Message::Page(page) => page < model.places.len() && (page != model.page || model.panel != Panel::Items),
        Message::Help => helping::can_open(model.context(), model),
        Message::Focus(direction) => navigate::can_focus(model, direction),
        Message::Copy(key) => share::can_copy(model, key),
        Message::Outside => model.summary.counts.out_of_scope > 0 || model.lens.shows_outside,
        Message::NextHit | Message::PreviousHit => is_searching,
        Message::ClearFilter => is_filtered,
        Message::ChooseCopy | Message::Mail | Message::Glossary => is_selected,
        Message::Enter => model.panel != Panel::Detail,
        _ => true,
    }
}

/// Looks for items, or within the help.
fn find(model: &mut Model) {
    match &mut model.mode {
        Mode::Help(help) => helping::find(help),
        _ => searching::ask(model),
    }
}

fn act(model: &mut Model, action: impl FnOnce(&mut Model)) -> Option<Effect> {
    action(model);
    None
}

/// Keys that need an item say so where there is none.
fn say_why_not(model: &mut Model, message: &Message) {
    if matches!(message, Message::NextHit | Message::PreviousHit) && model.lens.finding.is_none() {
        let key = key_of(Context::Browse, &Message::Find);
        model.remark = Some(format!("Nothing is searched for: {key} begins."));
    }
    let needs_something = needs_item(message) || matches!(message, Message::Links | Message::ChooseCopy | Message::Mail);
    if needs_something && !available(model)(message) {
        let why = match message {
            Message::Links => "There is no link here.",
            Message::ChooseCopy | Message::Mail => "That needs an item: select one.",
            _ => "There is nothing to tick here: select an item.",
        };
        model.remark = Some(why.to_owned());
    }
}

/// Whether `message` is about the selected item, or the marked ones.
fn needs_item(message: &Message) -> bool {
    use Message::{ChooseStatus, EditNote, Evidence, Mark, Tick, WriteDue, WriteNote, WriteOwner};
    matches!(message, Tick | ChooseStatus | WriteNote | EditNote | WriteOwner | WriteDue | Evidence | Mark)
}

fn hide_notice(model: &mut Model) {
    model.notice_is_hidden = !model.notice_is_hidden;
    if model.notice_is_hidden {
        let key = key_of(Context::Browse, &Message::Notice);
        model.remark = Some(format!("Hidden; {key} shows it again."));
    }
}

/// Only a backup that can be used is offered.
fn restore(model: &Model) -> Option<Effect> {
    model.has_backup().then_some(Effect::Restore)
}

fn is_a_key(message: &Message) -> bool {
    use Message::{Damaged, Edited, Loaded, Mouse, NotSaved, Remark, Resize, Restored, Saved, Told, WrittenElsewhere};
    !matches!(
        message,
        Loaded(_)
            | Saved(_)
            | NotSaved(_)
            | Damaged(_)
            | Restored(_)
            | WrittenElsewhere(_)
            | Edited(_)
            | Mouse(_)
            | Told(_)
            | Remark(_)
            | Resize(_)
    )
}

fn is_an_edit(message: &Message) -> bool {
    use Message::{AddEvidence, Redo, RemoveEvidence, Setup, Status, Undo};
    matches!(message, Undo | Redo | Setup | Status(_) | AddEvidence | RemoveEvidence) || needs_item(message)
}

/// Brings cursors and offsets back to where something is, after anything may have changed.
pub(super) fn settle(model: &mut Model) {
    if !navigate::panels_of(model.page).contains(&model.panel) {
        model.panel = Panel::Items;
    }
    if !matches!(model.mode, Mode::Browse) {
        let rows = navigate::rows(model);
        if let Some(cursor) = model.mode.cursor_mut() {
            *cursor = (*cursor).min(rows.saturating_sub(1));
        }
    }
    helping::settle(model);
    marks::settle(model);
    // What was found has a cursor of its own; the page's stays for the way back.
    if matches!(model.mode, Mode::Find { .. }) {
        return;
    }
    let areas = layout::areas(model);
    let entries = panels::entries_in(model, areas);
    let targets = list::targets(&entries);
    let height = usize::from(layout::body(areas.items).height);
    let picture = process::picture_in(model, areas);
    let place = model.place_mut();
    place.cursor = place.cursor.min(targets.len().saturating_sub(1));
    let line = targets.get(place.cursor).copied().unwrap_or(0);
    place.offset = match picture {
        // A list that is not on screen stays where it was.
        _ if height == 0 => place.offset,
        Some(picture) => picture.offset(place.offset, place.cursor, height),
        None => list::offset(place.offset, line, entries.len(), height),
    };
    // Laying out the text is only worth it where it is scrolled.
    if place.scroll > 0 {
        let last = detail::last_offset(model);
        let place = model.place_mut();
        place.scroll = place.scroll.min(last);
    }
}
