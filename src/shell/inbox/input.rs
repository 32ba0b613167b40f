//! Turns what is read from the terminal into keys, pastes and clicks, and gives up on those whose end was lost.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use termina::Parser;
use termina::event as read;

const PASTE: &[u8] = b"\x1b[200~";

const END_OF_PASTE: &[u8] = b"\x1b[201~";

/// Ctrl-C.
const STOP: u8 = 3;

const ESCAPE: u8 = 0x1b;

/// How long the rest of a key or of a click may take.
const PATIENCE: Duration = Duration::from_secs(1);

/// How long the rest of a paste may take: on a slow line it stalls, and what follows would then count as keys.
const PATIENCE_WITH_PASTES: Duration = Duration::from_secs(3);

const MODIFIERS: &[(read::Modifiers, KeyModifiers)] = &[
    (read::Modifiers::SHIFT, KeyModifiers::SHIFT),
    (read::Modifiers::ALT, KeyModifiers::ALT),
    (read::Modifiers::CONTROL, KeyModifiers::CONTROL),
    (read::Modifiers::SUPER, KeyModifiers::SUPER),
    (read::Modifiers::HYPER, KeyModifiers::HYPER),
    (read::Modifiers::META, KeyModifiers::META),
];

#[derive(Debug, Default)]
pub struct Input {
    parser: Parser,
    /// How that begins which has no end yet.
    begun: Vec<u8>,
}

impl Input {
    /// Takes what was read; `is_cut` if that may have cut a key in two.
    pub fn take(&mut self, bytes: &[u8], is_cut: bool) -> Vec<Event> {
        // Within a paste more is read with it.
        let ended = if bytes == [STOP] && self.begun == PASTE { self.give_up() } else { Vec::new() };
        if !ended.is_empty() {
            return ended;
        }
        let mut events = Vec::new();
        for (index, byte) in bytes.iter().enumerate() {
            if *byte == STOP && !matches!(self.begun.as_slice(), [] | [ESCAPE] | PASTE) {
                events.extend(self.give_up());
            }
            events.extend(self.take_byte(*byte, is_cut || index + 1 < bytes.len()));
        }
        events
    }

    fn take_byte(&mut self, byte: u8, is_more: bool) -> Option<Event> {
        self.parser.parse(&[byte], is_more);
        let is_over = ends(&self.begun, byte);
        if self.begun.len() < PASTE.len() {
            self.begun.push(byte);
        }
        match self.parser.pop() {
            Some(event) => {
                self.begun.clear();
                converted(event)
            }
            None if is_over && self.begun != PASTE => {
                *self = Self::default();
                None
            }
            None => None,
        }
    }

    /// How long to wait for the rest of what has begun; `None` if nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match self.begun.as_slice() {
            [] => None,
            PASTE => Some(PATIENCE_WITH_PASTES),
            _ => Some(PATIENCE),
        }
    }

    /// Drops half a key or click, and ends a paste.
    pub fn give_up(&mut self) -> Vec<Event> {
        let mut parser = std::mem::take(self).parser;
        // A lone Esc may have been cut from what did not follow.
        parser.parse(&[], false);
        let mut events: Vec<Event> = parser.pop().and_then(converted).into_iter().collect();
        parser.parse(END_OF_PASTE, false);
        let pastes = std::iter::from_fn(|| parser.pop()).filter(|event| matches!(event, read::Event::Paste(_)));
        events.extend(pastes.filter_map(converted));
        events
    }
}

/// Whether `byte` ends the sequence that begins with `begun`, known or not: letters never stand within one.
fn ends(begun: &[u8], byte: u8) -> bool {
    match begun {
        // Reports of the mouse in their oldest form, and the function keys of Linux.
        [ESCAPE, b'[', b'M' | b'[', ..] => false,
        [ESCAPE, b'['] => !matches!(byte, b'M' | b'[') && byte.is_ascii_graphic() && byte >= b'@',
        [ESCAPE, b'[', ..] => byte.is_ascii_graphic() && byte >= b'@',
        _ => false,
    }
}

