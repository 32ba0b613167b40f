//! Every key and what it means, in one table: the footer, the help and the README are made from it.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::layout::Size;

use super::message::{Direction, Message, Motion};
use crate::progress::Status;
use key::{DOWN, ENTER, ESCAPE, UP, char, ctrl, key};

mod context;
mod key;

pub use context::Context;
pub use key::Key;

/// One row of the table: keys that belong together, each with its meaning.
#[derive(Debug, Clone)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys of each meaning; the first is the one that the footer shows.
    pub keys: &'static [(&'static [Key], Message)],
    /// One word for the footer; empty where it is not shown there.
    pub label: &'static str,
    /// A phrase for the help.
    pub description: &'static str,
}

/// The table.
#[rustfmt::skip]
pub const BINDINGS: &[Binding] = &[
    Binding { context: Context::Browse, label: "move", description: "Move up or down",
        keys: &[(&[UP, char('k')], Message::Move(Motion::Up)), (&[DOWN, char('j')], Message::Move(Motion::Down))] },
    Binding { context: Context::Browse, label: "open", description: "Go into what is selected",
        keys: &[(&[ENTER], Message::Enter)] },
    Binding { context: Context::Browse, label: "back", description: "Go back, to the overview in the end",
        keys: &[(&[ESCAPE, key(KeyCode::Backspace)], Message::Back)] },
    Binding { context: Context::Browse, label: "tick", description: "Tick the item, or untick it",
        keys: &[(&[char(' ')], Message::Tick)] },
    Binding { context: Context::Browse, label: "status", description: "Choose the item's status",
        keys: &[(&[char('s')], Message::ChooseStatus)] },
    Binding { context: Context::Browse, label: "note", description: "Write a note on the item",
        keys: &[(&[char('n')], Message::WriteNote)] },
    Binding { context: Context::Browse, label: "find", description: "Find items by words in texts, notes and names",
        keys: &[(&[char('/')], Message::Find)] },
    Binding { context: Context::Browse, label: "undo", description: "Take the last change back",
        keys: &[(&[char('u')], Message::Undo)] },
    Binding { context: Context::Browse, label: "links", description: "Open one of the item's links",
        keys: &[(&[char('o')], Message::Links)] },
    Binding { context: Context::Browse, label: "", description: "Make it again",
        keys: &[(&[char('U'), ctrl('r')], Message::Redo)] },
    Binding { context: Context::Browse, label: "", description: "Go to the panel on the left or right",
        keys: &[(&[key(KeyCode::Left), char('h')], Message::Focus(Direction::Left)),
                (&[key(KeyCode::Right), char('l')], Message::Focus(Direction::Right))] },
    Binding { context: Context::Browse, label: "panel", description: "Go round the panels, and back",
        keys: &[(&[key(KeyCode::Tab)], Message::Focus(Direction::Next)),
                (&[key(KeyCode::BackTab)], Message::Focus(Direction::Previous))] },
    Binding { context: Context::Browse, label: "page", description: "Open a page: the overview, then the sections",
        keys: &[(&[char('1')], Message::Page(0)), (&[char('2')], Message::Page(1)), (&[char('3')], Message::Page(2)),
                (&[char('4')], Message::Page(3)), (&[char('5')], Message::Page(4)), (&[char('6')], Message::Page(5)),
                (&[char('7')], Message::Page(6)), (&[char('8')], Message::Page(7)), (&[char('9')], Message::Page(8))] },
    Binding { context: Context::Browse, label: "", description: "Move by a screen",
        keys: &[(&[key(KeyCode::PageUp), ctrl('b')], Message::Move(Motion::PageUp)),
                (&[key(KeyCode::PageDown), ctrl('f')], Message::Move(Motion::PageDown))] },
    Binding { context: Context::Browse, label: "", description: "Move to the beginning or end",
        keys: &[(&[key(KeyCode::Home), char('g')], Message::Move(Motion::First)),
                (&[key(KeyCode::End), char('G')], Message::Move(Motion::Last))] },
    Binding { context: Context::Browse, label: "", description: "Hide or show the notice above the panels",
        keys: &[(&[char('x')], Message::Notice)] },
    Binding { context: Context::Browse, label: "retry", description: "Try again to save",
        keys: &[(&[char('r')], Message::Retry)] },
    Binding { context: Context::Browse, label: "restore", description: "Go back to the backup of a damaged file",
        keys: &[(&[char('R')], Message::Restore)] },
    Binding { context: Context::Browse, label: "keys", description: "Show every key",
        keys: &[(&[char('?'), key(KeyCode::F(1))], Message::Help)] },
    Binding { context: Context::Browse, label: "quit", description: "Leave; everything is saved",
        keys: &[(&[char('q')], Message::Quit)] },

    Binding { context: Context::Status, label: "move", description: "Move up or down",
        keys: &[(&[UP, char('k')], Message::Move(Motion::Up)), (&[DOWN, char('j')], Message::Move(Motion::Down))] },
    Binding { context: Context::Status, label: "choose", description: "Choose the selected status",
        keys: &[(&[ENTER, char(' ')], Message::Accept)] },
    Binding { context: Context::Status, label: "", description: "Choose at once, each status by its letter",
        keys: &[(&[char('t')], Message::Status(Status::Todo)), (&[char('p')], Message::Status(Status::Doing)),
                (&[char('w')], Message::Status(Status::Waiting)), (&[char('d')], Message::Status(Status::Done)),
                (&[char('n')], Message::Status(Status::NotApplicable))] },
    Binding { context: Context::Status, label: "cancel", description: "Leave the status as it is",
        keys: &[(&[ESCAPE, char('q')], Message::Back)] },

    Binding { context: Context::Find, label: "move", description: "Move up or down",
        keys: &[(&[UP, ctrl('p')], Message::Move(Motion::Up)), (&[DOWN, ctrl('n')], Message::Move(Motion::Down))] },
    Binding { context: Context::Find, label: "open", description: "Open the selected item",
        keys: &[(&[ENTER], Message::Accept)] },
    Binding { context: Context::Find, label: "cancel", description: "Go back to where you were",
        keys: &[(&[ESCAPE], Message::Back)] },

    Binding { context: Context::Links, label: "move", description: "Move up or down",
        keys: &[(&[UP, char('k')], Message::Move(Motion::Up)), (&[DOWN, char('j')], Message::Move(Motion::Down))] },
    Binding { context: Context::Links, label: "open", description: "Open the link in the browser or mail program",
        keys: &[(&[ENTER, char('o')], Message::Accept)] },
    Binding { context: Context::Links, label: "cancel", description: "Open nothing",
        keys: &[(&[ESCAPE, char('q')], Message::Back)] },

    Binding { context: Context::Line, label: "accept", description: "Accept the answer",
        keys: &[(&[ENTER], Message::Accept)] },
    Binding { context: Context::Line, label: "cancel", description: "Change nothing",
        keys: &[(&[ESCAPE], Message::Back)] },

    Binding { context: Context::Note, label: "keep and close", description: "Keep what is written, and close",
        keys: &[(&[ESCAPE, ctrl('s')], Message::Accept)] },
    Binding { context: Context::Note, label: "drop", description: "Drop what was written, and close",
        keys: &[(&[ctrl('g')], Message::Back)] },

    Binding { context: Context::Help, label: "scroll", description: "Move up or down",
        keys: &[(&[UP, char('k')], Message::Move(Motion::Up)), (&[DOWN, char('j')], Message::Move(Motion::Down))] },
    Binding { context: Context::Help, label: "", description: "Move by a screen",
        keys: &[(&[key(KeyCode::PageUp)], Message::Move(Motion::PageUp)),
                (&[key(KeyCode::PageDown), char(' ')], Message::Move(Motion::PageDown))] },
    Binding { context: Context::Help, label: "", description: "Move to the beginning or end",
        keys: &[(&[key(KeyCode::Home), char('g')], Message::Move(Motion::First)),
                (&[key(KeyCode::End), char('G')], Message::Move(Motion::Last))] },
    Binding { context: Context::Help, label: "close", description: "Close the help",
        keys: &[(&[ESCAPE, char('?'), char('q'), key(KeyCode::F(1))], Message::Back)] },

    Binding { context: Context::Leaving, label: "stay", description: "Go on working",
        keys: &[(&[ESCAPE], Message::Back)] },

    Binding { context: Context::TooSmall, label: "", description: "Leave; what is being written is kept",
        keys: &[(&[char('q'), ESCAPE], Message::Quit)] },

    Binding { context: Context::Unsaved, label: "retry", description: "Try again to save, then leave",
        keys: &[(&[char('r'), ENTER], Message::Retry)] },
    Binding { context: Context::Unsaved, label: "write elsewhere", description: "Write everything into another file, then leave",
        keys: &[(&[char('w')], Message::Elsewhere)] },
    Binding { context: Context::Unsaved, label: "leave without saving", description: "Leave; the changes that are not saved are lost",
        keys: &[(&[char('L')], Message::QuitUnsaved)] },
    Binding { context: Context::Unsaved, label: "stay", description: "Go on working",
        keys: &[(&[ESCAPE], Message::Back)] },

    Binding { context: Context::Everywhere, label: "", description: "Leave; everything is saved",
        keys: &[(&[ctrl('c')], Message::Quit)] },
    Binding { context: Context::Everywhere, label: "", description: "Go into the background; fg brings it back",
        keys: &[(&[ctrl('z')], Message::Suspend)] },
    Binding { context: Context::Everywhere, label: "", description: "Draw the screen again",
        keys: &[(&[ctrl('l')], Message::Redraw)] },
];

