//! Holds each table of a guide's file against its shape, and mends what is wrong so that the rest can be checked too.

use std::collections::BTreeMap;

use jiff::civil::Date;
use toml::de::{DeArray, DeTable, DeValue};
use toml::{Spanned, Table, Value};

use super::Problems;
use super::shape::{Key, Kind, Shape};
use super::words::words_of;
use crate::text::nearest;

/// How alike two keys must be for one to be read as the other.
const ALIKE: f64 = 0.85;

type Found<'t, 'i> = BTreeMap<&'static str, &'t Spanned<DeValue<'i>>>;

/// A table in the file, and what stands around it.
pub(super) struct Place<'p> {
    /// Keys and numbers, as in `section.0.item.3`; empty for the whole file.
    pub path: &'p str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// What holds it, innermost last.
    pub above: &'p [&'static Shape],
}

impl Problems<'_> {
    /// The table as `shape` wants it: misspelt keys corrected, unknown ones left out, missing ones filled in.
    pub(super) fn table(&mut self, place: &Place, table: &DeTable, whole: &'static Shape) -> Table {
        let shape = match whole.fewer {
            Some((key, fewer)) if table.iter().any(|(name, _)| name.get_ref() == key) => fewer,
            _ => whole,
        };
        let mut found = Found::new();
        found.extend(table.iter().filter_map(|(name, value)| Some((shape.key(name.get_ref())?.name, value))));
        for (name, value) in table.iter().filter(|(name, _)| shape.key(name.get_ref()).is_none()) {
            let meant = meant(name.get_ref(), shape, whole, &found);
            self.found.push((name.span().start, no_key(name.get_ref(), meant, shape, place)));
            found.extend(meant.map(|meant| (meant, value)));
        }
        let keys = shape.keys.iter().filter_map(|key| Some((key.name.to_owned(), self.entry(place, shape, key, &found)?)));
        keys.collect()
    }

    fn entry(&mut self, place: &Place, shape: &'static Shape, key: &'static Key, found: &Found) -> Option<Value> {
        let path = join(place.path, key.name);
        let above: Vec<&'static Shape> = place.above.iter().copied().chain([shape]).collect();
        match found.get(key.name) {
            Some(value) => Some(self.value(&path, key, value, &above)),
            None if !key.is_needed() => None,
            None => {
                self.found.push((place.start, format!("{} needs `{}`: add {}", shape.name, key.name, example(&path, key))));
                Some(self.blank(&path, key.kind))
            }
        }
    }

    fn value(&mut self, path: &str, key: &Key, value: &Spanned<DeValue>, above: &[&'static Shape]) -> Value {
        let start = value.span().start;
        let inner = Place { path, start, above };
        match (key.kind, value.get_ref()) {
            (Kind::Text, DeValue::String(text)) => Value::from(text.as_ref()),
            (Kind::Truth, DeValue::Boolean(truth)) => Value::from(*truth),
            (Kind::Word(kind), DeValue::String(word)) if words_of(kind).contains(&word.as_ref()) => Value::from(word.as_ref()),
            (Kind::Table(shape), DeValue::Table(table)) => Value::Table(self.table(&inner, table, shape)),
            (Kind::Texts | Kind::Tables(_) | Kind::Steps(_), DeValue::Array(values)) => self.list(&inner, key, values),
            (kind, other) => plain(kind, other).unwrap_or_else(|| {
                self.found.push((start, mismatch(path, key, other)));
                self.one_for_a_list(&inner, kind, other)
            }),
        }
    }

    /// What stands alone where a list is wanted is its only entry.
    fn one_for_a_list(&mut self, place: &Place, kind: Kind, value: &DeValue) -> Value {
        match (kind, value) {
            (Kind::Texts | Kind::Steps(_), DeValue::String(text)) => Value::Array(vec![Value::from(text.as_ref())]),
            (Kind::Tables(shape), DeValue::Table(table)) => Value::Array(vec![Value::Table(self.table(place, table, shape))]),
            _ => self.blank(place.path, kind),
        }
    }

    fn list(&mut self, place: &Place, key: &Key, values: &DeArray) -> Value {
        let entries = values.iter().enumerate().map(|(number, value)| {
            let path = join(place.path, &number.to_string());
            let inner = Place { path: &path, start: value.span().start, above: place.above };
            match (key.kind, value.get_ref()) {
                (Kind::Texts | Kind::Steps(_), DeValue::String(text)) => Value::from(text.as_ref()),
                (Kind::Tables(shape) | Kind::Steps(shape), DeValue::Table(table)) => {
                    Value::Table(self.table(&inner, table, shape))
                }
                (kind, other) => {
                    let wanted = described(kind);
                    let sentence = format!("`{}` must be {wanted}, and here is {}: correct it", key.name, kind_of(other));
                    self.found.push((inner.start, sentence));
                    self.blank(&path, one_of(kind))
                }
            }
        });
        Value::Array(entries.collect())
    }

    /// What the types take, where nothing usable was given; no rule complains of it again.
    fn blank(&mut self, path: &str, kind: Kind) -> Value {
        self.mended.insert(path.to_owned());
        match kind {
            Kind::Text => Value::from(""),
            Kind::Number => Value::from(u32::MAX),
            Kind::Truth => Value::from(false),
            Kind::Date => Value::from("2000-01-01"),
            Kind::Word(word) => Value::from(words_of(word).first().copied().unwrap_or_default()),
            Kind::Texts | Kind::Tables(_) | Kind::Steps(_) => Value::Array(Vec::new()),
            Kind::Table(shape) => {
                let needed = shape.keys.iter().filter(|key| key.is_needed());
                let keys = needed.map(|key| (key.name.to_owned(), self.blank(&join(path, key.name), key.kind)));
                Value::Table(keys.collect())
            }
        }
    }
}

