//! Keys with their modifiers, and their names.

use crossterm::event::{KeyCode, KeyModifiers};

/// A key with its modifiers; a shifted character is already the character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(pub KeyCode, pub KeyModifiers);

pub(super) const fn key(code: KeyCode) -> Key {
    Key(code, KeyModifiers::NONE)
}

pub(super) const fn char(character: char) -> Key {
    key(KeyCode::Char(character))
}

pub(super) const fn ctrl(character: char) -> Key {
    Key(KeyCode::Char(character), KeyModifiers::CONTROL)
}

pub(super) const UP: Key = key(KeyCode::Up);
pub(super) const DOWN: Key = key(KeyCode::Down);
pub(super) const ENTER: Key = key(KeyCode::Enter);
pub(super) const ESCAPE: Key = key(KeyCode::Esc);

impl Key {
    /// The name that is printed on keyboards.
    pub fn name(self) -> String {
        let Self(code, modifiers) = self;
        let name = match code {
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(character) if modifiers.contains(KeyModifiers::CONTROL) => character.to_ascii_uppercase().to_string(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::BackTab => "Shift-Tab".to_owned(),
            KeyCode::Delete => "Del".to_owned(),
            other => other.to_string(),
        };
        if modifiers.contains(KeyModifiers::CONTROL) { format!("Ctrl-{name}") } else { name }
    }
}