/// The rows that hold in `context`.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.context == context)
}

/// The key that `context` shows for the meaning that `is_meant` finds; empty if it has none.
pub fn key_for(context: Context, is_meant: impl Fn(&Message) -> bool) -> String {
    let mut meanings = bindings(context).flat_map(|binding| binding.keys);
    let keys = meanings.find(|(_, message)| is_meant(message)).map_or(&[] as &[Key], |(keys, _)| keys);
    keys.first().map_or_else(String::new, |key| key.name())
}

/// What `event` means in `context`; `None` if nothing.
pub fn translate(event: Event, context: Context) -> Option<Message> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => meaning(event, context),
        Event::Paste(text) if context.takes_text() => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(Size { width, height })),
        _ => None,
    }
}

fn meaning(event: KeyEvent, context: Context) -> Option<Message> {
    let pressed = Key(event.code, event.modifiers - KeyModifiers::SHIFT);
    let rows = bindings(context).chain(bindings(Context::Everywhere));
    let bound = rows.flat_map(|binding| binding.keys).find(|(keys, _)| keys.contains(&pressed));
    match bound {
        Some((_, message)) => Some(message.clone()),
        None if context.takes_text() => Some(Message::Write(event.into())),
        None => None,
    }
}

impl Binding {
    /// The first key of each meaning, as the footer shows them: `↑↓`, `1-9`.
    pub fn short_keys(&self) -> String {
        let firsts: Vec<String> = self.keys.iter().filter_map(|(keys, _)| keys.first()).map(|key| key.name()).collect();
        match firsts.as_slice() {
            [first, .., last] if firsts.get(4).is_some() => format!("{first}-{last}"),
            [first, ..] if first.chars().count() > 1 => first.clone(),
            _ => firsts.concat(),
        }
    }

