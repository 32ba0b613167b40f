//! The palette: a line for words, and below it the actions that have them, with their keys.

use ratatui::text::{Line, Span};

use super::{AROUND_ROWS, Popup, Typed, box_columns};
use crate::search::Search;
use crate::tui::draw::highlight;
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::{apart, shorten};
use crate::tui::state::mode::Action;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::Prompt;

/// Columns of the box.
const WIDEST: u16 = 76;

/// Rows inside the box, which does not change its size while words are typed.
const ROWS: usize = 18;

/// Narrower boxes have no room for the keys.
const NARROWEST_WITH_KEYS: usize = 40;

/// The `actions` that have the `words`, on a screen of so many columns.
pub(super) fn popup<'m>(model: &Model, words: &'m Prompt, actions: &[Action], cursor: usize, columns: u16) -> Popup<'m> {
    let columns = box_columns(columns, WIDEST);
    let room = usize::from(columns.saturating_sub(AROUND_ROWS));
    let search = Search::new(&words.content());
    let mut lines = Lines::default();
    for action in actions {
        lines.row(row(model, &search, action, room));
    }
    if actions.is_empty() {
        let text = Span::styled(" No action that is possible now matches all of these words", model.theme.quiet);
        lines.text(shorten(text.into(), room));
    }
    let typed = Typed { text: &words.text, prompt: Span::styled(": ", model.theme.accent), rows: 1 };
    let title = "Actions".to_owned();
    Popup { title, columns, height: Some(ROWS), typed: Some(typed), lines, cursor: Some(cursor), ..Popup::default() }
}

fn row(model: &Model, search: &Search, action: &Action, columns: usize) -> Line<'static> {
    let words = highlight::line(search, Line::raw(action.words.clone()), &model.theme);
    let left = std::iter::once(Span::raw(" ")).chain(words.spans).collect();
    let keys = if columns < NARROWEST_WITH_KEYS { String::new() } else { format!("{} ", action.keys) };
    apart(left, Span::styled(keys, model.theme.accent).into(), columns)
}
