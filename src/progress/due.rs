//! Dates as people type them: a day, or how far away it is.

use jiff::{ToSpan, civil::Date};

/// How many days the units have.
const UNITS: [(&str, i64); 2] = [("d", 1), ("w", 7)];

/// What was typed is no date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a date: write it like 2027-01-31, or +14d for in 14 days, or +2w", crate::text::clean_line(.0))]
pub struct NotADate(pub String);

/// The date that `text` means on the day `today`; an empty text means none.
///
/// # Errors
/// When it is no date; says how to write one.
pub fn read_date(text: &str, today: Date) -> Result<Option<Date>, NotADate> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let date = match text.strip_prefix('+') {
        Some(distance) => later(distance, today),
        None => Date::strptime("%Y-%m-%d", text).ok(),
    };
    // Files hold years from 1 on, and a sign in front of a date is a slip of the finger.
    let date = date.filter(is_kept);
    date.map(Some).ok_or_else(|| NotADate(text.to_owned()))
}

/// Whether files can hold `date`.
pub fn is_kept(date: &Date) -> bool {
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
