//! Dates of a guide: values of their own in TOML, or text in quotation marks.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, de::Error as _};
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(untagged)]
enum DateText {
    Date(Datetime),
    Text(String),
}

pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
    let text = match DateText::deserialize(deserializer)? {
        DateText::Date(date) => date.to_string(),
        DateText::Text(text) => text,
    };
    text.parse().map_err(D::Error::custom)
}

pub(super) fn read_optional<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    read(deserializer).map(Some)
}
