//! Glossary terms with what they mean, and how sure that is.

use ratatui::layout::Rect;
use ratatui::text::Span;

use super::choices::Choices;
use crate::guide::Term;
use crate::text::{clean_line, width};
use crate::tui::markdown;
use crate::tui::model::Model;
use crate::tui::panels::list::{Entry, Target};
use crate::tui::panels::shorten;
use crate::tui::wrap::{Indent, wrap};

/// Columns of the box.
const WIDEST: u16 = 76;

/// The terms on `screen`.
pub(super) fn choices(model: &Model, terms: &[Term], cursor: usize, screen: Rect) -> Choices {
    let room = usize::from(screen.width.min(WIDEST).saturating_sub(5));
    let mut entries: Vec<Entry> = Vec::new();
    for term in terms {
        if !entries.is_empty() {
            entries.push(Entry::text(""));
        }
        entries.extend(block(model, term, room));
    }
    Choices { title: "Terms used here".to_owned(), entries, cursor, columns: WIDEST, ..Choices::default() }
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
    std::iter::once(Entry::selectable(shorten(name.into(), room), Target::Row)).chain(text).collect()
}
