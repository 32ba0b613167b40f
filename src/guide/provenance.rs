//! How a source was seen: as what, when, and how much of it.

use jiff::{ToSpan as _, civil::Date};

use super::content::{Guide, Source};
use super::evidence::Coverage;

impl Guide {
    /// The day on which `source` was read.
    pub fn read_on(&self, source: &Source) -> Date {
        source.read.unwrap_or(self.read)
    }

    /// Whether what `source` says is more than a year old: the page itself, or the reading of it.
    pub fn is_old(&self, source: &Source, today: Date) -> bool {
        let read = self.read_on(source);
        source.dated.map_or(read, |dated| dated.min(read)) < today.saturating_sub(1.year())
    }

    /// `guide 1.0.0; read 2026-11-27`, and whether that is long ago.
    pub fn provenance(&self, source: &Source, today: Date) -> String {
        let read = self.read_on(source);
        let reading = match source.coverage {
            Coverage::Whole => format!("read {read}"),
            Coverage::Excerpt => format!("read in part {read}"),
            Coverage::Address => "only its address is known".to_owned(),
        };
        let age = if self.is_old(source, today) { "; over a year old" } else { "" };
        let seen = if source.seen.is_empty() { "undated" } else { &source.seen };
        format!("{seen}; {reading}{age}")
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::guide::{Coverage, Guide, Source};

    #[test]
    fn what_is_over_a_year_old_is_said() {
        let guide = Guide { read: date(2026, 11, 27), ..Guide::embedded() };
        let source =
            |dated, read| Source { dated, read, seen: "v1".to_owned(), coverage: Coverage::Whole, ..guide.sources[0].clone() };
        let at = |source: &Source, today| guide.provenance(source, today);
        let (undated, old) = (source(None, None), source(Some(date(2022, 11, 15)), None));
        assert_eq!(at(&undated, date(2027, 11, 27)), "v1; read 2026-11-27");
        assert_eq!(at(&undated, date(2027, 11, 28)), "v1; read 2026-11-27; over a year old");
        assert_eq!(at(&old, date(2026, 11, 28)), "v1; read 2026-11-27; over a year old");
        assert_eq!(at(&source(None, Some(date(2025, 1, 1))), date(2026, 11, 28)), "v1; read 2025-01-01; over a year old");
        let address = Source { coverage: Coverage::Address, ..undated };
        assert_eq!(at(&address, date(2026, 11, 28)), "v1; only its address is known");
    }
}
