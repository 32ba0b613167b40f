//! A notation for what a person types: `"jj<Space>n hello<Esc>"`.
//!
//! Plain characters are themselves. Names stand for the other keys (`<Enter>`, `<C-c>`, `<lt>` for
//! `<`), and `<paste:some text>`, `<focus>`, `<resize:80x24>`, `<click:12,5>` and `<wheel:down,40,10>`
//! (column and row, from 0) for what else a terminal reports.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// What crossterm reports when `text` is typed.
pub fn events(text: &str) -> Vec<Event> {
    let mut events = Vec::new();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        if character == '<' {
            let end = rest.find('>').unwrap_or_else(|| panic!("no `>` in `{rest}`: write `<lt>` for a plain `<`"));
            events.push(named(&rest[1..end]));
            rest = &rest[end + 1..];
        } else {
            events.push(typed(character));
            rest = &rest[character.len_utf8()..];
        }
    }
    events
}

/// What xterm sends when `text` is typed.
pub fn bytes(text: &str) -> Vec<u8> {
    events(text).iter().flat_map(encode).collect()
}

fn named(name: &str) -> Event {
    if let Some(text) = name.strip_prefix("paste:") {
        return Event::Paste(text.to_owned());
    }
    if let Some(size) = name.strip_prefix("resize:") {
        let (columns, rows) = dimensions(size).unwrap_or_else(|| panic!("`<{name}>` is no size: write `<resize:80x24>`"));
        return Event::Resize(columns, rows);
    }
    if let Some(place) = name.strip_prefix("click:") {
        return mouse(MouseEventKind::Down(MouseButton::Left), name, place);
    }
    if let Some(place) = name.strip_prefix("wheel:up,") {
        return mouse(MouseEventKind::ScrollUp, name, place);
    }
    if let Some(place) = name.strip_prefix("wheel:down,") {
        return mouse(MouseEventKind::ScrollDown, name, place);
    }
    if let Some(letter) = name.strip_prefix("C-") {
        let letter = letter.parse().ok().filter(char::is_ascii_lowercase);
        let letter = letter.unwrap_or_else(|| panic!("`<{name}>`: write `<C-c>`, lower case"));
        return press(KeyCode::Char(letter), KeyModifiers::CONTROL);
    }
    let code = match name {
        "focus" => return Event::FocusGained,
        "BackTab" => return press(KeyCode::BackTab, KeyModifiers::SHIFT),
        "lt" => KeyCode::Char('<'),
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PageUp" => KeyCode::PageUp,
        "PageDown" => KeyCode::PageDown,
        "Backspace" => KeyCode::Backspace,
        "Delete" => KeyCode::Delete,
        "F1" => KeyCode::F(1),
        _ => panic!("`<{name}>` is no key: see the names in tests/suite/support/keys.rs"),
    };
    press(code, KeyModifiers::NONE)
}

/// crossterm reports an upper-case letter with the shift that made it, and other shifted
/// characters without, because a terminal sends the character alone.
fn typed(character: char) -> Event {
    assert!(!character.is_control(), "{character:?} is not typed as text: name the key, as in `<Enter>`");
    let modifiers = if character.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    press(KeyCode::Char(character), modifiers)
}

fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

fn mouse(kind: MouseEventKind, name: &str, place: &str) -> Event {
    let place = place.split_once(',').and_then(|(column, row)| Some((column.parse().ok()?, row.parse().ok()?)));
    let (column, row) = place.unwrap_or_else(|| panic!("`<{name}>` is no place: write `<click:12,5>`"));
    Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
}

fn dimensions(size: &str) -> Option<(u16, u16)> {
    let (columns, rows) = size.split_once('x')?;
    Some((columns.parse().ok()?, rows.parse().ok()?))
}

fn encode(event: &Event) -> Vec<u8> {
    match event {
        Event::Key(key) => encode_key(*key),
        // A terminal turns the line ends of a paste into what the Enter key sends.
        Event::Paste(text) => format!("\x1b[200~{}\x1b[201~", text.replace('\n', "\r")).into_bytes(),
        Event::FocusGained => b"\x1b[I".to_vec(),
        Event::Resize(..) => panic!("a resize is no input: call `Terminal::resize`"),
        Event::Mouse(MouseEvent { kind, column, row, .. }) => {
            let button = match kind {
                MouseEventKind::ScrollUp => 64,
                MouseEventKind::ScrollDown => 65,
                _ => 0,
            };
            format!("\x1b[<{button};{};{}M", column + 1, row + 1).into_bytes()
        }
        Event::FocusLost => unreachable!("the notation has no {event:?}"),
    }
}

