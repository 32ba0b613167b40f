//! One row of the key table, and how its keys are shown.

use super::key::Key;
use crate::tui::state::context::Context;
use crate::tui::state::message::Message;

/// Keys that belong together, each with its meaning.
#[derive(Debug, Clone)]
pub struct Binding {
    pub context: Context,
    /// Its heading in the help.
    pub group: Group,
    /// The keys of each meaning, if it has any; the first is the one that the footer shows.
    pub keys: &'static [(&'static [Key], Message)],
    /// A word or two for the footer, empty if it is not shown there; where there are no keys, the word that finds it in the palette.
    pub label: &'static str,
    /// A phrase for the help.
    pub description: &'static str,
    /// Other words for it, by which the palette finds it as well.
    pub synonyms: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Moving,
    Items,
    Finding,
    Program,
    /// Without a key: the palette has them.
    Named,
    /// The context has one heading for all its keys.
    Undivided,
}

/// The keys of what only the palette does.
pub(super) const NO_KEY: &[Key] = &[];

/// What opens the palette, in front of what is typed there.
const PALETTE: &str = ":";

impl Binding {
    pub fn has_keys(&self) -> bool {
        self.keys.iter().any(|(keys, _)| !keys.is_empty())
    }

    /// The first key of each meaning, as the footer shows them: `↑↓`, `1-9`.
    pub fn short_keys(&self) -> String {
        let firsts: Vec<String> = self.keys.iter().filter_map(|(keys, _)| keys.first()).map(|key| key.name()).collect();
        match firsts.as_slice() {
            [first, .., last] if firsts.len() > 4 => format!("{first}-{last}"),
            [first, ..] if first.chars().count() > 1 => first.clone(),
            _ => firsts.concat(),
        }
    }

    /// Every key, as the help shows them, with a comma between meanings; or how it is found without one.
    pub fn all_keys(&self) -> String {
        if !self.has_keys() {
            return format!("{PALETTE} {}", self.label);
        }
        if self.keys.len() > 8 {
            return self.short_keys();
        }
        let of_meaning = |keys: &[Key]| keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(" ");
        self.keys.iter().map(|(keys, _)| of_meaning(keys)).collect::<Vec<_>>().join(", ")
    }
}

// Macros, since the arguments of a function do not live as long as a constant.

macro_rules! row {
    ($context:ident, $group:ident, $label:literal, $description:literal, $synonyms:expr, $keys:expr) => {
        Binding {
            context: Context::$context,
            group: Group::$group,
            keys: $keys,
            label: $label,
            description: $description,
            synonyms: $synonyms,
        }
    };
}

/// A row that holds in the panels, with other words for it where people use some.
macro_rules! browse {
    ($group:ident, $label:literal, $description:literal, $keys:expr) => {
        browse!($group, $label, $description, "", $keys)
    };
    ($group:ident, $label:literal, $description:literal, $synonyms:literal, $keys:expr) => {
        row!(Browse, $group, $label, $description, $synonyms, $keys)
    };
}

/// A row that holds in another context.
macro_rules! bind {
    ($context:ident, $label:literal, $description:literal, $keys:expr) => {
        row!($context, Undivided, $label, $description, "", $keys)
    };
}

/// The row that moves through a list.
macro_rules! moves {
    ($context:ident) => {
        bind!(
            $context,
            "move",
            "Move up or down",
            &[(&[UP, char('k')], Message::Move(Motion::Up)), (&[DOWN, char('j')], Message::Move(Motion::Down))]
        )
    };
}

/// The row that leads to the ends of a long list.
macro_rules! ends {
    ($context:ident) => {
        bind!(
            $context,
            "",
            "Go to the beginning or end",
            &[
                (&[key(KeyCode::Home), char('g')], Message::Move(Motion::First)),
                (&[key(KeyCode::End), char('G')], Message::Move(Motion::Last))
            ]
        )
    };
}

/// The row that undoes in a list.
macro_rules! undoes {
    ($context:ident) => {
        bind!($context, "undo", "Undo the last change", &[(&[char('u')], Message::Undo)])
    };
}

pub(super) use {bind, browse, ends, moves, row, undoes};
