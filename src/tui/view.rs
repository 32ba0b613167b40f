//! The whole screen, drawn from the model alone.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::ascii;
use super::hyperlinks;
use super::layout::{self, Areas, SMALLEST, Shape};
use super::model::{Mode, Model, Panel, Symbols};
use super::panels::list::{self, List, scroll_bar};
use super::panels::{self, addresses, detail, footer, header, help, pages, popup, process, shorten};
use super::writing::Writing;
use crate::text::{clean_line, width};

/// Draws `model`; the terminal's own cursor stands on what is selected, so that screen readers and magnifiers follow.
pub fn view(model: &Model, frame: &mut Frame<'_>) {
    let screen = frame.area();
    if screen.is_empty() {
        return;
    }
    frame.buffer_mut().set_style(screen, model.theme.ground);
    let cursor = match (layout::shape(model.size), &model.mode) {
        (Shape::TooSmall, _) => Some(too_small(screen, frame.buffer_mut())),
        (_, Mode::Help(help)) => help::draw(model, help, screen, frame.buffer_mut()),
        _ => everything(model, frame.buffer_mut()),
    };
    if model.symbols == Symbols::Plain {
        ascii::make_plain(frame.buffer_mut());
    }
    if let Some(cursor) = cursor.filter(|cursor| screen.contains(*cursor)) {
        frame.set_cursor_position(cursor);
    }
}

fn too_small(screen: Rect, buffer: &mut Buffer) -> Position {
    let hint = format!("needs {}x{}; q quits", SMALLEST.width, SMALLEST.height);
    buffer.set_stringn(screen.x, screen.y, hint, usize::from(screen.width), ratatui::style::Style::new());
    screen.as_position()
}

fn everything(model: &Model, buffer: &mut Buffer) -> Option<Position> {
    let areas = layout::areas(model);
    line(&header::title(model, columns(areas.header)), areas.header, buffer);
    scrolled(&header::notice(model, columns(areas.notice)), 0, areas.notice, buffer);
    line(&footer::line(model, columns(areas.footer)), areas.footer, buffer);
    let cursors = [draw_pages(model, areas, buffer), draw_items(model, areas, buffer), draw_detail(model, areas, buffer)];
    let cursor = cursors.into_iter().flatten().next();
    popup::draw(model, layout::middle_of(model, areas), buffer).or(cursor)
}

fn columns(area: Rect) -> usize {
    usize::from(area.width)
}

fn line(line: &Line<'static>, area: Rect, buffer: &mut Buffer) {
    if !area.is_empty() {
        buffer.set_line(area.x, area.y, line, area.width);
    }
}

/// A panel's title, in the accent where it has the focus, and the rule to its right.
fn panel(model: &Model, panel: Panel, title: Vec<Span<'static>>, area: Rect, buffer: &mut Buffer) {
    let (style, mark) = if model.has_focus(panel) { (model.theme.accent, "▌") } else { (model.theme.strong, " ") };
    let mut title = Line::from(title).patch_style(style);
    title.spans.insert(0, Span::styled(mark, model.theme.drawn));
    line(&shorten(title, usize::from(area.width.saturating_sub(1))), area, buffer);
    rule(model, area, buffer);
}

/// The rule between a panel and its neighbour on the right.
fn rule(model: &Model, area: Rect, buffer: &mut Buffer) {
    if area.right() < buffer.area.right() {
        for row in area.top()..area.bottom() {
            buffer.set_stringn(area.right(), row, "│", 1, model.theme.quiet);
        }
    }
}

fn draw_pages(model: &Model, areas: Areas, buffer: &mut Buffer) -> Option<Position> {
    let area = areas.pages;
    if area.is_empty() {
        return None;
    }
    if layout::shape(model.size) == Shape::Medium {
        return pages::draw_tabs(model, area, buffer);
    }
    panel(model, Panel::Pages, vec![Span::raw("Guide")], area, buffer);
    let entries = pages::entries(model, columns(area));
    let list =
        List { entries: &entries, cursor: model.page, offset: 0, is_focused: model.has_focus(Panel::Pages), theme: &model.theme };
    list.draw(layout::body(area), buffer)
}

