//! The time axis: from the earliest date to the latest, with today, months, and the number of each phase at its date.

use jiff::civil::Date;
use ratatui::text::Line;

use super::stages::Phase;
use crate::text::width;
use crate::tui::draw::theme::Theme;
use row::Row;

mod months;
mod numbers;
mod row;

/// Dates on a line of so many columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Axis {
    first: Date,
    last: Date,
    columns: usize,
}

impl Axis {
    /// From the first of `dates` to the last, with `today` among them; `None` without a date or a column.
    pub fn new(dates: impl Iterator<Item = Date> + Clone, today: Date, columns: usize) -> Option<Self> {
        let (first, last) = (dates.clone().min()?.min(today), dates.max()?.max(today));
        (columns > 0).then_some(Self { first, last, columns })
    }

    /// The column of `date`.
    fn column(&self, date: Date) -> usize {
        let (days, all) = (days(self.first, date), days(self.first, self.last));
        let column = (days * (self.columns - 1) + all / 2).checked_div(all).unwrap_or(0);
        column.min(self.columns - 1)
    }

    /// Today above the line, months on it, phases under it.
    pub fn lines(&self, phases: &[&Phase], today: Date, theme: &Theme) -> [Line<'static>; 3] {
        [self.today(today, theme), self.scale(phases, today, theme), numbers::line(self, phases, theme)]
    }

    /// As many words as fit to the right of the mark, or else to its left.
    fn today(&self, today: Date, theme: &Theme) -> Line<'static> {
        let column = self.column(today);
        let mut row = Row::of(' ', self.columns, theme.quiet);
        let words = [format!("today {today}"), "today".to_owned()];
        let fitting = words.iter().find_map(|words| match width(words) {
            needed if column + 1 + needed < self.columns => Some((column, format!("▼ {words}"))),
            needed if needed < column => Some((column - needed - 1, format!("{words} ▼"))),
            _ => None,
        });
        let (column, words) = fitting.unwrap_or((column, "▼".to_owned()));
        row.put(column, &words, theme.strong);
        row.line()
    }

    fn scale(&self, phases: &[&Phase], today: Date, theme: &Theme) -> Line<'static> {
        let mut row = Row::of('─', self.columns, theme.quiet);
        let now = self.column(today);
        row.put(now, "┴", theme.strong);
        // What is overdue comes last, so that nothing covers it.
        let is_urgent = |phase: &&&Phase| phase.due_style == theme.alert;
        let (urgent, others): (Vec<&&Phase>, Vec<&&Phase>) = phases.iter().partition(is_urgent);
        for phase in others.into_iter().chain(urgent) {
            if let Some(column) = phase.due.map(|due| self.column(due)) {
                row.put(column, if column == now { "┼" } else { "┬" }, phase.due_style);
            }
        }
        for month in months::of(self) {
            let fits = |column: &usize, name: &str| column + width(name) <= month.end && row.is_free(*column, width(name));
            let place = |name: &String| Some((month.starts.clone().find(|column| fits(column, name))?, name.clone()));
            if let Some((column, name)) = month.names.iter().find_map(place) {
                row.put(column, &name, theme.text);
            }
        }
        row.line()
    }
}

/// Days from `first` to `date`; 0 if it is earlier.
fn days(first: Date, date: Date) -> usize {
    first.until(date).map_or(0, |span| usize::try_from(span.get_days()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::Axis;
    use jiff::{ToSpan, civil::date};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_date_lies_within_the_line_in_its_order(
            days in proptest::collection::vec(-4_000_000_i64..3_000_000, 1..20), columns in 1_usize..300
        ) {
            let today = date(2026, 11, 23);
            let mut dates: Vec<_> = days.iter().filter_map(|days| today.checked_add(days.days()).ok()).collect();
            prop_assume!(!dates.is_empty());
            let axis = Axis::new(dates.iter().copied(), today, columns).expect("there is a date");
            dates.push(today);
            dates.sort();
            let placed: Vec<usize> = dates.iter().map(|date| axis.column(*date)).collect();
            prop_assert!(placed.is_sorted(), "{placed:?}");
            prop_assert_eq!(placed[0], 0);
            prop_assert!(placed.iter().all(|column| *column < columns));
            let has_width = columns > 1 && dates.first() != dates.last();
            prop_assert_eq!(placed.last(), Some(&if has_width { columns - 1 } else { 0 }));
        }

        #[test]
        fn today_is_always_there_and_every_line_is_as_wide_as_the_axis(days in -40_000_i64..40_000, columns in 1_usize..120) {
            let today = date(2026, 11, 23);
            let due = today.checked_add(days.days()).expect("it is in range");
            let axis = Axis::new(std::iter::once(due), today, columns).expect("there is a date");
            let lines = axis.lines(&[], today, &crate::tui::draw::theme::COLOUR).map(|line| line.to_string());
            prop_assert_eq!(lines[0].chars().position(|character| character == '▼'), Some(axis.column(today)));
            prop_assert!(lines.iter().all(|line| line.chars().count() == columns), "{lines:?}");
        }
    }

    #[test]
    fn months_stand_on_the_line_where_they_begin() {
        let (today, due) = (date(2026, 11, 23), date(2027, 3, 1));
        let scale = |columns| {
            let axis = Axis::new(std::iter::once(due), today, columns).expect("there is a date");
            axis.lines(&[], today, &crate::tui::draw::theme::COLOUR)[1].to_string()
        };
        assert_eq!(scale(60), "┴Nov─Dec───────────────Jan 2027───────────Feb───────────────");
        assert_eq!(scale(30), "┴─Dec───────Jan 2027─Feb──────");
        assert_eq!(scale(14), "┴────Jan 2027─");
    }
}
