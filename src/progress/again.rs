//! When something that is done comes back: its period is over, or evidence of it expires.

use jiff::{civil::Date, tz::TimeZone};

use super::moment::day_of;
use super::record::Record;
use super::status::Status;
use crate::guide::{Item, Period};

/// A day on which something that is done has to be looked at again, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Again {
    pub day: Date,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It is to be done again after so long.
    Period(Period),
    /// This piece of evidence is valid until then.
    Expiry(String),
}

impl Again {
    /// The first such day; `None` for what is not done, and for what stays done.
    pub fn of(item: &Item, record: &Record, zone: &TimeZone) -> Option<Self> {
        Self::all(item, record, zone).into_iter().min()
    }

    /// Whether the period of something that is done is over, so that doing it once more counts.
    pub fn is_over(item: &Item, record: &Record, zone: &TimeZone, today: Date) -> bool {
        let is_over = |again: &Self| matches!(again.why, Why::Period(_)) && again.has_come(today);
        Self::all(item, record, zone).iter().any(is_over)
    }

    /// Whether it is time: evidence still holds on its last day.
    pub fn has_come(&self, today: Date) -> bool {
        match self.why {
            Why::Period(_) => self.day <= today,
            Why::Expiry(_) => self.day < today,
        }
    }

    /// Every such day; none for what is not done.
    pub fn all(item: &Item, record: &Record, zone: &TimeZone) -> Vec<Self> {
        if record.standing.status != Status::Done {
            return Vec::new();
        }
        let period = record.repeat.or_else(|| item.repeat.parse().ok());
        let done = record.standing.at.map(|at| day_of(at, zone));
        let period = period.zip(done).map(|(period, done)| Self { day: period.after(done), why: Why::Period(period) });
        let pieces = record.evidence.iter().filter_map(|piece| Some((piece, record.details.get(piece)?.valid_until?)));
        let expiry = pieces.map(|(piece, day)| Self { day, why: Why::Expiry(piece.clone()) });
        expiry.chain(period).collect()
    }

    /// `to be done again 2027-11-02, after 1y`, or `docs/notice.pdf is valid until 2031-11-01`.
    pub fn words(&self, today: Date) -> String {
        let day = self.day;
        match &self.why {
            Why::Period(period) if self.has_come(today) => format!("to be done again since {day}, after {period}"),
            Why::Period(period) => format!("to be done again {day}, after {period}"),
            Why::Expiry(piece) if self.has_come(today) => format!("{piece} was valid until {day}"),
            Why::Expiry(piece) => format!("{piece} is valid until {day}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use jiff::tz::TimeZone;

    use super::Again;
    use crate::guide::Guide;
    use crate::progress::{Detail, Record, Standing, Status};

    #[test]
    fn what_is_done_comes_back_at_the_first_of_its_days() {
        let guide = Guide::embedded();
        let (_, item) = guide.find("agreements").expect("it is there");
        let again = |record: &Record| Again::of(item, record, &TimeZone::UTC).map(|again| again.words(date(2027, 1, 1)));
        let at = "2026-11-02T17:04:09Z".parse().ok();
        let mut record = Record { standing: Standing { at, status: Status::Done, ..Standing::default() }, ..Record::default() };
        assert_eq!(again(&record), None);
        record.repeat = "1y".parse().ok();
        assert_eq!(again(&record).as_deref(), Some("to be done again 2027-11-02, after 1y"));
        record.evidence = vec!["notice.pdf".to_owned()];
        let until = |day| Detail { valid_until: Some(day), ..Detail::default() };
        record.details.insert("notice.pdf".to_owned(), until(date(2026, 12, 31)));
        record.details.insert("removed.pdf".to_owned(), until(date(2026, 12, 1)));
        assert_eq!(again(&record).as_deref(), Some("notice.pdf was valid until 2026-12-31"));
        record.standing.status = Status::Doing;
        assert_eq!(again(&record), None);
    }
}
