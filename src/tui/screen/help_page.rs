//! Lays out the help, which fills the screen above the footer.

use ratatui::layout::Rect;
use ratatui::text::Line;

use super::areas;
use crate::text::width;
use crate::tui::draw::field::Field;
use crate::tui::panels::help;
use crate::tui::state::mode::{Help, Mode};
use crate::tui::state::model::Model;

#[derive(Debug)]
pub struct HelpPage {
    pub title: &'static str,
    /// The area of the title.
    pub head: Rect,
    /// The words of the search.
    pub words: Option<Field>,
    pub is_typing: bool,
    pub lines: Vec<Line<'static>>,
    pub body: Rect,
    /// The first visible line.
    pub offset: usize,
}

impl HelpPage {
    /// The help above `footer`, if it is open.
    pub(super) fn new(model: &Model, footer: Rect) -> Option<Self> {
        let Mode::Help(help) = &model.mode else { return None };
        let Help { words, is_typing, offset, .. } = help.as_ref();
        let (head, body) = areas::title_and_body(Rect { x: 0, y: 0, width: footer.width, height: footer.y });
        let has_words = *is_typing || !words.content().is_empty();
        let title = if has_words { " Keys with: " } else { " Keys" };
        let before = u16::try_from(width(title)).unwrap_or(0).min(head.width);
        let field = Rect { x: head.x + before, width: head.width - before, ..head };
        let field = has_words.then(|| Field::new(&words.text, field, model.theme.ground)).flatten();
        let lines = help::lines(model, help, usize::from(body.width));
        let last = lines.len().saturating_sub(usize::from(body.height));
        Some(Self { title, head, words: field, is_typing: *is_typing, lines, body, offset: (*offset).min(last) })
    }

    /// The last useful first line.
    pub fn last_offset(&self) -> usize {
        self.lines.len().saturating_sub(usize::from(self.body.height))
    }
}
