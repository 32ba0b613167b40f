//! The numbers of the phases under their dates.

use ratatui::text::Line;

use super::Axis;
use super::row::Row;
use crate::text::width;
use crate::tui::draw::theme::Theme;
use crate::tui::panels::process::stages::Phase;

/// Phases that share a place: `4,5`.
struct Label<'p> {
    column: usize,
    phases: Vec<&'p Phase>,
}

impl Label<'_> {
    fn width(&self) -> usize {
        self.phases.iter().map(|phase| width(&phase.number.to_string()) + 1).sum::<usize>().saturating_sub(1)
    }

    /// Where it begins, so that it ends within `columns`.
    fn place(&self, columns: usize) -> usize {
        self.column.min(columns.saturating_sub(self.width()))
    }
}

/// Each number at its date; those too near to each other share a place.
pub(super) fn line(axis: &Axis, phases: &[&Phase], theme: &Theme) -> Line<'static> {
    let mut row = Row::of(' ', axis.columns, theme.quiet);
    for label in labels(axis, phases) {
        let mut column = label.place(axis.columns);
        for (index, phase) in label.phases.iter().enumerate() {
            if index > 0 {
                row.put(column, ",", theme.quiet);
                column += 1;
            }
            let number = phase.number.to_string();
            row.put(column, &number, phase.due_style);
            column += width(&number);
        }
    }
    row.line()
}

fn labels<'p>(axis: &Axis, phases: &[&'p Phase]) -> Vec<Label<'p>> {
    let dated = phases.iter().filter_map(|phase| Some((axis.column(phase.due?), *phase)));
    let mut dated: Vec<(usize, &Phase)> = dated.collect();
    dated.sort_by_key(|(column, _)| *column);
    let mut labels: Vec<Label<'p>> = Vec::new();
    for (column, phase) in dated {
        let mut label = Label { column, phases: vec![phase] };
        while let Some(before) = labels.pop() {
            if before.place(axis.columns) + before.width() < label.place(axis.columns) {
                labels.push(before);
                break;
            }
            label = Label { column: before.column, phases: [before.phases, label.phases].concat() };
        }
        labels.push(label);
    }
    labels
}
