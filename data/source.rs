//! Writes the guide of a TOML file as Rust: a `static` of the types in `src/guide`, and one for every list in it.

use std::collections::HashMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use crate::shape::{Absent, GUIDE, Key, Kind, Shape, Word};

/// The Rust source of `pub static EMBEDDED`.
///
/// # Errors
/// With the key whose value is missing or of another kind.
pub fn of(mut guide: Table) -> Result<String, String> {
    repeat_items(&mut guide);
    let mut source = Source::default();
    let value = source.table(&guide, &GUIDE)?;
    Ok(format!("{}pub static EMBEDDED: Guide = {value};\n", source.lists))
}

/// Fills in the items that stand in several places from the one that they repeat.
fn repeat_items(guide: &mut Table) {
    let originals: HashMap<String, Table> = items(guide).filter_map(|item| Some((text(item, "id")?, item.clone()))).collect();
    for item in items(guide) {
        if let Some(original) = text(item, "same_as").and_then(|id| originals.get(&id)) {
            let mut whole = original.clone();
            whole.remove("group");
            whole.extend(std::mem::take(item));
            *item = whole;
        }
    }
}

fn items(guide: &mut Table) -> impl Iterator<Item = &mut Table> {
    tables(guide, "section").flat_map(|section| tables(section, "item"))
}

fn tables<'t>(table: &'t mut Table, key: &str) -> impl Iterator<Item = &'t mut Table> {
    table.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_table_mut)
}

fn text(table: &Table, key: &str) -> Option<String> {
    table.get(key)?.as_str().map(str::to_owned)
}

#[derive(Default)]
struct Source {
    /// The lists that were written, each as a `static`.
    lists: String,
    /// The name of each by its type and content, so that equal ones are written once.
    names: HashMap<String, String>,
}

impl Source {
    fn table(&mut self, table: &Table, shape: &Shape) -> Result<String, String> {
        let mut fields = String::new();
        for key in shape.keys {
            let value = self.field(table, key).map_err(|error| format!("{}.{}: {error}", shape.of, key.name))?;
            let _ = write!(fields, "{}: {value}, ", key.field);
        }
        Ok(format!("{} {{ {fields}}}", shape.of))
    }

    fn field(&mut self, table: &Table, key: &Key) -> Result<String, String> {
        let value = table.get(key.name).map(|value| self.value(value, key.kind)).transpose()?;
        match (value, key.absent) {
            (Some(value), Absent::None) => Ok(format!("Some({value})")),
            (Some(value), _) => Ok(value),
            (None, Absent::None) => Ok("None".to_owned()),
            (None, Absent::Is(value)) => Ok(value.to_owned()),
            (None, Absent::Never) => Err("it is missing".to_owned()),
        }
    }

    fn value(&mut self, value: &Value, kind: Kind) -> Result<String, String> {
        match (kind, value) {
            (Kind::Text, Value::String(text)) => Ok(format!("CompactString::const_new({text:?})")),
            (Kind::Number, Value::Integer(number)) => Ok(number.to_string()),
            (Kind::Truth, Value::Boolean(truth)) => Ok(truth.to_string()),
            (Kind::Date, Value::Datetime(toml::value::Datetime { date: Some(date), .. })) => {
                Ok(format!("date({}, {}, {})", date.year, date.month, date.day))
            }
            (Kind::Word(kind), Value::String(word)) => Ok(format!("{}::{}", type_of(kind), variant(word))),
            (Kind::Texts, Value::Array(texts)) => {
                self.list(texts, "CompactString", |source, text| source.value(text, Kind::Text))
            }
            (Kind::Table(shape), Value::Table(table)) => self.table(table, shape),
            (Kind::Tables(shape) | Kind::Steps(shape), Value::Array(tables)) => {
                self.list(tables, shape.of, |source, table| source.value(table, Kind::Table(shape)))
            }
            // A step that is nothing but its text.
            (Kind::Table(shape), Value::String(_)) => self.table(&Table::from_iter([("text".to_owned(), value.clone())]), shape),
            (_, value) => Err(format!("{value} is of another kind")),
        }
    }

    fn list(
        &mut self,
        values: &[Value],
        of: &str,
        write: impl Fn(&mut Self, &Value) -> Result<String, String>,
    ) -> Result<String, String> {
        let values = values.iter().map(|value| write(self, value)).collect::<Result<Vec<_>, _>>()?;
        let list = format!("[{of}; {}] = [{}]", values.len(), values.join(", "));
        let free = format!("LIST_{}", self.names.len());
        let lists = &mut self.lists;
        let name = self.names.entry(list).or_insert_with_key(|list| {
            let _ = writeln!(lists, "static {free}: {list};");
            free
        });
        Ok(format!("List::fixed(&{name})"))
    }
}

fn type_of(word: Word) -> &'static str {
    match word {
        Word::Asks => "Asks",
        Word::Coverage => "Coverage",
        Word::EvidenceClass => "EvidenceClass",
        Word::Listing => "Listing",
        Word::PartKind => "PartKind",
        Word::SectionKind => "SectionKind",
    }
}

/// `not-applicable` as `NotApplicable`.
fn variant(word: &str) -> String {
    let capitalized = |part: &str| part[..1].to_uppercase() + &part[1..];
    word.split('-').map(capitalized).collect()
}
