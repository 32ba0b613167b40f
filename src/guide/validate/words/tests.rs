//! The table of keys says what the types say: the same keys, the same words, the same needs.

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::super::shape::{
    DROPPED, FACT, GATE, GUIDE, ITEM, Key, Kind, LINK, NOTICE, PAGE, PART, QUESTION, REPEAT, REVISION, SECTION, SOURCE, STEP,
    SYSTEM, Shape, TERM,
};
use super::words_of;
use crate::guide::item::StepTable;
use crate::guide::{
    Dropped, Fact, Gate, Guide, Item, Link, Notice, PagePart, Question, Revision, Section, Source, SourcePage, System, Term,
};

/// What the types leave open, because a repeated item has none of it.
const NEEDED_BY_RULE: [&str; 3] = ["id", "title", "class"];

fn sample(kind: Kind) -> Value {
    match kind {
        Kind::Text => Value::from("text"),
        Kind::Number => Value::from(1),
        Kind::Truth => Value::from(true),
        Kind::Date => Value::Datetime("2026-11-27".parse().expect("it is a date")),
        Kind::Word(word) => Value::from(words_of(word)[0]),
        Kind::Texts => Value::Array(vec![Value::from("text")]),
        Kind::Table(shape) => Value::Table(full(shape)),
        Kind::Tables(shape) => Value::Array(vec![Value::Table(full(shape))]),
        Kind::Steps(shape) => Value::Array(vec![Value::from("text"), Value::Table(full(shape))]),
    }
}

/// A table with every key.
fn full(shape: &Shape) -> Table {
    shape.keys.iter().map(|key| (key.name.to_owned(), sample(key.kind))).collect()
}

fn with<T: DeserializeOwned>(shape: &Shape, name: &str, value: Option<Value>) -> Result<T, String> {
    let mut table = full(shape);
    match value {
        Some(value) => drop(table.insert(name.to_owned(), value)),
        None => drop(table.remove(name)),
    }
    table.try_into().map_err(|error: toml::de::Error| error.message().to_owned())
}

/// The names in a message such as "unknown field `x`, expected one of `a`, `b`", without the first.
fn expected(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).skip(1).collect()
}

fn assert_key_is_held<T: DeserializeOwned>(shape: &Shape, key: &Key) {
    let (name, what) = (key.name, format!("{}, {}", shape.name, key.name));
    let is_needed = with::<T>(shape, name, None).is_err();
    let by_rule = std::ptr::eq(shape, &raw const ITEM) && NEEDED_BY_RULE.contains(&name);
    assert_eq!(key.is_needed(), is_needed || by_rule, "{what}: whether it is needed");
    assert!(with::<T>(shape, name, Some(Value::Float(0.5))).is_err(), "{what} takes any value");
    if let Kind::Word(word) = key.kind {
        let words = words_of(word);
        for word in words {
            assert!(with::<T>(shape, name, Some(Value::from(*word))).is_ok(), "{what} is never {word}");
        }
        let other = with::<T>(shape, name, Some(Value::from("x-x"))).err().unwrap_or_default();
        assert_eq!(expected(&other), words, "{what}: the words");
    }
}

fn assert_held<T: DeserializeOwned>(shape: &Shape) {
    let whole = with::<T>(shape, "", None);
    assert!(whole.is_ok(), "{}: {}", shape.name, whole.err().unwrap_or_default());
    let read_into = std::any::type_name::<T>().rsplit(':').next();
    assert_eq!(read_into.map(|name| name.trim_end_matches("Table")), Some(shape.of), "{}", shape.name);
    for key in shape.keys {
        assert_key_is_held::<T>(shape, key);
    }
    let other = with::<T>(shape, "x-x", Some(Value::from(1))).err().unwrap_or_default();
    let mut names: Vec<&str> = shape.keys.iter().map(|key| key.name).collect();
    let mut found = expected(&other);
    names.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, names, "{}: the keys; the table of them is in src/guide/validate/shape.rs", shape.name);
}

#[test]
fn the_table_of_keys_is_what_the_types_read() {
    assert_held::<Guide>(&GUIDE);
    assert_held::<Notice>(&NOTICE);
    assert_held::<Revision>(&REVISION);
    assert_held::<Source>(&SOURCE);
    assert_held::<System>(&SYSTEM);
    assert_held::<Term>(&TERM);
    assert_held::<Gate>(&GATE);
    assert_held::<Dropped>(&DROPPED);
    assert_held::<Section>(&SECTION);
    assert_held::<Item>(&ITEM);
    assert_held::<StepTable>(&STEP);
    assert_held::<Fact>(&FACT);
    assert_held::<Link>(&LINK);
    assert_held::<Question>(&QUESTION);
    assert_held::<SourcePage>(&PAGE);
    assert_held::<PagePart>(&PART);
}

#[test]
fn a_repeated_item_has_keys_of_an_item() {
    assert!(REPEAT.keys.iter().all(|key| ITEM.key(key.name).is_some()));
}
