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

/// Draws the pages as tabs into the first row of `area` and tells where the cursor stands.
pub fn draw_tabs(model: &Model, area: Rect, buffer: &mut Buffer) -> Option<Position> {
    let names = std::iter::once("Overview").chain(model.guide.sections.iter().map(|section| section.tab.as_str()));
    let names: Vec<String> = names.map(|name| clean_line(name).into_owned()).collect();
    let with_numbers: Vec<String> = names.iter().enumerate().map(|(index, name)| format!("{} {name}", index + 1)).collect();
    let needed: usize = with_numbers.iter().map(|name| width(name) + 2).sum::<usize>();
    let labels = if needed <= usize::from(area.width) { with_numbers } else { names };
    let mut column = area.x;
    let mut cursor = None;
    for (page, label) in labels.iter().enumerate() {
        let tab = format!(" {label} ");
        let style = match (page == model.page, model.has_focus(Panel::Pages)) {
            (true, true) => model.theme.selected,
            (true, false) => model.theme.accent,
            (false, _) => model.theme.quiet,
        };
        if page == model.page && model.has_focus(Panel::Pages) {
            cursor = Some(Position { x: column, y: area.y });
        }
        let (end, _) = buffer.set_stringn(column, area.y, &tab, usize::from(area.right().saturating_sub(column)), style);
        column = end;
    }
    cursor
}