fn encode_key(key: KeyEvent) -> Vec<u8> {
    let sequence: &[u8] = match key.code {
        KeyCode::Char(letter) if key.modifiers.contains(KeyModifiers::CONTROL) => {
            return vec![u8::try_from(letter).expect("control goes with ASCII letters") & 0x1f];
        }
        KeyCode::Char(character) => return character.to_string().into_bytes(),
        KeyCode::Enter => b"\r",
        KeyCode::Esc => b"\x1b",
        KeyCode::Tab => b"\t",
        KeyCode::BackTab => b"\x1b[Z",
        KeyCode::Up => b"\x1b[A",
        KeyCode::Down => b"\x1b[B",
        KeyCode::Right => b"\x1b[C",
        KeyCode::Left => b"\x1b[D",
        KeyCode::Home => b"\x1b[H",
        KeyCode::End => b"\x1b[F",
        KeyCode::PageUp => b"\x1b[5~",
        KeyCode::PageDown => b"\x1b[6~",
        KeyCode::Backspace => b"\x7f",
        KeyCode::Delete => b"\x1b[3~",
        KeyCode::F(1) => b"\x1bOP",
        code => unreachable!("the notation has no {code:?}"),
    };
    sequence.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_themselves() {
        let expected = [
            press(KeyCode::Char('j'), KeyModifiers::NONE),
            press(KeyCode::Char('N'), KeyModifiers::SHIFT),
            press(KeyCode::Char('?'), KeyModifiers::NONE),
            press(KeyCode::Char('é'), KeyModifiers::NONE),
        ];
        assert_eq!(events("jN?é"), expected);
        assert_eq!(bytes("jN?é"), "jN?é".as_bytes());
    }

    #[test]
    fn names_stand_for_keys() {
        let expected = [
            press(KeyCode::Char('<'), KeyModifiers::NONE),
            press(KeyCode::Char('c'), KeyModifiers::CONTROL),
            press(KeyCode::BackTab, KeyModifiers::SHIFT),
            Event::FocusGained,
        ];
        assert_eq!(events("<lt><C-c><BackTab><focus>"), expected);
        assert_eq!(bytes("<lt><C-c><BackTab><focus>"), b"<\x03\x1b[Z\x1b[I");
    }

    #[test]
    fn keys_send_what_xterm_sends() {
        let keys = "<Enter><Esc><Space><Tab><Up><Down><Right><Left><Home><End>\
                    <PageUp><PageDown><Backspace><Delete><F1><C-z>";
        let expected = b"\r\x1b \t\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F\
                         \x1b[5~\x1b[6~\x7f\x1b[3~\x1bOP\x1a";
        assert_eq!(bytes(keys), expected);
    }

    #[test]
    fn a_paste_is_bracketed() {
        let pasted = Event::Paste("a\nb".to_owned());
        assert_eq!(events("<paste:a\nb>"), [pasted]);
        assert_eq!(bytes("<paste:a\nb>"), b"\x1b[200~a\rb\x1b[201~");
    }

    #[test]
    fn a_mouse_points_somewhere() {
        assert_eq!(bytes("<click:12,5><wheel:down,0,1>"), b"\x1b[<0;13;6M\x1b[<65;1;2M");
    }

    #[test]
    fn a_resize_is_columns_by_rows() {
        assert_eq!(events("<resize:80x24>"), [Event::Resize(80, 24)]);
    }

    #[test]
    #[should_panic(expected = "call `Terminal::resize`")]
    fn a_resize_has_no_bytes() {
        bytes("<resize:80x24>");
    }

    #[test]
    #[should_panic(expected = "`<Return>` is no key")]
    fn an_unknown_name_is_refused() {
        events("<Return>");
    }

    #[test]
    #[should_panic(expected = "write `<lt>`")]
    fn an_open_bracket_is_refused() {
        events("a < b");
    }
}
