//! Dates of a guide, in both formats that it is read from.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error as _};
use toml::value::Datetime;

/// A date as the two formats write it.
#[derive(Deserialize)]
#[serde(untagged)]
enum DateText {
    Toml(Datetime),
    Json(String),
}

pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = match DateText::deserialize(deserializer)? {
        DateText::Toml(date) => date.to_string(),
        DateText::Json(text) => text,
    };
    text.parse().map_err(D::Error::custom)
}
