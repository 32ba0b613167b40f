//! Every key and what it means, in one table: the footer, the help and the README are made from it.

use std::mem::discriminant;

use crossterm::event::{Event, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::message::{Message, Mouse, MouseAction};

mod context;
mod groups;
mod key;
mod table;

pub use context::Context;
pub use groups::groups;
pub use key::Key;
pub use table::BINDINGS;

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

/// The rows that hold in `context`.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.context == context)
}

/// The table for people: each group of each context by its heading, with its keys and what they do.
pub fn table() -> impl Iterator<Item = (&'static str, Vec<(String, &'static str)>)> {
    let rows = |bindings: Vec<&Binding>| bindings.iter().map(|binding| (binding.all_keys(), binding.description)).collect();
    Context::ALL.into_iter().flat_map(groups).map(move |(title, bindings)| (title, rows(bindings)))
}

/// The key that `context` shows for the meaning that `is_meant` finds; empty if it has none.
pub fn key_for(context: Context, is_meant: impl Fn(&Message) -> bool) -> String {
    let mut meanings = bindings(context).flat_map(|binding| binding.keys);
    let keys = meanings.find(|(_, message)| is_meant(message)).map_or(&[] as &[Key], |(keys, _)| keys);
    keys.first().map_or_else(String::new, |key| key.name())
}

/// The key that `context` shows for what `message` does, whatever goes with it; empty if it has none.
pub fn key_of(context: Context, message: &Message) -> String {
    key_for(context, |other| discriminant(other) == discriminant(message))
}

/// What `event` means in `context`; `None` if nothing.
pub fn translate(event: Event, context: Context) -> Option<Message> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => meaning(event, context),
        Event::Paste(text) if context.takes_text() => Some(Message::Paste(text)),
        Event::Mouse(event) => mouse(event).map(Message::Mouse),
        Event::Resize(width, height) => Some(Message::Resize(Size { width, height })),
        _ => None,
    }
}

/// What leads out of `context`: the meaning of Esc there.
pub fn leave(context: Context) -> Option<Message> {
    let meanings = bindings(context).flat_map(|binding| binding.keys);
    meanings.into_iter().find(|(keys, _)| keys.contains(&key::ESCAPE)).map(|(_, message)| message.clone())
}

fn mouse(event: MouseEvent) -> Option<Mouse> {
    let action = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseAction::Click,
        MouseEventKind::ScrollUp => MouseAction::WheelUp,
        MouseEventKind::ScrollDown => MouseAction::WheelDown,
        _ => return None,
    };
    Some(Mouse { action, position: Position { x: event.column, y: event.row } })
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
