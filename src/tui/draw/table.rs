//! Small tables as lines: in columns if they fit, otherwise one block for each row.

use ratatui::text::{Line, Span};

use super::theme::Theme;
use super::wrap::{Indent, width_of, wrap};

/// Columns between two cells.
const GAP: usize = 2;

/// A narrower column would break too many words.
const NARROWEST: usize = 12;

type Cell = Vec<Span<'static>>;

/// `rows` in lines of at most `columns`; the first row holds the headings.
pub fn lines(rows: &[Vec<Cell>], columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let Some((head, body)) = rows.split_first() else { return Vec::new() };
    let head: Vec<Cell> = head.iter().map(|cell| cell.iter().map(|span| span.clone().style(theme.strong)).collect()).collect();
    match fit(rows, columns) {
        Some(widths) => std::iter::once(&head).chain(body).flat_map(|row| row_lines(row, &widths)).collect(),
        None => body.iter().flat_map(|row| block(&head, row, columns, theme)).collect(),
    }
}

/// The width of each column: that of its cells, with the widest shrunk until all fit; `None` if they cannot.
fn fit(rows: &[Vec<Cell>], columns: usize) -> Option<Vec<usize>> {
    let count = rows.iter().map(Vec::len).max()?;
    let cell_width = |cell: &Cell| width_of(cell);
    let widest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(cell_width).max().unwrap_or(0);
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    let room = columns.checked_sub(GAP * (count - 1))?;
    while widths.iter().sum::<usize>() > room {
        let broadest = widths.iter_mut().max().filter(|broadest| **broadest > NARROWEST)?;
        *broadest -= 1;
    }
    Some(widths)
}

fn row_lines(row: &[Cell], widths: &[usize]) -> Vec<Line<'static>> {
    let cells: Vec<Vec<Line<'static>>> = row.iter().zip(widths).map(|(cell, &width)| wrap(cell, width, Indent::NONE)).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    (0..height).map(|index| join(&cells, widths, index)).collect()
}

fn join(cells: &[Vec<Line<'static>>], widths: &[usize], index: usize) -> Line<'static> {
    let mut spans = Vec::new();
    for (cell, width) in cells.iter().zip(widths) {
        let line = cell.get(index).cloned().unwrap_or_default();
        let blank = width.saturating_sub(width_of(&line.spans)) + GAP;
        spans.extend(line.spans);
        spans.push(Span::raw(" ".repeat(blank)));
    }
    spans.pop();
    Line::from(spans)
}

/// A row as a block: the first cell as a heading, the others with the name of their column.
fn block(head: &[Cell], row: &[Cell], columns: usize, theme: &Theme) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (index, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
        if index == 0 {
            let title: Cell = cell.iter().map(|span| span.clone().style(theme.strong)).collect();
            lines.extend(wrap(&title, columns, Indent::NONE));
        } else {
            let name = head.get(index).map_or_else(String::new, |cell| cell.iter().map(|span| span.content.as_ref()).collect());
            let labelled: Cell =
                std::iter::once(Span::styled(format!("{name}: "), theme.quiet)).chain(cell.iter().cloned()).collect();
            lines.extend(wrap(&labelled, columns, Indent { first: "  ", rest: "  " }));
        }
    }
    lines.push(Line::default());
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::tui::draw::theme::COLOUR;

    fn table(columns: usize) -> Vec<String> {
        let cell = |text: &str| vec![text.to_owned().into()];
        let rows = [vec![cell("Volume"), cell("Applies to")], vec![cell("Volume 3B: Business Rules"), cell("Client Registry")]];
        lines(&rows, columns, &COLOUR).iter().map(|line| line.to_string().trim_end().to_owned()).collect()
    }

    #[test]
    fn columns_share_what_room_there_is() {
        assert_eq!(table(80), ["Volume                     Applies to", "Volume 3B: Business Rules  Client Registry"]);
        assert_eq!(table(34), ["Volume             Applies to", "Volume 3B:         Client Registry", "Business Rules"]);
    }

    #[test]
    fn where_columns_do_not_fit_each_row_is_a_block() {
        assert_eq!(table(20), ["Volume 3B: Business", "Rules", "  Applies to: Client", "  Registry", ""]);
    }
}
