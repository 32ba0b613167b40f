//! What reading guide and progress files has in common: the position of an error, and the schema of the file.

use toml::de::{DeTable, DeValue};

mod words;

pub use words::{UnknownWord, in_words, json_in_words};

/// A position in a file, as people count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl std::fmt::Display for Position {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "line {}, column {}", self.line, self.column)
    }
}

impl Position {
    /// The position of the byte `offset` in `text`; past the end counts as the end.
    pub fn of(text: &str, offset: usize) -> Self {
        let before =
            || text.char_indices().filter(|(at, character)| at + character.len_utf8() <= offset).map(|(_, character)| character);
        let line = 1 + before().filter(|&character| character == '\n').count();
        let column = before().fold(1, |column, character| if character == '\n' { 1 } else { column + 1 });
        Self { line, column }
    }

    /// The position behind `passed`, which begins here.
    #[must_use]
    pub fn after(self, passed: &str) -> Self {
        passed.chars().fold(self, |Self { line, column }, character| match character {
            '\n' => Self { line: line + 1, column: 1 },
            _ => Self { line, column: column + 1 },
        })
    }

    pub fn of_error(text: &str, error: &toml::de::Error) -> Self {
        Self::of(text, error.span().map_or(0, |span| span.start))
    }
}

/// The line and value of `schema` if it is not `supported`.
///
/// Another schema may have other keys too, so this is checked before the rest of the file.
pub fn other_schema(text: &str, supported: u32) -> Option<(usize, i64)> {
    let table = DeTable::parse(text).ok()?.into_inner();
    let DeValue::Integer(found) = table.get("schema")?.get_ref() else { return None };
    let found = i64::from_str_radix(found.as_str(), found.radix()).ok()?;
    let line = 1 + text.lines().position(|line| line.trim_start().starts_with("schema")).unwrap_or(0);
    (found != i64::from(supported)).then_some((line, found))
}

#[cfg(test)]
mod tests {
    use super::{Position, other_schema};

    #[test]
    fn counts_lines_and_characters_from_one() {
        assert_eq!(Position::of("a\nbé!c", 0), Position { line: 1, column: 1 });
        assert_eq!(Position::of("a\nbé!c", 5), Position { line: 2, column: 3 });
        assert_eq!(Position::of("a\nbé!c", 4), Position { line: 2, column: 2 });
        assert_eq!(Position::of("a\nbé!c", 99), Position { line: 2, column: 5 });
    }

    #[test]
    fn a_position_can_be_counted_from_another() {
        let text = "a\nbé!c\n\nd";
        for end in [0, 2, 5, 7, 9, 10] {
            let (before, after) = text.split_at(end.min(5));
            let passed = &text[before.len().min(end)..end];
            assert_eq!(Position::of(text, before.len().min(end)).after(passed), Position::of(text, end), "{after}");
        }
    }

    #[test]
    fn finds_a_schema_only_where_it_differs() {
        assert_eq!(other_schema("# x\nschema = 2\n", 1), Some((2, 2)));
        assert_eq!(other_schema("schema = 1\n", 1), None);
    }
}
