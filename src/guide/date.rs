//! Dates of a guide, in both formats that it can be read from.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error as _};
use toml::value::Datetime;

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

pub(super) fn read_optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    read(deserializer).map(Some)
}
