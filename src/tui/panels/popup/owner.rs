//! Who does something: a line to write, with the names that are known.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{WIDEST, centered, frame, question, text_cursor};
use crate::text::clean_line;
use crate::tui::keymap::{Context, key_of};
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::panels::shorten;
use crate::tui::update::owners;
use crate::tui::writing::Writing;

/// Rows of the box, with its border.
const HEIGHT: u16 = 5;

/// Draws the question and tells where the cursor stands.
pub(super) fn draw(model: &Model, writing: &Writing, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let inside = frame(model, &question(model, &writing.purpose), centered(screen, WIDEST, HEIGHT), buffer);
    let line = Rect { height: inside.height.min(2), ..inside };
    let names = owners(model).iter().map(|owner| clean_line(owner).into_owned()).collect::<Vec<_>>().join(" · ");
    if inside.height > 2 {
        let key = key_of(Context::Line, &Message::Complete);
        let known = vec![Span::styled(key, model.theme.accent), Span::styled(format!(" {names}"), model.theme.quiet)];
        let known = shorten(known.into(), usize::from(inside.width));
        buffer.set_line(inside.x, inside.y + 2, &known, inside.width);
    }
    text_cursor(&writing.text, line, buffer)
}
