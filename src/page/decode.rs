//! The text of a page from its bytes: UTF-8, or UTF-16 with its mark.

use super::error::PageError;
use crate::document::Position;
use crate::text::normalize;

/// # Errors
/// When the bytes are no text.
pub fn decode(bytes: Vec<u8>) -> Result<String, PageError> {
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes)?,
        _ => String::from_utf8(bytes).map_err(|error| not_text(error.as_bytes(), error.utf8_error().valid_up_to()))?,
    };
    let text = normalize(&text).into_owned();
    match text.find('\0') {
        Some(_) => Err(PageError::Binary),
        None if text.trim().is_empty() => Err(PageError::Empty),
        None => Ok(text),
    }
}

fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, PageError> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = char::decode_utf16(pairs.iter().copied().map(unit)).collect::<Result<String, _>>();
    if rest.is_empty() { text.map_err(|_| PageError::Binary) } else { Err(PageError::Binary) }
}

fn not_text(bytes: &[u8], valid: usize) -> PageError {
    if bytes.contains(&0) {
        return PageError::Binary;
    }
    PageError::Encoding(Position::of(&String::from_utf8_lossy(&bytes[..valid]), valid))
}

#[cfg(test)]
mod tests {
    use super::{PageError, decode};

    #[test]
    fn both_orders_of_utf_16_and_marks_are_read() {
        for text in ["héllo 👩", "one\r\ntwo"] {
            let wanted = text.replace('\r', "");
            let little: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            for bytes in [little, big, format!("\u{feff}{text}").into_bytes()] {
                assert_eq!(decode(bytes), Ok(wanted.clone()));
            }
        }
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_reason() {
        assert_eq!(decode(b" \n".to_vec()), Err(PageError::Empty));
        assert_eq!(decode(b"GIF\0\x01\xff".to_vec()), Err(PageError::Binary));
        assert_eq!(decode(vec![0xff, 0xfe, 0x00, 0xd8]), Err(PageError::Binary));
        assert_eq!(decode(vec![0xff, 0xfe, b'a']), Err(PageError::Binary));
        let Err(PageError::Encoding(position)) = decode(b"ab\ncd\xe9".to_vec()) else { panic!("it is Latin-1") };
        assert_eq!(position.to_string(), "line 2, column 3");
    }
}
