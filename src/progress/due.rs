//! Dates as people type them: a day, a weekday, or a number of days or weeks from today; days that have been; and such distances
//! alone.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// With their length in days.
const UNITS: [(&str, i64); 2] = [("d", 1), ("w", 7)];

/// The shortest abbreviation of a weekday or a month, in letters.
const SHORTEST: usize = 3;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// Leap days are at most so many years apart.
const YEARS_TO_LEAP_DAY: i16 = 8;

/// Of what is named without a year or a week: the one to come, or the one that has been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Toward {
    Next,
    Last,
}

/// How a date can be written, for people.
pub const DATE_FORMS: &str = "2027-01-31, tomorrow, friday, 14 dec, +14d or +2w";

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a date: write it like {DATE_FORMS}", crate::text::clean_line(.0))]
pub struct InvalidDate(pub String);

/// How a day that has been can be written, for people.
const PAST_FORMS: &str = "2026-01-31, today, yesterday, friday or 14 feb";

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a day that has been: write it like {PAST_FORMS}", crate::text::clean_line(.0))]
pub struct NotPast(pub String);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a number of days or weeks: write it like 14d or 2w", crate::text::clean_line(.0))]
pub struct InvalidDistance(pub String);

/// An empty `text` means no date.
///
/// # Errors
/// When it is not a date; the message says how to write one.
pub fn read_date(text: &str, today: Date) -> Result<Option<Date>, InvalidDate> {
    read(text, today, Toward::Next).map_err(InvalidDate)
}

/// The day on which something happened, today or earlier: a weekday is the last one before today. An empty `text` means no date.
///
/// # Errors
/// When it is not a date, or one still to come; the message says how to write one.
pub fn read_past_date(text: &str, today: Date) -> Result<Option<Date>, NotPast> {
    let date = read(text, today, Toward::Last).map_err(NotPast)?;
    if date.is_some_and(|date| date > today) { Err(NotPast(text.trim().to_owned())) } else { Ok(date) }
}

/// What cannot be read comes back.
fn read(text: &str, today: Date, toward: Toward) -> Result<Option<Date>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let words = text.to_lowercase();
    let named = || by_name(&words, today, toward).or_else(|| by_month(&words, today, toward));
    let date = by_number(&words).or_else(named).or_else(|| by_distance(&words, today));
    // Files can hold years from 1 on.
    date.filter(is_storable).map(Some).ok_or_else(|| text.to_owned())
}

/// Reads `14d` or `2w`.
///
/// # Errors
/// When it is something else; the message says how to write it.
pub fn read_distance(text: &str) -> Result<Span, InvalidDistance> {
    distance(text.trim()).ok_or_else(|| InvalidDistance(text.to_owned()))
}

/// Whether files can hold `date`.
pub fn is_storable(date: &Date) -> bool {
    date.year() >= 1
}

/// `2027-01-31` or `2027-1-31`.
fn by_number(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let is_whole = parts.next().is_none() && year.len() == 4 && month.len() <= 2 && day.len() <= 2;
    if is_whole { Date::new(number(year)?, number(month)?, number(day)?).ok() } else { None }
}

/// `yesterday`, `today`, `tomorrow`, or the next or last such weekday, which is never today.
fn by_name(text: &str, today: Date, toward: Toward) -> Option<Date> {
    match text {
        "yesterday" => today.yesterday().ok(),
        "today" => Some(today),
        "tomorrow" => today.tomorrow().ok(),
        name => {
            let (_, weekday) = WEEKDAYS.iter().find(|(weekday, _)| is_short_for(name, weekday))?;
            today.nth_weekday(if toward == Toward::Next { 1 } else { -1 }, *weekday).ok()
        }
    }
}

/// `14 dec`, `december 14` or `14 dec 2027`; without a year the next or last such day, which may be today.
fn by_month(text: &str, today: Date, toward: Toward) -> Option<Date> {
    let words: Vec<&str> = text.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let (first, second, year) = match words[..] {
        [first, second] => (first, second, None),
        [first, second, year] if year.len() == 4 => (first, second, Some(number(year)?)),
        _ => return None,
    };
    let (month, day) = match (month(first), month(second)) {
        (Some(month), None) => (month, number(second)?),
        (None, Some(month)) => (month, number(first)?),
        _ => return None,
    };
    match year {
        Some(year) => Date::new(year, month, day).ok(),
        None => (0..=YEARS_TO_LEAP_DAY)
            .map(|years| if toward == Toward::Next { years } else { -years })
            .filter_map(|years| Date::new(today.year().checked_add(years)?, month, day).ok())
            .find(|date| if toward == Toward::Next { *date >= today } else { *date <= today }),
    }
}

/// `+14d` or `+2w`.
fn by_distance(text: &str, today: Date) -> Option<Date> {
    today.checked_add(distance(text.strip_prefix('+')?)?).ok()
}

