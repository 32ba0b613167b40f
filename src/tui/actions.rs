//! Everything that can be done in the panels now, from the key table, for the palette.

use std::mem::discriminant;

use super::keymap::{Binding, Context, Key, bindings, key_for};
use super::message::{Direction, Message, Motion};
use super::model::Model;
use super::update::available;
use crate::search::Search;
use crate::text::clean_line;

/// One thing to do.
#[derive(Debug, Clone)]
pub struct Action {
    /// What it does.
    pub words: String,
    /// The keys that do the same; empty for what has none.
    pub keys: String,
    /// What happens.
    pub message: Message,
}

/// The actions with every one of `words`: in the order of the key table, then pages; moving, which nobody looks for, is last.
pub fn actions(model: &Model, words: &str) -> Vec<Action> {
    let search = Search::new(words);
    let can = available(model);
    // Going back is for who knows where they are.
    let is_available = |message: &Message| can(message) && !matches!(message, Message::Back);
    let is_told = |row: &&Binding| row.keys.iter().any(|(_, message)| is_in(Context::Browse, message));
    let rows = bindings(Context::Browse).chain(bindings(Context::Everywhere).filter(|row| !is_told(row)));
    let actions = rows.flat_map(|binding| binding.keys.iter().map(move |meaning| (binding, meaning)));
    let actions = actions.filter(|(_, (_, message))| !matches!(message, Message::Page(_) | Message::Palette));
    let actions = actions.filter(|(_, (_, message))| is_available(message));
    let actions = actions.map(|(binding, (keys, message))| action(binding, keys, message));
    let pages = pages(model).into_iter().filter(|action| is_available(&action.message));
    let mut found: Vec<Action> = actions.chain(pages).filter(|action| search.finds_in(&action.words)).collect();
    found.sort_by_key(|action| matches!(action.message, Message::Move(_) | Message::Focus(_)));
    found
}

/// Whether a key of `context` does the same.
fn is_in(context: Context, message: &Message) -> bool {
    let mut meanings = bindings(context).flat_map(|binding| binding.keys);
    meanings.any(|(_, other)| discriminant(other) == discriminant(message))
}

fn action(binding: &Binding, keys: &[Key], message: &Message) -> Action {
    let names: Vec<String> = keys.iter().map(|key| key.name()).collect();
    let words = alone(message).unwrap_or(binding.description).to_owned();
    Action { words, keys: names.join(" "), message: message.clone() }
}

/// What the meanings of one row do, where the row describes them together.
fn alone(message: &Message) -> Option<&'static str> {
    Some(match message {
        Message::Move(Motion::Up) => "Move up",
        Message::Move(Motion::Down) => "Move down",
        Message::Move(Motion::PageUp) => "Move up by a screen",
        Message::Move(Motion::PageDown) => "Move down by a screen",
        Message::Move(Motion::First) => "Move to the beginning",
        Message::Move(Motion::Last) => "Move to the end",
        Message::Focus(Direction::Left) => "Go to the panel on the left",
        Message::Focus(Direction::Right) => "Go to the panel on the right",
        Message::Focus(Direction::Next) => "Go to the next panel, and round",
        Message::Focus(Direction::Previous) => "Go to the panel before, and round",
        Message::NextHit => "Go to the next hit of the search",
        Message::PreviousHit => "Go to the hit of the search before",
        _ => return None,
    })
}

fn pages(model: &Model) -> Vec<Action> {
    let names = std::iter::once("Overview").chain(model.guide.sections.iter().map(|section| section.title.as_str()));
    let page = |(page, name): (usize, &str)| Action {
        words: format!("Open the page {}", clean_line(name)),
        keys: key_for(Context::Browse, |message| matches!(message, Message::Page(other) if *other == page)),
        message: Message::Page(page),
    };
    names.enumerate().map(page).collect()
}
