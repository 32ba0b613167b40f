//! Dates as people type them: a day, or a number of days or weeks from today.

use jiff::{ToSpan, civil::Date};

/// With their length in days.
const UNITS: [(&str, i64); 2] = [("d", 1), ("w", 7)];

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a date: write it like 2027-01-31, or +14d for in 14 days, or +2w", crate::text::clean_line(.0))]
pub struct InvalidDate(pub String);

/// An empty `text` means no date.
///
/// # Errors
/// When it is not a date; the message says how to write one.
pub fn read_date(text: &str, today: Date) -> Result<Option<Date>, InvalidDate> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date = match text.strip_prefix('+') {
        Some(distance) => later(distance, today),
        None => Date::strptime("%Y-%m-%d", text).ok(),
    };
    // Files can hold years from 1 on, and a sign in front of a date is a typo.
    let date = date.filter(is_storable);
    date.map(Some).ok_or_else(|| InvalidDate(text.to_owned()))
}

/// Whether files can hold `date`.
pub fn is_storable(date: &Date) -> bool {
    date.year() >= 1
}

fn later(distance: &str, today: Date) -> Option<Date> {
    let (number, days) = UNITS.iter().find_map(|(unit, days)| Some((distance.strip_suffix(unit)?, days)))?;
    let days = number.parse::<u32>().ok().and_then(|number| i64::from(number).checked_mul(*days))?;
    let span = 0.days().try_days(days).ok()?;
    today.checked_add(span).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::read_date;

    #[test]
    fn dates_are_days_or_distances() {
        let read = |text: &str| read_date(text, date(2026, 11, 22)).ok();
        assert_eq!(read("2026-12-01"), Some(Some(date(2026, 12, 1))));
        assert_eq!(read("+14d"), Some(Some(date(2026, 12, 6))));
        assert_eq!(read("+2w"), read("+14d"));
        assert_eq!(read(" "), Some(None));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in [
            "soon",
            "2026-13-01",
            "2026-02-30",
            "+d",
            "+14",
            "14d",
            "-1d",
            "-2027-01-31",
            "-0001-01-01",
            "0000-01-01",
            "+99999999d",
            "+-1d",
            "2026-12-01T00:00",
            "１",
        ] {
            assert!(read_date(text, date(2026, 11, 22)).is_err(), "{text}");
        }
    }
}
