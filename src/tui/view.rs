//! Draws a screen that is laid out; it knows nothing else.

use ratatui::Frame;
use ratatui::buffer::{Buffer, CellWidth};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Padding, Widget};

use super::draw::line::draw_line;
use super::draw::list::{SCROLL_BAR, scroll_bar};
use super::draw::spans::shorten;
use super::draw::{ascii, hyperlinks};
use super::screen::{Body, Detail, HelpPage, Middle, Pages, PlacedPicture, PopupBox, Screen};
use super::state::parts::{Panel, Symbols};
use super::state::shape::{SMALLEST, Shape};
use crate::text;

/// Some letters of several characters take more than two columns.
const WIDEST_GRAPHEME: u16 = 8;

/// Draws `screen`; the terminal's own cursor is where the selection is, so that screen readers and magnifiers follow.
pub fn view(screen: &Screen, frame: &mut Frame<'_>) {
    let area = frame.area();
    if area.is_empty() {
        return;
    }
    let buffer = frame.buffer_mut();
    if screen.theme.ground != Style::new() {
        buffer.set_style(area, screen.theme.ground);
    }
    let cursor = match (&screen.help, screen.shape) {
        (_, Shape::TooSmall) => Some(too_small(area, buffer)),
        (Some(help), _) => Some(draw_help(screen, help, buffer)),
        (None, _) => draw_panels(screen, buffer),
    };
    if screen.symbols == Symbols::Plain {
        ascii::make_plain(buffer);
    }
    if let Some(cursor) = cursor.filter(|cursor| area.contains(*cursor)) {
        frame.set_cursor_position(cursor);
    }
}

fn too_small(area: Rect, buffer: &mut Buffer) -> Position {
    let hint = format!("needs {}x{}; q quits", SMALLEST.width, SMALLEST.height);
    buffer.set_stringn(area.x, area.y, hint, usize::from(area.width), Style::new());
    area.as_position()
}

fn draw_help(screen: &Screen, help: &HelpPage, buffer: &mut Buffer) -> Position {
    buffer.set_stringn(help.head.x, help.head.y, help.title, usize::from(help.head.width), screen.theme.accent);
    draw_lines(&help.lines, help.offset, help.body, buffer);
    scroll_bar(help.lines.len(), help.offset, help.body, help.body.right().saturating_sub(1), buffer, &screen.theme);
    draw_line(&screen.footer.line, screen.areas.footer, buffer);
    let words = help.words.as_ref();
    if let Some(words) = words {
        words.draw(buffer);
    }
    words.filter(|_| help.is_typing).map_or_else(|| help.body.as_position(), |words| words.cursor)
}

fn draw_panels(screen: &Screen, buffer: &mut Buffer) -> Option<Position> {
    let areas = &screen.areas;
    draw_line(&screen.header, areas.header, buffer);
    draw_lines(&screen.notice.lines, 0, areas.notice, buffer);
    draw_line(&screen.footer.line, areas.footer, buffer);
    let pages = screen.pages.as_ref().and_then(|pages| draw_pages(screen, pages, buffer));
    let middle = screen.middle.as_ref().and_then(|middle| draw_middle(screen, middle, buffer));
    let detail = screen.detail.as_ref().and_then(|detail| draw_detail(screen, detail, buffer));
    let popup = screen.popup.as_ref().and_then(|popup| draw_popup(screen, popup, buffer));
    popup.or(pages).or(middle).or(detail)
}

