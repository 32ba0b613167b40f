//! Which months or years the axis names, and where their names may stand.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{Axis, days};

/// Columns that a name should have to itself.
const NAME: usize = 6;

/// Shorter months than this there are none.
const DAYS_OF_MONTH: usize = 28;

/// From every month to every thousand years.
const STEPS: [usize; 10] = [1, 3, 6, 12, 24, 60, 120, 600, 2_400, 12_000];

const NAMES: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A month, or a year, that is named.
pub(super) struct Month {
    /// Where its name may begin: at its own columns.
    pub starts: Range<usize>,
    /// Where its name has to end, for the next begins there.
    pub end: usize,
    /// What it may be called, the longer name first.
    pub names: Vec<String>,
}

/// Those that are named.
pub(super) fn of(axis: &Axis) -> Vec<Month> {
    let months = days(axis.first, axis.last) / DAYS_OF_MONTH;
    let step = STEPS.into_iter().find(|step| axis.columns * step >= months * NAME).unwrap_or(12_000);
    let unit = if step < 12 { 1 } else { 12 };
    let step = i64::try_from(step).unwrap_or(1);
    let begun = i64::from(axis.first.year()) * 12 + i64::from(axis.first.month()) - 1;
    let starts = (begun / step * step..).step_by(usize::try_from(step).unwrap_or(1)).map_while(first_day);
    let starts = starts.take_while(|start| *start <= axis.last);
    let month = |start: Date| {
        let column = |months: i64| end_column(axis, start, months);
        Month { starts: axis.column(start)..column(unit), end: column(step), names: names_of(start, unit) }
    };
    starts.map(month).collect()
}

fn first_day(month: i64) -> Option<Date> {
    let year = i16::try_from(month.div_euclid(12)).ok()?;
    Date::new(year, i8::try_from(month.rem_euclid(12) + 1).ok()?, 1).ok()
}

/// The column where so many `months` from `start` end, as far as they are on the axis.
fn end_column(axis: &Axis, start: Date, months: i64) -> usize {
    let end = start.checked_add(months.months()).ok().filter(|end| *end <= axis.last);
    end.map_or(axis.columns, |end| axis.column(end))
}

fn names_of(start: Date, months: i64) -> Vec<String> {
    let year = format!("{:04}", start.year());
    if months == 12 {
        return vec![year];
    }
    let name = NAMES[usize::try_from(start.month() - 1).unwrap_or(0)];
    if start.month() == 1 { vec![format!("{name} {year}"), name.to_owned()] } else { vec![name.to_owned()] }
}