/// The event as the interface knows it; `None` for what it has no use for.
fn converted(event: read::Event) -> Option<Event> {
    match event {
        read::Event::Key(event) => key(event).map(Event::Key),
        read::Event::Mouse(event) => mouse(event).map(Event::Mouse),
        read::Event::Paste(text) => Some(Event::Paste(text)),
        read::Event::FocusIn => Some(Event::FocusGained),
        read::Event::FocusOut => Some(Event::FocusLost),
        read::Event::WindowResized(_) | read::Event::Csi(_) | read::Event::Osc(_) | read::Event::Dcs(_) => None,
    }
}

fn key(event: read::KeyEvent) -> Option<KeyEvent> {
    let kind = match event.kind {
        read::KeyEventKind::Press => KeyEventKind::Press,
        read::KeyEventKind::Repeat => KeyEventKind::Repeat,
        read::KeyEventKind::Release => KeyEventKind::Release,
    };
    Some(KeyEvent::new_with_kind(code(event.code)?, modifiers(event.modifiers), kind))
}

fn code(code: read::KeyCode) -> Option<KeyCode> {
    Some(match code {
        read::KeyCode::Char(character) => KeyCode::Char(character),
        read::KeyCode::Function(number) => KeyCode::F(number),
        read::KeyCode::Enter => KeyCode::Enter,
        read::KeyCode::Backspace => KeyCode::Backspace,
        read::KeyCode::Tab => KeyCode::Tab,
        read::KeyCode::BackTab => KeyCode::BackTab,
        read::KeyCode::Escape => KeyCode::Esc,
        read::KeyCode::Left => KeyCode::Left,
        read::KeyCode::Right => KeyCode::Right,
        read::KeyCode::Up => KeyCode::Up,
        read::KeyCode::Down => KeyCode::Down,
        read::KeyCode::Home => KeyCode::Home,
        read::KeyCode::End => KeyCode::End,
        read::KeyCode::PageUp => KeyCode::PageUp,
        read::KeyCode::PageDown => KeyCode::PageDown,
        read::KeyCode::Insert => KeyCode::Insert,
        read::KeyCode::Delete => KeyCode::Delete,
        _ => return None,
    })
}

fn modifiers(held: read::Modifiers) -> KeyModifiers {
    MODIFIERS.iter().filter(|(modifier, _)| held.contains(*modifier)).map(|(_, modifier)| *modifier).collect()
}

fn mouse(event: read::MouseEvent) -> Option<MouseEvent> {
    let kind = match event.kind {
        read::MouseEventKind::Down(read::MouseButton::Left) => MouseEventKind::Down(MouseButton::Left),
        read::MouseEventKind::ScrollUp => MouseEventKind::ScrollUp,
        read::MouseEventKind::ScrollDown => MouseEventKind::ScrollDown,
        _ => return None,
    };
    Some(MouseEvent { kind, column: event.column, row: event.row, modifiers: modifiers(event.modifiers) })
}

#[cfg(test)]
mod tests {
    use super::{Event, Input, KeyCode, KeyModifiers, PATIENCE, PATIENCE_WITH_PASTES};
    use crossterm::event::{KeyEvent, MouseEvent};

    fn keys(events: &[Event]) -> Vec<KeyEvent> {
        events.iter().filter_map(Event::as_key_event).collect()
    }