    /// Every key, as the help shows them: meanings apart by a comma.
    pub fn all_keys(&self) -> String {
        if self.keys.get(8).is_some() {
            return self.short_keys();
        }
        let of_meaning = |keys: &[Key]| keys.iter().map(|key| key.name()).collect::<Vec<_>>().join(" ");
        self.keys.iter().map(|(keys, _)| of_meaning(keys)).collect::<Vec<_>>().join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::{BINDINGS, Context, Message, bindings, translate};
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
    use std::collections::HashMap;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        for context in Context::ALL {
            let mut seen = HashMap::new();
            for binding in bindings(context).chain(bindings(Context::Everywhere).filter(|_| context != Context::Everywhere)) {
                for key in binding.keys.iter().flat_map(|(keys, _)| *keys) {
                    let other = seen.insert(*key, binding.description);
                    assert_eq!(other, None, "{} is also: {}", key.name(), binding.description);
                }
            }
        }
    }

    #[test]
    fn no_key_needs_alt_gr() {
        let keys = BINDINGS.iter().flat_map(|binding| binding.keys).flat_map(|(keys, _)| *keys);
        let unreachable = ['[', ']', '{', '}', '\\', '~', '^', '@', '|', '`'].map(KeyCode::Char);
        for key in keys {
            assert!(!unreachable.contains(&key.0), "{} is missing on many keyboards", key.name());
        }
    }

    #[test]
    fn a_release_means_nothing_and_shift_is_in_the_character() {
        let shifted = KeyEvent::new(KeyCode::Char('?'), KeyModifiers::SHIFT);
        assert!(matches!(translate(Event::Key(shifted), Context::Browse), Some(Message::Help)));
        let release = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert!(translate(Event::Key(release), Context::Browse).is_none());
    }
}