fn draw_lines(lines: &[Line<'static>], offset: usize, area: Rect, buffer: &mut Buffer) {
    for (row, line) in (area.top()..area.bottom()).zip(lines.iter().skip(offset)) {
        draw_line(line, Rect { y: row, height: 1, ..area }, buffer);
    }
}

/// A panel's title, in the accent where it has the focus, and the rule to its right.
fn draw_frame(screen: &Screen, panel: Panel, title: Line<'static>, buffer: &mut Buffer) {
    let area = screen.areas.panel(panel);
    let (style, mark) = if screen.focus == Some(panel) { (screen.theme.accent, "▌") } else { (screen.theme.strong, " ") };
    let mut title = title.patch_style(style);
    title.spans.insert(0, Span::styled(mark, screen.theme.drawn));
    draw_line(&shorten(title, usize::from(area.width.saturating_sub(1))), area, buffer);
    draw_rule(screen, area, buffer);
}

/// The rule between a panel and its neighbour on the right.
fn draw_rule(screen: &Screen, area: Rect, buffer: &mut Buffer) {
    if area.right() < buffer.area.right() {
        for row in area.top()..area.bottom() {
            buffer[(area.right(), row)].set_symbol("│").set_style(screen.theme.quiet);
        }
    }
}

fn draw_pages(screen: &Screen, pages: &Pages, buffer: &mut Buffer) -> Option<Position> {
    let area = screen.areas.pages;
    match pages {
        Pages::List(list) => {
            draw_frame(screen, Panel::Pages, Line::raw("Guide"), buffer);
            list.draw(buffer, &screen.theme)
        }
        Pages::Tabs(tabs, open) => {
            for tab in tabs.iter().filter(|tab| tab.column < area.right()) {
                let columns = usize::from(area.right() - tab.column);
                buffer.set_stringn(tab.column, area.y, &tab.label, columns, tab.style);
            }
            let open = tabs.get(*open).filter(|_| screen.focus == Some(Panel::Pages))?;
            Some(Position { x: open.column, y: area.y })
        }
    }
}

fn draw_middle(screen: &Screen, middle: &Middle, buffer: &mut Buffer) -> Option<Position> {
    let area = screen.areas.items;
    if let Some(words) = &middle.words {
        let title = middle.title.clone().patch_style(screen.theme.accent);
        let mark = Span::styled("▌", screen.theme.drawn);
        draw_line(
            &std::iter::once(mark).chain(title.spans.into_iter().map(|span| span.style(screen.theme.accent))).collect(),
            area,
            buffer,
        );
        draw_rule(screen, area, buffer);
        words.draw(buffer);
    } else {
        draw_frame(screen, Panel::Items, middle.title.clone(), buffer);
    }
    let cursor = match &middle.body {
        Body::List(list) => list.draw(buffer, &screen.theme),
        Body::Picture(framed) => draw_picture(screen, framed, buffer),
    };
    middle.words.as_ref().map(|words| words.cursor).or(cursor)
}

fn draw_picture(screen: &Screen, framed: &PlacedPicture, buffer: &mut Buffer) -> Option<Position> {
    let PlacedPicture { picture, area, bar, cursor, offset, is_focused } = framed;
    let width = area.width.saturating_sub(SCROLL_BAR);
    draw_lines(&picture.lines, *offset, Rect { width, ..*area }, buffer);
    scroll_bar(picture.lines.len(), *offset, *area, *bar, buffer, &screen.theme);
    let spot = picture.spots.get(*cursor)?.area;
    let hidden = u16::try_from(*offset).unwrap_or(u16::MAX);
    let (top, bottom) = (spot.top().saturating_sub(hidden), spot.bottom().saturating_sub(hidden));
    let placed = Rect { x: area.x + spot.x, y: area.y + top, width: spot.width, height: bottom - top };
    let seen = placed.intersection(Rect { width, ..*area });
    buffer.set_style(seen, if *is_focused { screen.theme.selected } else { screen.theme.marked });
    (*is_focused && !seen.is_empty()).then_some(seen.as_position())
}

fn draw_detail(screen: &Screen, detail: &Detail, buffer: &mut Buffer) -> Option<Position> {
    draw_frame(screen, Panel::Detail, detail.title.clone(), buffer);
    draw_lines(&detail.lines, detail.scroll, detail.text, buffer);
    if detail.has_links {
        hyperlinks::link(&detail.pieces, detail.scroll, detail.text, buffer);
    }
    let body = super::screen::areas::body(screen.areas.detail);
    let bar = super::screen::areas::bar(body, buffer.area);
    scroll_bar(detail.lines.len(), detail.scroll, body, bar, buffer, &screen.theme);
    detail.cursor
}

fn draw_popup(screen: &Screen, popup: &PopupBox, buffer: &mut Buffer) -> Option<Position> {
    draw_box(screen, popup, buffer);
    draw_lines(&popup.above, 0, popup.inside, buffer);
    let (prompt, at) = &popup.prompt;
    buffer.set_stringn(at.x, at.y, &prompt.content, usize::from(popup.inside.width), prompt.style);
    let cursor = popup.list.draw(buffer, &screen.theme);
    if let Some(field) = &popup.field {
        field.draw(buffer);
        return Some(field.cursor);
    }
    cursor.or_else(|| Some(popup.inside.as_position()))
}

fn draw_box(screen: &Screen, popup: &PopupBox, buffer: &mut Buffer) {
    let area = popup.area;
    let title = text::shorten(&popup.title, usize::from(area.width.saturating_sub(4)));
    let title = Line::styled(format!(" {title} "), screen.theme.strong);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(screen.theme.drawn)
        .title(title)
        .padding(Padding::horizontal(1));
    cut_wide(area, buffer);
    Clear.render(area, buffer);
    buffer.set_style(area, screen.theme.ground);
    block.render(area, buffer);
}

/// A wide character that reaches into `area` from the left would cover its border.
fn cut_wide(area: Rect, buffer: &mut Buffer) {
    for row in area.top()..area.bottom() {
        for column in area.left().saturating_sub(WIDEST_GRAPHEME)..area.left() {
            let cell = &mut buffer[(column, row)];
            // A link takes one column, however long its sequence is.
            if cell.cell_width() > area.left() - column {
                cell.set_symbol(" ");
            }
        }
    }
}
