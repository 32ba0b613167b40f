//! One stage as a box: its name and count in the border, a row or more for each phase, all rows equally wide.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use super::stages::{Phase, Stage};
use crate::text::width;
use crate::tui::draw::spans::shorten;
use crate::tui::draw::theme::Theme;
use crate::tui::draw::wrap::{Indent, width_of, wrap};

/// A title that needs more rows than this ends in `…`.
pub(super) const MOST_TITLE_ROWS: usize = 3;

/// Columns between a title and what stands at the right end of its row.
pub(super) const BEFORE_DETAILS: usize = 2;

/// A box, and which of its lines belong to which phase.
#[derive(Debug)]
pub(super) struct Frame {
    /// How wide every line is.
    pub columns: usize,
    /// From border to border.
    pub lines: Vec<Vec<Span<'static>>>,
    /// For each phase.
    pub phases: Vec<Range<usize>>,
}

type Row = Vec<Span<'static>>;

/// The boxes of `stages` in these widths, equally high.
pub(super) fn all(stages: &[Stage], widths: &[usize], with_details: bool, theme: &Theme) -> Vec<Frame> {
    let draw = |rows| stages.iter().zip(widths).map(move |(stage, columns)| draw(stage, *columns, rows, with_details, theme));
    let rows = draw(0).map(|frame| frame.lines.len().saturating_sub(2)).max().unwrap_or(0);
    draw(rows).collect()
}

/// The box of `stage`, with at least `rows` rows inside.
pub(super) fn draw(stage: &Stage, columns: usize, rows: usize, with_details: bool, theme: &Theme) -> Frame {
    let style = if stage.is_current { theme.accent } else { theme.quiet };
    let inside = columns.saturating_sub(2);
    let mut content: Vec<Row> = Vec::new();
    let mut phases = Vec::new();
    for phase in &stage.phases {
        let first = content.len() + 1;
        content.extend(phase_rows(phase, inside, with_details));
        phases.push(first..content.len() + 1);
    }
    content.resize(content.len().max(rows), Vec::new());
    let bordered = |row: Row| {
        let mut spans = vec![Span::styled("│", style)];
        spans.extend(padded(row, inside));
        spans.push(Span::styled("│", style));
        spans
    };
    let bottom = vec![Span::styled(format!("╰{}╯", "─".repeat(inside)), style)];
    let lines = std::iter::once(top(stage, inside, style, theme)).chain(content.into_iter().map(bordered));
    Frame { columns, lines: lines.chain([bottom]).collect(), phases }
}

fn top(stage: &Stage, inside: usize, style: Style, theme: &Theme) -> Row {
    let count = format!(" {} ", stage.count);
    let title = format!(" {}", stage.title);
    let title = crate::text::shorten(&title, inside.saturating_sub(width(&count) + 1)).into_owned();
    let name = if stage.is_current { theme.accent } else { theme.strong };
    let title = shorten(vec![Span::styled(title, name), Span::styled(count, style)].into(), inside);
    let rest = inside.saturating_sub(width_of(&title.spans));
    let mut spans = vec![Span::styled("╭", style)];
    spans.extend(title.spans);
    spans.push(Span::styled(format!("{}╮", "─".repeat(rest)), style));
    spans
}

/// Columns before the title of `phase`.
pub(super) fn indent(phase: &Phase) -> usize {
    width_of(&phase.mark) + phase.digits + 2
}

fn phase_rows(phase: &Phase, columns: usize, with_details: bool) -> Vec<Row> {
    let indent = indent(phase);
    let room = columns.saturating_sub(indent);
    let mut rows = title_rows(phase, room);
    let used = indent + rows.last().map_or(0, |row| width_of(row));
    let left = columns.saturating_sub(used + BEFORE_DETAILS);
    let tried = if with_details { 1 } else { phase.details.len() };
    let beside = phase.details.iter().take(tried).find(|details| width_of(details) <= left);
    match (beside, rows.last_mut()) {
        (Some(beside), Some(last)) if !beside.is_empty() => {
            last.push(" ".repeat(BEFORE_DETAILS + left - width_of(beside)).into());
            last.extend(beside.clone());
        }
        (None, _) if with_details => rows.push(phase.details_in(room)),
        _ => {}
    }
    let number = phase.number.to_string();
    let before = " ".repeat(phase.digits + 1 - width(&number));
    let number = [before.into(), Span::styled(number, phase.number_style), " ".into()];
    let first: Row = phase.mark.iter().cloned().chain(number).collect();
    let blank = vec![Span::raw(" ".repeat(indent))];
    let before = std::iter::once(first).chain(std::iter::repeat(blank));
    before.zip(rows).map(|(before, row)| before.into_iter().chain(row).collect()).collect()
}

fn title_rows(phase: &Phase, room: usize) -> Vec<Row> {
    let mut lines = wrap(std::slice::from_ref(&phase.title), room.max(1), Indent::NONE);
    if lines.len() > MOST_TITLE_ROWS {
        lines.truncate(MOST_TITLE_ROWS);
        let last = lines.pop().map(|last| shorten(last.spans.into_iter().chain(["  ".into()]).collect(), room));
        lines.extend(last.map(|mut last| {
            last.spans.push("…".into());
            shorten(last, room)
        }));
    }
    lines.into_iter().map(|line| line.spans).collect()
}

fn padded(row: Row, columns: usize) -> Row {
    let mut row = shorten(row.into(), columns).spans;
    row.push(" ".repeat(columns.saturating_sub(width_of(&row))).into());
    row
}
