//! What readers of files say of a wrong value, in words of the file instead of names of the code.

use std::borrow::Cow;

/// What readers expect, as people say it; names of types follow `struct`.
const EXPECTED: [(&str, &str); 9] = [
    ("a string", "text in quotation marks"),
    ("a boolean", "true or false"),
    ("a sequence", "a list"),
    ("a map", TABLE),
    ("u8", NATURAL),
    ("u32", NATURAL),
    ("u64", NATURAL),
    ("usize", NATURAL),
    ("i64", "a whole number"),
];

const TABLE: &str = "a table";

const NATURAL: &str = "a whole number from 0 on";

/// What they find, as they begin to say it.
const FOUND: [(&str, &str); 4] = [("string", "text"), ("sequence", "a list"), ("map", TABLE), ("unit", "nothing")];

/// A word that is none of those that a file can have there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown word `{found}`, expected one of `{}`", known.join("`, `"))]
pub struct UnknownWord {
    pub found: String,
    pub known: Vec<&'static str>,
}

/// `message` as a sentence without a full stop: `expected a list, not text`.
pub fn in_words(message: &str) -> Cow<'_, str> {
    if let Some(name) = message.strip_prefix("unknown field ") {
        return format!("unknown key {name}").into();
    }
    if let Some(name) = message.strip_prefix("missing field ") {
        return format!("{name} is missing").into();
    }
    let mistake = message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "));
    // The text that was found may have any words in it.
    match mistake.and_then(|mistake| mistake.rsplit_once(", expected ")) {
        Some((found, wanted)) => format!("expected {}, not {}", expected(wanted), self::found(found)).into(),
        None => message.into(),
    }
}

/// What is wrong with JSON, without where.
pub fn json_in_words(error: &serde_json::Error) -> String {
    let message = error.to_string();
    in_words(message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message)).into_owned()
}

fn expected(wanted: &str) -> &str {
    let known = EXPECTED.iter().find(|(name, _)| *name == wanted).map(|(_, words)| *words);
    known.unwrap_or(if wanted.starts_with("struct ") { TABLE } else { wanted })
}

fn found(found: &str) -> &str {
    let known = FOUND.iter().find(|(name, _)| found.split(' ').next() == Some(name)).map(|(_, words)| *words);
    // Numbers and truths are said with their value.
    known.or_else(|| found.split('`').nth(1)).unwrap_or(found)
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn types_of_the_code_are_said_in_words() {
        for (message, words) in [
            ("invalid type: string \"x, expected y\", expected struct DatedLine", "expected a table, not text"),
            ("invalid value: integer `-7`, expected u32", "expected a whole number from 0 on, not -7"),
            ("invalid type: sequence, expected a date", "expected a date, not a list"),
            ("unknown field `them`, expected `a` or `b`", "unknown key `them`, expected `a` or `b`"),
            ("missing field `act`", "`act` is missing"),
            ("recursion limit", "recursion limit"),
        ] {
            assert_eq!(in_words(message), words);
        }
    }
}
