//! The list of pages with how far each is; on medium screens, tabs.

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::text::{clean_line, width};
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::apart;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;

/// The lines of the list.
pub fn lines(model: &Model, columns: usize) -> Lines {
    let mut lines = Lines::default();
    lines.row(" 1 Overview");
    for (number, (section, count)) in (2..).zip(model.guide.sections.iter().zip(&model.summary.sections)) {
        let left = Line::raw(format!(" {number} {}", clean_line(&section.title)));
        let counts = count.counts;
        let style = if counts.closed() == counts.total { model.theme.accent } else { model.theme.quiet };
        let right = if counts.total == 0 { Span::raw("") } else { Span::styled(format!("{} ", counts.fraction()), style) };
        lines.row(apart(left, right.into(), columns));
    }
    lines
}

/// The tab of a page.
#[derive(Debug)]
pub struct Tab {
    pub column: u16,
    pub label: String,
    pub style: Style,
}

/// The tab of each page in `area`.
pub fn tabs(model: &Model, area: Rect) -> Vec<Tab> {
    let names = std::iter::once("Overview").chain(model.guide.sections.iter().map(|section| section.tab.as_str()));
    let names: Vec<String> = names.map(|name| clean_line(name).into_owned()).collect();
    let numbered: Vec<String> = names.iter().enumerate().map(|(index, name)| format!("{} {name}", index + 1)).collect();
    let needed: usize = numbered.iter().map(|name| width(name) + 2).sum();
    let names = if needed <= usize::from(area.width) { numbered } else { names };
    let mut next = area.x;
    let tab = |(page, name): (usize, String)| {
        let (column, label) = (next, format!(" {name} "));
        next = next.saturating_add(u16::try_from(width(&label)).unwrap_or(u16::MAX));
        Tab { column, label, style: style(model, page) }
    };
    names.into_iter().enumerate().map(tab).collect()
}

fn style(model: &Model, page: usize) -> Style {
    match (page == model.page, model.has_focus(Panel::Pages)) {
        (true, true) => model.theme.selected,
        (true, false) => model.theme.accent,
        (false, _) => model.theme.quiet,
    }
}
