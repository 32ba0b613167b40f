//! Translates terminal events to messages, by the key table.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::key::{ESCAPE, Key};
use super::rows::bindings;
use crate::tui::state::context::Context;
use crate::tui::state::message::{Message, Mouse, MouseAction};

pub fn translate(event: Event, context: Context) -> Option<Message> {
    match event {
        Event::Key(event) if event.kind != KeyEventKind::Release => meaning(event, context),
        Event::Paste(text) if context.takes_text() => Some(Message::Paste(text)),
        Event::Mouse(event) => mouse(event).map(Message::Mouse),
        Event::Resize(width, height) => Some(Message::Resize(Size { width, height })),
        _ => None,
    }
}

/// What Esc means in `context`.
pub fn leave(context: Context) -> Option<Message> {
    let mut meanings = bindings(context).flat_map(|binding| binding.keys);
    meanings.find(|(keys, _)| keys.contains(&ESCAPE)).map(|(_, message)| message.clone())
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

/// The key without Ctrl and Alt where both only say that `AltGr` was held: letters with both are keys of their own.
fn without_alt_gr(mut event: KeyEvent) -> KeyEvent {
    const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);
    if event.modifiers.contains(ALT_GR) && matches!(event.code, KeyCode::Char(character) if !character.is_ascii_alphabetic()) {
        event.modifiers -= ALT_GR;
    }
    event
}

fn meaning(event: KeyEvent, context: Context) -> Option<Message> {
    let event = without_alt_gr(event);
    let pressed = Key(event.code, event.modifiers - KeyModifiers::SHIFT);
    let rows = bindings(context).chain(bindings(Context::Everywhere));
    let bound = rows.flat_map(|binding| binding.keys).find(|(keys, _)| keys.contains(&pressed));
    match bound {
        Some((_, message)) => Some(message.clone()),
        None if context.takes_text() => Some(Message::Type(event.into())),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Context, Message, translate};
    use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

    #[test]
    fn a_release_means_nothing_and_shift_is_in_the_character() {
        let shifted = KeyEvent::new(KeyCode::Char('?'), KeyModifiers::SHIFT);
        assert!(matches!(translate(Event::Key(shifted), Context::Browse), Some(Message::Help)));
        let alt_gr = KeyEvent::new(KeyCode::Char('?'), KeyModifiers::CONTROL | KeyModifiers::ALT);
        assert!(matches!(translate(Event::Key(alt_gr), Context::Browse), Some(Message::Help)));
        let release = KeyEvent::new_with_kind(KeyCode::Char('q'), KeyModifiers::NONE, KeyEventKind::Release);
        assert!(translate(Event::Key(release), Context::Browse).is_none());
    }
}
