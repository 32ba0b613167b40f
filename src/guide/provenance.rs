//! How a source was seen: as what, when, and how much of it.

use jiff::{ToSpan as _, civil::Date};

use super::content::{Guide, Source};
use super::evidence::Coverage;

const OVER_A_YEAR: &str = "over a year old";

impl Guide {
    /// The day on which `source` was read.
    pub fn read_on(&self, source: &Source) -> Date {
        source.read.unwrap_or(self.read)
    }

    /// The day from which the age of `source` counts: that of the page itself, or of the reading of it if that was earlier.
    pub fn age_from(&self, source: &Source) -> Date {
        let read = self.read_on(source);
        source.dated.map_or(read, |dated| dated.min(read))
    }

    /// Whether what `source` says is more than a year old.
    pub fn is_old(&self, source: &Source, today: Date) -> bool {
        self.age_from(source) < today.saturating_sub(1.year())
    }

    /// What to say of the age of the source with this id, if anything.
    pub fn age(&self, source_id: &str, today: Date) -> Option<&'static str> {
        self.source(source_id).and_then(|source| self.age_of(source, today))
    }

    fn age_of(&self, source: &Source, today: Date) -> Option<&'static str> {
        self.is_old(source, today).then_some(OVER_A_YEAR)
    }

    /// `guide 1.0.0; read 2026-11-27`, and whether that is long ago.
    pub fn provenance(&self, source: &Source, today: Date) -> String {
        let words = source.coverage.label();
        let reading = match source.coverage {
            Coverage::Whole | Coverage::Excerpt => format!("{words} {}", self.read_on(source)),
            Coverage::Address => words.to_owned(),
        };
        let age = self.age_of(source, today).map(|age| format!("; {age}")).unwrap_or_default();
        let seen = if source.seen.is_empty() { "undated" } else { &source.seen };
        format!("{seen}; {reading}{age}")
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan as _, civil::date};

    use crate::guide::{Coverage, Guide, Source};

    #[test]
    fn what_is_over_a_year_old_is_said() {
        let guide = Guide { read: date(2026, 11, 27), ..Guide::embedded() };
        let source =
            |dated, read| Source { dated, read, seen: "v1".into(), coverage: Coverage::Whole, ..guide.sources[0].clone() };
        let at = |source: &Source, today| guide.provenance(source, today);
        let (undated, old) = (source(None, None), source(Some(date(2022, 11, 15)), None));
        assert_eq!(at(&undated, date(2027, 11, 27)), "v1; read 2026-11-27");
        assert_eq!(at(&undated, date(2027, 11, 28)), "v1; read 2026-11-27; over a year old");
        assert_eq!(at(&old, date(2026, 11, 28)), "v1; read 2026-11-27; over a year old");
        assert_eq!(at(&source(None, Some(date(2025, 1, 1))), date(2026, 11, 28)), "v1; read 2025-01-01; over a year old");
        let address = Source { coverage: Coverage::Address, ..undated };
        assert_eq!(at(&address, date(2026, 11, 28)), "v1; only its address is known");
        let (id, first) = (guide.sources[0].id.as_str(), guide.age_from(&guide.sources[0]));
        assert_eq!(guide.age(id, first), None);
        assert_eq!(guide.age(id, first.saturating_add(366.days())), Some("over a year old"));
        assert_eq!(guide.age("none", first.saturating_add(366.days())), None);
    }
}
