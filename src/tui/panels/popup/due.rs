//! A due date: a line to type, what it means, and its month.

use jiff::ToSpan;
use jiff::civil::Date;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::Popup;
use crate::progress::read_date;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::Prompt;

/// Columns of the box, with its border.
const WIDTH: u16 = 40;

/// Columns of a day.
const DAY: usize = 4;

/// Rows of the box besides the month: its border, the line, what it means, and a gap.
const AROUND_MONTH: usize = 5;

/// The month below `line`, on a screen with so many rows for it.
pub(super) fn popup<'m>(model: &Model, prompt: &Prompt, rows: u16, mut line: Popup<'m>) -> Popup<'m> {
    let content = prompt.content();
    let month = month(model, read_date(&content, model.today).ok().flatten());
    line.lines.text(Line::styled(meaning(model, &content), model.theme.quiet));
    // Part of a month would help nobody.
    if month.len() + AROUND_MONTH <= usize::from(rows) {
        line.lines.text("");
        line.lines.extend(month);
    }
    Popup { columns: WIDTH, ..line }
}

/// What is written, in words.
fn meaning(model: &Model, text: &str) -> String {
    match read_date(text, model.today) {
        Ok(None) => "no date; or friday, +2w, 2027-01-31".to_owned(),
        Ok(Some(date)) => format!("{}, {}", date.strftime("%A"), away(date, model.today)),
        Err(_) => "write friday, 14 dec, +2w, 2027-1-31".to_owned(),
    }
}

/// How far `date` is from `today`.
fn away(date: Date, today: Date) -> String {
    match today.until(date).map_or(0, |span| span.get_days()) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        -1 => "yesterday".to_owned(),
        days if days > 0 => format!("in {days} days"),
        days => format!("{} days ago", -days),
    }
}

/// The month of `chosen`, or else of today, as a table of weeks from Monday on.
fn month(model: &Model, chosen: Option<Date>) -> Vec<Line<'static>> {
    let first = chosen.unwrap_or(model.today).first_of_month();
    let name = format!("{:^28}", first.strftime("%B %Y").to_string());
    let days = "  Mo  Tu  We  Th  Fr  Sa  Su";
    let mut lines = vec![Line::styled(name, model.theme.strong), Line::styled(days, model.theme.quiet)];
    let mut week = vec![Span::raw(" ".repeat(DAY * usize::from(first.weekday().to_monday_zero_offset().unsigned_abs())))];
    for day in 0..first.days_in_month() {
        let Ok(date) = first.checked_add(i64::from(day).days()) else { break };
        week.extend([Span::raw("  "), Span::styled(format!("{:>2}", date.day()), style(model, date, chosen))]);
        if date.weekday() == jiff::civil::Weekday::Sunday {
            lines.push(std::mem::take(&mut week).into());
        }
    }
    lines.push(week.into());
    lines
}

fn style(model: &Model, date: Date, chosen: Option<Date>) -> Style {
    match chosen {
        Some(chosen) if chosen == date => model.theme.selected,
        _ if date == model.today => model.theme.accent,
        _ if date < model.today => model.theme.quiet,
        _ => model.theme.text,
    }
}