fn distance(text: &str) -> Option<Span> {
    let (count, days) = UNITS.iter().find_map(|(unit, days)| Some((text.strip_suffix(unit)?, days)))?;
    let days = i64::from(number::<u32>(count)?).checked_mul(*days)?;
    0.days().try_days(days).ok()
}

/// From 1.
fn month(name: &str) -> Option<i8> {
    (1..).zip(MONTHS).find(|(_, month)| is_short_for(name, month)).map(|(number, _)| number)
}

fn is_short_for(name: &str, word: &str) -> bool {
    name.len() >= SHORTEST && word.starts_with(name)
}

/// Digits alone: a sign is a typo.
fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use jiff::ToSpan;
    use jiff::civil::date;

    use super::{read_date, read_distance, read_past_date};

    /// A Sunday.
    const TODAY: jiff::civil::Date = date(2026, 11, 22);

    #[test]
    fn dates_are_days_names_or_distances() {
        for (text, expected) in [
            ("2026-12-01", date(2026, 12, 1)),
            ("2027-1-5", date(2027, 1, 5)),
            ("yesterday", date(2026, 11, 21)),
            ("today", TODAY),
            (" Tomorrow ", date(2026, 11, 23)),
            ("friday", date(2026, 11, 27)),
            ("Fri", date(2026, 11, 27)),
            ("thurs", date(2026, 11, 26)),
            ("sunday", date(2026, 11, 29)),
            ("14 dec", date(2026, 12, 14)),
            ("December 14", date(2026, 12, 14)),
            ("Dec 14, 2027", date(2027, 12, 14)),
            ("1 sept", date(2027, 9, 1)),
            ("22 nov", TODAY),
            ("21 nov", date(2027, 11, 21)),
            ("29 feb", date(2028, 2, 29)),
            ("+14d", date(2026, 12, 6)),
            ("+2w", date(2026, 12, 6)),
            ("+2W", date(2026, 12, 6)),
        ] {
            assert_eq!(read_date(text, TODAY), Ok(Some(expected)), "{text}");
        }
        assert_eq!(read_date(" ", TODAY), Ok(None));
    }

    #[test]
    fn anything_else_is_refused_and_every_form_is_named() {
        for text in [
            "soon",
            "2026-13-01",
            "2026-02-30",
            "27-1-5",
            "1/5/2027",
            "2027-1",
            "2027-1-5-1",
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
            "fr",
            "fridays",
            "next friday",
            "dec",
            "dec dec",
            "31 nov",
            "+14 dec",
            "14 dec 27",
            "30 feb",
        ] {
            let refused = read_date(text, TODAY).expect_err(text).to_string();
            let forms = "is not a date: write it like 2027-01-31, tomorrow, friday, 14 dec, +14d or +2w";
            assert_eq!(refused, format!("`{text}` {forms}"));
        }
    }

    #[test]
    fn every_form_that_is_named_can_be_read() {
        for form in super::DATE_FORMS.split(", ").flat_map(|forms| forms.split(" or ")) {
            assert!(read_date(form, TODAY).is_ok(), "{form}");
        }
    }

    #[test]
    fn a_day_that_has_been_is_never_to_come() {
        for (text, expected) in [
            ("2026-11-22", TODAY),
            ("1999-12-31", date(1999, 12, 31)),
            ("today", TODAY),
            ("Yesterday", date(2026, 11, 21)),
            ("friday", date(2026, 11, 20)),
            ("sunday", date(2026, 11, 15)),
            ("22 nov", TODAY),
            ("23 nov", date(2025, 11, 23)),
            ("29 feb", date(2024, 2, 29)),
            ("14 dec 2025", date(2025, 12, 14)),
        ] {
            assert_eq!(read_past_date(text, TODAY), Ok(Some(expected)), "{text}");
        }
        assert_eq!(read_past_date("", TODAY), Ok(None));
        for text in ["tomorrow", "2026-11-23", "14 dec 2026", "+1d", "soon", "0000-01-01"] {
            let refused = read_past_date(text, TODAY).expect_err(text).to_string();
            let forms = "is not a day that has been: write it like 2026-01-31, today, yesterday, friday or 14 feb";
            assert_eq!(refused, format!("`{text}` {forms}"));
        }
        for form in super::PAST_FORMS.split(", ").flat_map(|forms| forms.split(" or ")) {
            assert!(read_past_date(form, TODAY).is_ok(), "{form}");
        }
    }

    #[test]
    fn a_distance_is_days_or_weeks() {
        let days = |text: &str| read_distance(text).map(jiff::Span::fieldwise).ok();
        assert_eq!(days("14d"), Some(14.days().fieldwise()));
        assert_eq!(days(" 2w"), days("14d"));
        for text in ["", "14", "d", "+14d", "-1d", "2 weeks", "99999999999d", "friday"] {
            let refused = read_distance(text).expect_err(text).to_string();
            assert_eq!(refused, format!("`{text}` is not a number of days or weeks: write it like 14d or 2w"));
        }
    }
}
