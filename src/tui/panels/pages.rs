//! The list of pages with how far each is; on medium screens, tabs.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::apart;
use super::list::{Entry, Target};
use crate::text::{clean_line, width};
use crate::tui::model::{Model, Panel};

/// The lines of the list.
pub fn entries(model: &Model, columns: usize) -> Vec<Entry> {
    let overview = Entry::selectable(Line::raw(" 1 Overview"), Target::Page(0));
    let sections = model.guide.sections.iter().zip(&model.summary.sections).enumerate();
    let sections = sections.map(|(index, (section, count))| {
        let left = Line::raw(format!(" {} {}", index + 2, clean_line(&section.title)));
        let counts = count.counts;
        let right = match counts.total {
            0 => Span::raw(""),
            total if counts.closed() == total => Span::styled(format!("{total}/{total} "), model.theme.accent),
            total => Span::styled(format!("{}/{total} ", counts.closed()), model.theme.quiet),
        };
        Entry::selectable(apart(left, right.into(), columns), Target::Page(index + 1))
    });
    std::iter::once(overview).chain(sections).collect()
}

/// The tab of each page, and its first column in `area`.
fn tabs(model: &Model, area: Rect) -> Vec<(u16, String)> {
    let names = std::iter::once("Overview").chain(model.guide.sections.iter().map(|section| section.tab.as_str()));
    let names: Vec<String> = names.map(|name| clean_line(name).into_owned()).collect();
    let with_numbers: Vec<String> = names.iter().enumerate().map(|(index, name)| format!("{} {name}", index + 1)).collect();
    let needed: usize = with_numbers.iter().map(|name| width(name) + 2).sum::<usize>();
    let labels = if needed <= usize::from(area.width) { with_numbers } else { names };
    let mut column = area.x;
    let place = |label: String| {
        let tab = format!(" {label} ");
        let first = column;
        column = column.saturating_add(u16::try_from(width(&tab)).unwrap_or(u16::MAX));
        (first, tab)
    };
    labels.into_iter().map(place).collect()
}

/// The page whose tab is at `position`.
pub fn tab_at(model: &Model, area: Rect, position: Position) -> Option<usize> {
    let is_at = |(first, tab): &(u16, String)| {
        position.y == area.y && position.x >= *first && usize::from(position.x - first) < width(tab)
    };
    tabs(model, area).iter().position(is_at)
}

/// Draws the pages as tabs into the first row of `area` and tells where the cursor stands.
pub fn draw_tabs(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let mut cursor = None;
    for (page, (column, tab)) in tabs(model, area).into_iter().enumerate() {
        let style = match (page == model.page, model.has_focus(Panel::Pages)) {
            (true, true) => model.theme.selected,
            (true, false) => model.theme.accent,
            (false, _) => model.theme.quiet,
        };
        if page == model.page && model.has_focus(Panel::Pages) {
            cursor = Some(Position { x: column, y: area.y });
        }
        if column < area.right() {
            buffer.set_stringn(column, area.y, &tab, usize::from(area.right() - column), style);
        }
    }
    cursor
}
