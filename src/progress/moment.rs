//! Dates and times as files store them, and the date of a time in the user's time zone.

use std::fmt::Display;
use std::str::FromStr;
use std::time::SystemTime;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _, ser::Error as _};
use toml::value::Datetime;

pub fn day_of(at: Timestamp, zone: &TimeZone) -> Date {
    at.to_zoned(zone.clone()).date()
}

/// In whole seconds; `None` if files cannot hold it: TOML has the years from 0 to 9999.
pub fn moment_of(clock: SystemTime) -> Option<Timestamp> {
    let now = Timestamp::from_second(Timestamp::try_from(clock).ok()?.as_second()).ok()?;
    (0..=9999).contains(&TimeZone::UTC.to_datetime(now).year()).then_some(now)
}

fn in_toml(value: &impl Display) -> Option<Datetime> {
    value.to_string().parse().ok()
}

/// A TOML date or time, or an empty string for none.
pub(super) struct Moment<T>(pub Option<T>);

impl<T: Display> Serialize for Moment<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            None => serializer.serialize_str(""),
            Some(value) => in_toml(value).ok_or_else(|| S::Error::custom("no such year in TOML"))?.serialize(serializer),
        }
    }
}

impl<'de, T: FromStr + Display> Deserialize<'de> for Moment<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer).map(Self)
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Text {
    Toml(Datetime),
    Other(String),
}

/// From TOML or JSON; `None` for `""` and `null`.
///
/// # Errors
/// When it is no date or time, or one that TOML cannot write.
pub fn read<'de, T: FromStr + Display, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    let text = Option::<Text>::deserialize(deserializer);
    let text = match text.map_err(|_| D::Error::custom("expected a date, or \"\" for none"))? {
        None => return Ok(None),
        Some(Text::Other(text)) if text.is_empty() => return Ok(None),
        Some(Text::Other(text)) => text,
        Some(Text::Toml(datetime)) => datetime.to_string(),
    };
    let value: T = text.parse().map_err(|_| D::Error::custom(format!("`{text}` is not a date or time")))?;
    // Years before 0 can be read from a string, but TOML has no way to write them.
    in_toml(&value).ok_or_else(|| D::Error::custom("expected a year from 0 to 9999"))?;
    Ok(Some(value))
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::moment_of;

    #[test]
    fn a_clock_that_files_cannot_hold_is_no_moment() {
        let years = |count: u64| Duration::from_secs(count * 31_556_952);
        let epoch = SystemTime::UNIX_EPOCH;
        assert!(moment_of(epoch + years(56) + Duration::from_millis(3)).is_some_and(|at| at.subsec_nanosecond() == 0));
        assert!(moment_of(epoch - years(1969)).is_some());
        for clock in [epoch + years(8100), epoch - years(1971), epoch - years(12_000), epoch + years(300_000)] {
            assert_eq!(moment_of(clock), None, "{clock:?}");
        }
    }
}
