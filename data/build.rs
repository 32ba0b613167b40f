//! Turns the guide into JSON when the program is built: reading TOML at every start would take most of the start.

#![expect(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "this runs inside cargo, which speaks in files, variables and lines"
)]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use serde_json::Value;

const GUIDE: &str = "data/guide.toml";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={GUIDE}");
    println!("cargo::rerun-if-changed=data/build.rs");
    let table: toml::Table =
        toml::from_str(&fs::read_to_string(GUIDE)?.replace("\r\n", "\n")).map_err(|error| format!("{GUIDE}: {error}"))?;
    let target = Path::new(&env::var("OUT_DIR")?).join("guide.json");
    fs::write(target, json(toml::Value::Table(table)).to_string())?;
    Ok(())
}

/// The same value; dates become text, which the guide reads as well.
fn json(value: toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::String(text),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => values.into_iter().map(json).collect(),
        toml::Value::Table(table) => table.into_iter().map(|(key, value)| (key, json(value))).collect(),
    }
}
