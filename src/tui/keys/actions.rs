//! The actions that are possible in the panels now, from the key table, for the palette.

use std::mem::discriminant;

use super::binding::Binding;
use super::key::Key;
use super::lookup::key_of;
use super::rows::bindings;
use crate::export::Format;
use crate::search::Search;
use crate::text::clean_line;
use crate::tui::state::context::Context;
use crate::tui::state::message::{Direction, Message, Motion};
use crate::tui::state::mode::Action;
use crate::tui::state::model::Model;
use crate::tui::state::order::Export;

/// The `possible` actions whose names have every one of `words`: in the order of the key table, then pages. Moving comes last,
/// since nobody looks for it.
pub fn actions(model: &Model, words: &str, possible: impl Fn(&Message) -> bool) -> Vec<Action> {
    let search = Search::new(words);
    let is_in_panels = |row: &&Binding| row.keys.iter().any(|(_, message)| is_bound(Context::Browse, message));
    let rows = bindings(Context::Browse).chain(bindings(Context::Everywhere).filter(|row| !is_in_panels(row)));
    let actions = rows.flat_map(|row| row.keys.iter().map(move |(keys, message)| (action(row, keys, message), row.synonyms)));
    // Pages are listed by name, and going back needs no search.
    let actions = actions.filter(|(action, _)| !matches!(action.message, Message::Page(_) | Message::Palette | Message::Back));
    let actions = actions.chain(pages(model).map(|page| (page, "")));
    let is_meant = |action: &Action, synonyms: &str| search.finds_in(&format!("{} {synonyms}", action.words));
    let found = actions.filter(|(action, synonyms)| is_meant(action, synonyms) && possible(&action.message));
    let mut found: Vec<Action> = found.map(|(action, _)| action).collect();
    found.sort_by_key(|action| matches!(action.message, Message::Move(_) | Message::Focus(_)));
    found
}

/// Whether a key of `context` does the same as `message`.
fn is_bound(context: Context, message: &Message) -> bool {
    let mut meanings = bindings(context).flat_map(|binding| binding.keys);
    meanings.any(|(_, other)| discriminant(other) == discriminant(message))
}

fn action(binding: &Binding, keys: &[Key], message: &Message) -> Action {
    let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
    let words = own_name(message).unwrap_or_else(|| binding.description.to_owned());
    Action { words, keys: names.join(" "), message: message.clone() }
}

/// The name of one action, where the row of the table describes several together.
fn own_name(message: &Message) -> Option<String> {
    let name = match message {
        Message::Move(Motion::Up) => "Move up",
        Message::Move(Motion::Down) => "Move down",
        Message::Move(Motion::PageUp) => "Page up",
        Message::Move(Motion::PageDown) => "Page down",
        Message::Move(Motion::First) => "Go to the beginning",
        Message::Move(Motion::Last) => "Go to the end",
        Message::Focus(Direction::Left) => "Go to the panel on the left",
        Message::Focus(Direction::Right) => "Go to the panel on the right",
        Message::Focus(Direction::Next) => "Go to the next panel",
        Message::Focus(Direction::Previous) => "Go to the previous panel",
        Message::NextHit => "Go to the next hit",
        Message::PreviousHit => "Go to the previous hit",
        Message::Export(Export::Format(name)) => return export(name),
        Message::Export(Export::Changes) => "Export: what changed since a day, a commit or the last report",
        Message::Export(Export::Pack) => "Export: a pack, a folder with reports and evidence to send",
        _ => return None,
    };
    Some(name.to_owned())
}

/// `Export: csv, one item per row, for spreadsheets`.
fn export(name: &str) -> Option<String> {
    let format = Format::named(name)?;
    Some(format!("Export: {name}, {}", format.purpose))
}

fn pages(model: &Model) -> impl Iterator<Item = Action> {
    let names = std::iter::once("Overview").chain(model.guide.sections.iter().map(|section| section.title.as_str()));
    names.enumerate().map(|(page, name)| Action {
        words: format!("Open the page {}", clean_line(name)),
        keys: key_of(Context::Browse, &Message::Page(page)),
        message: Message::Page(page),
    })
}
