//! After how long something that is done has to be done again.

use std::fmt;
use std::str::FromStr;

use jiff::{Span, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

/// More would be no period that anybody keeps to.
const MOST: i32 = 999;

/// `1y`, `6m`, `2w` or `90d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    /// From 1 to 999.
    count: i32,
    unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Days,
    Weeks,
    Months,
    Years,
}

const UNITS: [(char, Unit); 4] = [('d', Unit::Days), ('w', Unit::Weeks), ('m', Unit::Months), ('y', Unit::Years)];

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}` is not a period: write it like 1y, 6m, 2w or 90d", crate::text::clean_line(.0))]
pub struct InvalidPeriod(pub String);

impl Period {
    /// The day on which it has to be done again; the last day that there is, if that is later.
    pub fn after(self, done: Date) -> Date {
        done.saturating_add(self.span())
    }

    fn span(self) -> Span {
        match self.unit {
            Unit::Days => self.count.days(),
            Unit::Weeks => self.count.weeks(),
            Unit::Months => self.count.months(),
            Unit::Years => self.count.years(),
        }
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, InvalidPeriod> {
        let words = text.trim().to_lowercase();
        let period = UNITS.iter().find_map(|(letter, unit)| {
            let digits = words.strip_suffix(*letter)?;
            let count = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()?;
            (1..=MOST).contains(&count).then_some(Self { count, unit: *unit })
        });
        period.ok_or_else(|| InvalidPeriod(text.trim().to_owned()))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = UNITS.iter().find(|(_, unit)| *unit == self.unit).map_or(' ', |(letter, _)| *letter);
        write!(formatter, "{}{letter}", self.count)
    }
}

impl TryFrom<String> for Period {
    type Error = InvalidPeriod;

    fn try_from(text: String) -> Result<Self, InvalidPeriod> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::Period;

    #[test]
    fn a_period_is_read_written_and_counted_from_a_day() {
        for (text, expected) in
            [("1y", date(2029, 2, 28)), ("6m", date(2028, 8, 29)), ("2w", date(2028, 3, 14)), ("90d", date(2028, 5, 29))]
        {
            let period: Period = text.parse().expect(text);
            assert_eq!((period.after(date(2028, 2, 29)), period.to_string().as_str()), (expected, text));
        }
        assert_eq!(" 1Y ".parse::<Period>().map(|period| period.to_string()), Ok("1y".to_owned()));
        assert_eq!("999y".parse::<Period>().expect("it is one").after(date(9999, 1, 1)), date(9999, 12, 31));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "y", "1", "0y", "-1y", "+1y", "1.5y", "1000y", "1 y", "yearly", "1h", "99999999999d", "１y"] {
            let refused = text.parse::<Period>().expect_err(text).to_string();
            assert_eq!(refused, format!("`{text}` is not a period: write it like 1y, 6m, 2w or 90d"));
        }
    }
}