/// The kind of each entry of a list.
fn one_of(kind: Kind) -> Kind {
    match kind {
        Kind::Tables(shape) => Kind::Table(shape),
        _ => Kind::Text,
    }
}

fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Numbers and dates, which TOML writes in several ways.
fn plain(kind: Kind, value: &DeValue) -> Option<Value> {
    match (kind, value) {
        (Kind::Number, DeValue::Integer(number)) => u32::from_str_radix(number.as_str(), number.radix()).ok().map(Value::from),
        (Kind::Date, DeValue::Datetime(date)) => date.to_string().parse::<Date>().ok().map(|_| Value::Datetime(*date)),
        (Kind::Date, DeValue::String(text)) => text.parse::<Date>().ok().map(|_| Value::from(text.as_ref())),
        _ => None,
    }
}

/// The key that was probably meant; a whole item's keys are not misspelt ones of a repeated item.
fn meant(name: &str, shape: &Shape, whole: &Shape, found: &Found) -> Option<&'static str> {
    let is_whole = whole.key(name).is_some();
    let free = shape.keys.iter().map(|key| key.name).filter(|key| !is_whole && !found.contains_key(key));
    nearest(name, free, ALIKE)
}

fn no_key(name: &str, meant: Option<&str>, shape: &Shape, place: &Place) -> String {
    let sentence = format!("{} has no key `{name}`", shape.name);
    let above = place.above.iter().rev().find(|above| above.key(name).is_some());
    match (meant, above) {
        (Some(meant), _) => format!("{sentence}: write `{meant}`"),
        (None, Some(above)) => {
            format!("{sentence}, but {} has: move it up to there, above `{}`", above.name, heading(place.path))
        }
        (None, None) => {
            let keys: Vec<&str> = shape.keys.iter().map(|key| key.name).collect();
            format!("{sentence}: remove it; the keys are {}", keys.join(", "))
        }
    }
}

/// The heading that begins such a table: its place without the numbers.
fn heading(path: &str) -> String {
    let keys: Vec<&str> = path.split('.').filter(|step| step.parse::<usize>().is_err()).collect();
    let is_one_of_many = path.rsplit('.').next().is_some_and(|step| step.parse::<usize>().is_ok());
    let keys = keys.join(".");
    if is_one_of_many { format!("[[{keys}]]") } else { format!("[{keys}]") }
}

fn mismatch(path: &str, key: &Key, value: &DeValue) -> String {
    match (key.kind, value) {
        (Kind::Word(kind), DeValue::String(word)) => {
            let words = words_of(kind);
            let near = nearest(word, words.iter().copied(), ALIKE);
            let remedy = near.map_or_else(|| format!("use one of {}", words.join(", ")), |near| format!("write `{near}`"));
            format!("`{}` cannot be `{word}`: {remedy}", key.name)
        }
        (kind, other) => {
            let (wanted, given) = (described(kind), kind_of(other));
            format!("`{}` must be {wanted}, not {given}: write it as {}", key.name, example(path, key))
        }
    }
}

fn described(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "text in quotation marks",
        Kind::Number => "a whole number from 0 on",
        Kind::Truth => "true or false",
        Kind::Date => "a date",
        Kind::Word(_) => "a word in quotation marks",
        Kind::Texts => "a list of texts in quotation marks",
        Kind::Table(_) => "one table",
        Kind::Tables(_) => "a list of tables",
        Kind::Steps(_) => "a list of texts or of tables with `text`",
    }
}

fn kind_of(value: &DeValue) -> &'static str {
    match value {
        DeValue::String(_) => "text",
        DeValue::Integer(number) if number.as_str().starts_with('-') => "a negative number",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(_), Some(_)) => "a date with a time",
            (Some(_), None) => "a date",
            (None, _) => "a time",
        },
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn example(path: &str, key: &Key) -> String {
    let name = key.name;
    match key.kind {
        Kind::Text => format!("`{name} = \"…\"`"),
        Kind::Number => format!("`{name} = 1`"),
        Kind::Truth => format!("`{name} = true`"),
        Kind::Date => format!("`{name} = 2026-11-27`"),
        Kind::Word(word) => format!("`{name} = \"{}\"`", words_of(word).first().copied().unwrap_or_default()),
        Kind::Texts | Kind::Steps(_) => format!("`{name} = [\"…\"]`"),
        Kind::Table(_) => format!("`{}`", heading(path)),
        Kind::Tables(_) => format!("`{}`", heading(&join(path, "0"))),
    }
}
