//! The palette: a line for words, and beneath it the actions that have them, with their keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{centered, frame, text_cursor};
use crate::search::Search;
use crate::text::width;
use crate::tui::actions::{Action, actions};
use crate::tui::highlight;
use crate::tui::model::Model;
use crate::tui::panels::list::{self, Entry, List, Target};
use crate::tui::panels::{apart, shorten};
use crate::tui::writing::Writing;

/// Columns of the box.
const WIDEST: u16 = 76;

/// Rows of the box, which does not change its size while words are written.
const HIGHEST: u16 = 20;

/// Narrower boxes have no room for the keys.
const NARROWEST_WITH_KEYS: usize = 40;

/// Draws the palette and tells where the cursor stands.
pub fn draw(model: &Model, words: &Writing, cursor: usize, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let inside = frame(model, "What to do", centered(screen, WIDEST, HIGHEST), buffer);
    let content = words.content();
    let actions = actions(model, &content);
    let prompt = Span::styled(": ", model.theme.accent);
    let left = u16::try_from(width(&prompt.content)).unwrap_or(0);
    buffer.set_span(inside.x, inside.y, &prompt, inside.width);
    let list = Rect { y: inside.y + 1, height: inside.height.saturating_sub(1), ..inside };
    let columns = usize::from(list.width.saturating_sub(1));
    let search = Search::new(&content);
    let mut entries: Vec<Entry> = actions.iter().map(|action| row(model, &search, action, columns)).collect();
    if entries.is_empty() {
        let text = Span::styled(" Nothing that can be done now has every one of these words", model.theme.quiet);
        entries.push(Entry::text(shorten(text.into(), columns)));
    }
    let offset = list::offset(0, cursor, entries.len(), usize::from(list.height));
    List { entries: &entries, cursor, offset, is_focused: true, theme: &model.theme }.draw(list, buffer);
    let line = Rect { x: inside.x + left, width: inside.width.saturating_sub(left), height: inside.height.min(1), ..inside };
    text_cursor(&words.text, line, buffer)
}

fn row(model: &Model, search: &Search, action: &Action, columns: usize) -> Entry {
    let words = highlight::line(search, Line::raw(action.words.clone()), &model.theme);
    let left = std::iter::once(Span::raw(" ")).chain(words.spans).collect();
    let keys = if columns < NARROWEST_WITH_KEYS { String::new() } else { format!("{} ", action.keys) };
    Entry::selectable(apart(left, Span::styled(keys, model.theme.accent).into(), columns), Target::Page(0))
}
