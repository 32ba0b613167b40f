//! The palette: a line for words, and beneath it the actions that have them, with their keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::choices::Choices;
use super::text_cursor;
use crate::search::Search;
use crate::text::width;
use crate::tui::actions::{Action, actions};
use crate::tui::highlight;
use crate::tui::model::Model;
use crate::tui::panels::list::{Entry, Target};
use crate::tui::panels::{apart, shorten};
use crate::tui::writing::Writing;

/// Columns of the box.
const WIDEST: u16 = 76;

/// Rows inside the box, which does not change its size while words are written.
const ROWS: usize = 18;

/// Stands before the words.
const PROMPT: &str = ": ";

/// Narrower boxes have no room for the keys.
const NARROWEST_WITH_KEYS: usize = 40;

/// Draws the palette and tells where the cursor stands: in the words.
pub(super) fn draw(model: &Model, words: &Writing, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let choices = super::choices(model, screen)?;
    let inside = choices.frame(model, screen, buffer);
    choices.list(model, inside, buffer);
    let left = u16::try_from(width(PROMPT)).unwrap_or(0);
    let line = Rect { x: inside.x + left, width: inside.width.saturating_sub(left), height: inside.height.min(1), ..inside };
    text_cursor(&words.text, line, buffer)
}

/// The actions that have the words, on `screen`.
pub(super) fn choices(model: &Model, words: &Writing, cursor: usize, screen: Rect) -> Choices {
    let content = words.content();
    let columns = usize::from(screen.width.min(WIDEST).saturating_sub(5));
    let search = Search::new(&content);
    let mut entries: Vec<Entry> = actions(model, &content).iter().map(|action| row(model, &search, action, columns)).collect();
    if entries.is_empty() {
        let text = Span::styled(" Nothing that can be done now has every one of these words", model.theme.quiet);
        entries.push(Entry::text(shorten(text.into(), columns)));
    }
    let above = vec![Line::styled(PROMPT, model.theme.accent)];
    Choices { title: "What to do".to_owned(), above, entries, cursor, columns: WIDEST, height: Some(ROWS) }
}

fn row(model: &Model, search: &Search, action: &Action, columns: usize) -> Entry {
    let words = highlight::line(search, Line::raw(action.words.clone()), &model.theme);
    let left = std::iter::once(Span::raw(" ")).chain(words.spans).collect();
    let keys = if columns < NARROWEST_WITH_KEYS { String::new() } else { format!("{} ", action.keys) };
    Entry::selectable(apart(left, Span::styled(keys, model.theme.accent).into(), columns), Target::Row)
}