    fn letter(letter: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE)
    }

    #[test]
    fn keys_that_come_in_pieces_are_whole() {
        for cut in 1..6 {
            let (mut input, bytes) = (Input::default(), b"\x1b[1;5Cj");
            let mut events = input.take(&bytes[..cut], cut == 1);
            events.extend(input.take(&bytes[cut..], false));
            assert_eq!(keys(&events), [KeyEvent::new(KeyCode::Right, KeyModifiers::CONTROL), letter('j')], "{cut}");
            assert_eq!(input.patience(), None);
        }
    }

    #[test]
    fn half_a_click_is_dropped_after_a_while_or_by_control_c() {
        let mut input = Input::default();
        assert_eq!(input.take(b"\x1b[<0;1", false), []);
        assert_eq!(input.patience(), Some(PATIENCE));
        assert_eq!(input.give_up(), []);
        assert_eq!(keys(&input.take(b"j", false)), [letter('j')]);
        let stop = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
        for half in [&b"\x1b[<0;1"[..], b"\x1b[", b"\x1b]", b"\xc3", b"\x1b[200"] {
            input.take(half, false);
            assert_eq!(keys(&input.take(b"\x03", false)), [stop], "{half:?}");
        }
    }

    #[test]
    fn the_key_that_half_a_click_swallows_is_the_last_one() {
        for half in ["\x1b[<0;1", "\x1b[1;", "\x1b[?"] {
            let events = Input::default().take(format!("{half}kj").as_bytes(), false);
            assert_eq!(keys(&events).last(), Some(&letter('j')), "{half:?}");
        }
        assert_eq!(keys(&Input::default().take(b"\x1b[[A", false)), [KeyEvent::from(KeyCode::F(1))]);
        assert_eq!(Input::default().take(b"\x1b[M !!", false).len(), 1);
    }

    #[test]
    fn a_paste_without_an_end_ends_after_a_while_or_by_control_c() {
        let mut input = Input::default();
        for is_stopped in [false, true] {
            assert_eq!(input.take("\x1b[200~wörds\x03".as_bytes(), false), []);
            assert_eq!(input.patience(), Some(PATIENCE_WITH_PASTES));
            let ended = if is_stopped { input.take(b"\x03", false) } else { input.give_up() };
            assert_eq!(ended, [Event::Paste("wörds\x03".to_owned())]);
            assert_eq!(input.patience(), None);
        }
        assert_eq!(input.take(b"\x1b[200~words\x1b[201~", false), [Event::Paste("words".to_owned())]);
    }

    #[test]
    fn esc_at_the_end_of_what_was_read_is_a_key_when_nothing_follows() {
        let mut input = Input::default();
        assert_eq!(input.take(b"\x1b", true), []);
        assert_eq!(keys(&input.give_up()), [KeyEvent::from(KeyCode::Esc)]);
        assert_eq!(keys(&input.take(b"\x1b", false)), [KeyEvent::from(KeyCode::Esc)]);
    }

    #[test]
    fn clicks_and_the_wheel_arrive_with_their_place() {
        let events = Input::default().take(b"\x1b[<0;3;2M\x1b[<0;3;2m\x1b[<65;3;2M\x1b[I", false);
        let places: Vec<_> =
            events.iter().filter_map(Event::as_mouse_event).map(|MouseEvent { column, row, .. }| (column, row)).collect();
        assert_eq!(places, [(2, 1), (2, 1)]);
        assert_eq!(events.last(), Some(&Event::FocusGained));
    }

    #[test]
    fn no_bytes_break_it() {
        const LIKELY: &[u8] = b"\x1b\x1b[[[<;;:0123456789MmRu~cn?>OP]\\I$ yq\x07\x00\x7f\x80\xc3\xff";
        let mut state = 1_u32;
        let mut random = || {
            // A linear congruential generator: the same bytes in every run.
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            usize::try_from(state >> 16).expect("it has 16 bits")
        };
        for round in 0..50_000 {
            let bytes: Vec<u8> = (0..random() % 24).map(|_| LIKELY[random() % LIKELY.len()]).collect();
            let mut input = Input::default();
            input.take(&bytes, round % 2 == 0);
            input.give_up();
            assert_eq!(keys(&input.take(b"j", false)), [letter('j')], "{bytes:?}");
        }
    }
}
