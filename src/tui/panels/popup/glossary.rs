//! Glossary terms with what they mean, and how sure that is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::Span;

use super::{centered, frame};
use crate::guide::Term;
use crate::text::{clean_line, width};
use crate::tui::markdown;
use crate::tui::model::Model;
use crate::tui::panels::list::{self, Entry, List, Target};
use crate::tui::panels::shorten;
use crate::tui::wrap::{Indent, wrap};

/// Columns of the box.
const WIDEST: u16 = 76;

/// Draws the terms and tells where the cursor stands.
pub fn draw(model: &Model, terms: &[Term], cursor: usize, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let room = usize::from(screen.width.min(WIDEST).saturating_sub(5));
    let mut entries: Vec<Entry> = Vec::new();
    for term in terms {
        if !entries.is_empty() {
            entries.push(Entry::text(""));
        }
        entries.extend(block(model, term, room));
    }
    let height = u16::try_from(entries.len() + 2).unwrap_or(u16::MAX).min(screen.height);
    let inside = frame(model, "Terms used here", centered(screen, WIDEST, height), buffer);
    let targets = list::targets(&entries);
    let begin = targets.get(cursor).copied().unwrap_or(0);
    // The whole of what is selected comes into sight, its first line above all.
    let end = targets.get(cursor + 1).map_or(entries.len(), |next| next - 1);
    let height = usize::from(inside.height);
    let offset = list::offset(list::offset(0, end.saturating_sub(1), entries.len(), height), begin, entries.len(), height);
    List { entries: &entries, cursor, offset, is_focused: true, theme: &model.theme }.draw(inside, buffer)
}

fn block(model: &Model, term: &Term, room: usize) -> Vec<Entry> {
    let name = Span::styled(format!(" {}", clean_line(&term.term)), model.theme.strong);
    let under = Indent { first: "   ", rest: "   " };
    let mut meaning = markdown::lines(&term.meaning, room.saturating_sub(width(under.rest)), &model.theme);
    for line in &mut meaning {
        line.spans.insert(0, Span::raw(under.rest));
    }
    let sure = format!("[{}]", clean_line(&term.class.certainty(&term.source)));
    let sure = wrap(&[Span::styled(sure, model.theme.quiet)], room, under);
    let text = meaning.into_iter().chain(sure).map(Entry::text);
    std::iter::once(Entry::selectable(shorten(name.into(), room), Target::Page(0))).chain(text).collect()
}
