//! Choices that each show a whole text below their title: what is opened or copied is seen before.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{centered, frame};
use crate::guide::Link;
use crate::text::clean_line;
use crate::tui::model::{Model, Told};
use crate::tui::panels::list::{self, Entry, List, Target};
use crate::tui::panels::shorten;
use crate::tui::share::Copyable;
use crate::tui::wrap::{Indent, wrap};

/// Addresses are long.
pub(super) const WIDEST: u16 = 100;

/// Links, to open one.
pub fn links(model: &Model, links: &[Link], cursor: usize, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let choices: Vec<_> =
        links.iter().map(|link| (vec![Span::raw(clean_line(&link.title).into_owned())], link.url.as_str())).collect();
    draw(model, "Open which link?", &choices, cursor, screen, buffer)
}

/// What can be copied, each with its key.
pub fn copyable(model: &Model, choices: &[Copyable], cursor: usize, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let title = |choice: &Copyable| {
        vec![Span::styled(format!("{} ", choice.key), model.theme.accent), Span::raw(clean_line(&choice.title).into_owned())]
    };
    let choices: Vec<_> = choices.iter().map(|choice| (title(choice), choice.text.as_str())).collect();
    draw(model, "Copy what?", &choices, cursor, screen, buffer)
}

fn draw(
    model: &Model,
    title: &str,
    choices: &[(Vec<Span<'static>>, &str)],
    cursor: usize,
    screen: Rect,
    buffer: &mut Buffer,
) -> Option<Position> {
    let columns = screen.width.min(WIDEST);
    let room = usize::from(columns.saturating_sub(5));
    let entry = |(title, text): &(Vec<Span<'static>>, &str)| {
        let title: Line = std::iter::once(Span::raw(" ")).chain(title.iter().cloned()).collect();
        let title = Entry::selectable(shorten(title, room), Target::Item((*text).to_owned()));
        let text = [Span::styled(clean_line(text).into_owned(), model.theme.quiet)];
        let text = wrap(&text, room, Indent { first: "   ", rest: "   " });
        std::iter::once(title).chain(text.into_iter().map(Entry::text)).collect::<Vec<_>>()
    };
    let entries: Vec<Entry> = choices.iter().flat_map(entry).collect();
    let height = u16::try_from(entries.len() + 2).unwrap_or(u16::MAX);
    let inside = frame(model, title, centered(screen, columns, height.min(screen.height)), buffer);
    let selected = list::targets(&entries).get(cursor).copied().unwrap_or(0);
    let offset = list::offset(0, selected, entries.len(), usize::from(inside.height));
    List { entries: &entries, cursor, offset, is_focused: true, theme: &model.theme }.draw(inside, buffer)
}

/// Something to tell, whole.
pub fn told(model: &Model, told: &Told, screen: Rect, buffer: &mut Buffer) -> Position {
    let columns = screen.width.min(WIDEST);
    let room = usize::from(columns.saturating_sub(4));
    let mut lines = wrap(&[Span::styled(clean_line(&told.text).into_owned(), model.theme.code)], room, Indent::NONE);
    lines.push(Line::default());
    lines.extend(wrap(&[Span::styled(clean_line(&told.hint).into_owned(), model.theme.quiet)], room, Indent::NONE));
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let inside = frame(model, &clean_line(&told.title), centered(screen, columns, height.min(screen.height)), buffer);
    for (row, line) in (inside.top()..inside.bottom()).zip(lines) {
        buffer.set_line(inside.x, row, &line, inside.width);
    }
    inside.as_position()
}
