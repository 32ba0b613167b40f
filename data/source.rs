//! Writes the guide of a TOML file as Rust: a `static` of the types in `src/guide`, and one for every list in it.

use std::collections::HashMap;
use std::fmt::Write as _;

use toml::{Table, Value};

use crate::shape::{Field, GUIDE, Kind, Type};

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
    fn table(&mut self, table: &Table, shape: &Type) -> Result<String, String> {
        let mut fields = String::new();
        for field in shape.fields {
            let value = self.field(table, field).map_err(|error| format!("{}.{}: {error}", shape.name, field.key))?;
            let _ = write!(fields, "{}: {value}, ", field.name);
        }
        Ok(format!("{} {{ {fields}}}", shape.name))
    }

    fn field(&mut self, table: &Table, field: &Field) -> Result<String, String> {
        match (table.get(field.key), field.absent) {
            (Some(value), Some("None")) => Ok(format!("Some({})", self.value(value, field.kind)?)),
            (Some(value), _) => self.value(value, field.kind),
            (None, Some(absent)) => Ok(absent.to_owned()),
            (None, None) => Err("it is missing".to_owned()),
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
            (Kind::Word(name), Value::String(word)) => Ok(format!("{name}::{}", variant(word))),
            (Kind::Texts, Value::Array(texts)) => {
                self.list(texts, "CompactString", |source, text| source.value(text, Kind::Text))
            }
            (Kind::Table(shape), Value::Table(table)) => self.table(table, shape),
            (Kind::Tables(shape), Value::Array(tables)) => {
                self.list(tables, shape.name, |source, table| source.value(table, Kind::Table(shape)))
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

/// `not-applicable` as `NotApplicable`.
fn variant(word: &str) -> String {
    let capitalized = |part: &str| part[..1].to_uppercase() + &part[1..];
    word.split('-').map(capitalized).collect()
}