fn draw_items(model: &Model, areas: Areas, buffer: &mut Buffer) -> Option<Position> {
    let area = areas.items;
    if area.is_empty() {
        return None;
    }
    if let Mode::Find { words, cursor, .. } = &model.mode {
        return draw_found(model, words, *cursor, areas, buffer);
    }
    panel(model, Panel::Items, page_title(model), area, buffer);
    let place = model.place();
    let is_focused = model.has_focus(Panel::Items);
    if let Some(picture) = process::picture_in(model, areas) {
        return picture.draw(model, is_focused, layout::body(area), buffer);
    }
    let entries = panels::entries_in(model, areas);
    let list = List { entries: &entries, cursor: place.cursor, offset: place.offset, is_focused, theme: &model.theme };
    list.draw(layout::body(area), buffer)
}

/// The words take the place of the title; the cursor stays in them.
fn draw_found(model: &Model, words: &Writing, cursor: usize, areas: Areas, buffer: &mut Buffer) -> Option<Position> {
    let (area, entries) = (areas.items, panels::entries_in(model, areas));
    let label = Span::raw("Find: ");
    let column = area.x + 1 + u16::try_from(width(&label.content)).unwrap_or(0);
    let title = Line::from(vec![Span::styled("▌", model.theme.drawn), label.style(model.theme.accent)]);
    line(&title, area, buffer);
    rule(model, area, buffer);
    let words_area = Rect { x: column, width: area.right().saturating_sub(column), height: 1, ..area };
    let body = layout::body(area);
    let offset = list::offset_of(&entries, cursor, body);
    List { entries: &entries, cursor, offset, is_focused: true, theme: &model.theme }.draw(body, buffer);
    popup::text_cursor(&words.text, words_area, buffer)
}

fn page_title(model: &Model) -> Vec<Span<'static>> {
    let Some(section) = model.section() else { return vec![Span::raw("Overview")] };
    let counts = model.summary.sections[model.page - 1].counts;
    let mut title = vec![Span::raw(clean_line(&section.title).into_owned())];
    if counts.total > 0 {
        let filter = clean_line(&model.lens.filter.describe()).into_owned();
        let filter = if filter.is_empty() { filter } else { format!(" · {filter}") };
        title.push(Span::raw(format!(" {}/{}{filter}", counts.closed(), counts.total)));
    }
    title
}

fn draw_detail(model: &Model, areas: Areas, buffer: &mut Buffer) -> Option<Position> {
    let area = areas.detail;
    if area.is_empty() {
        return None;
    }
    panel(model, Panel::Detail, detail::title(model), area, buffer);
    let text = layout::text(area);
    let (lines, scroll) = (detail::lines(model), model.scroll());
    scrolled(&lines, scroll, text, buffer);
    if model.abilities.has_links {
        hyperlinks::link(&addresses::pieces(&lines, &addresses::known(model)), scroll, text, buffer);
    }
    scroll_bar(lines.len(), scroll, layout::body(area), buffer, &model.theme);
    model.has_focus(Panel::Detail).then(|| hit_in(model, scroll, text).unwrap_or_else(|| text.as_position()))
}

/// Where the hit that was gone to stands in `text`, as long as it is in sight.
fn hit_in(model: &Model, scroll: usize, text: Rect) -> Option<Position> {
    let (line, columns) = detail::hit_place(model)?;
    let (row, column) = (u16::try_from(line.checked_sub(scroll)?).ok()?, u16::try_from(columns).ok()?);
    let place = Position { x: text.x + column, y: text.y.checked_add(row)? };
    text.contains(place).then_some(place)
}

fn scrolled(lines: &[Line<'static>], offset: usize, area: Rect, buffer: &mut Buffer) {
    for (row, line) in (area.top()..area.bottom()).zip(lines.iter().skip(offset)) {
        buffer.set_line(area.x, row, line, area.width);
    }
}
