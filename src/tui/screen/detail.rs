//! Lays out the detail of the selected item: its text, hits, addresses and scroll position.

use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::areas::{self, Areas};
use crate::tui::draw::addresses::{Piece, pieces};
use crate::tui::draw::highlight;
use crate::tui::panels::{detail, find};
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;

#[derive(Debug)]
pub struct Detail {
    pub subject: Subject,
    pub title: Line<'static>,
    pub lines: Vec<Line<'static>>,
    /// The first visible line.
    pub scroll: usize,
    pub text: Rect,
    /// The line of each hit, and the columns before it.
    pub hits: Vec<(usize, usize)>,
    /// The addresses.
    pub pieces: Vec<Piece>,
    pub has_links: bool,
    /// The cursor, if the detail has the focus.
    pub cursor: Option<Position>,
}

/// The item, or else the page, and the size of the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    item: Option<String>,
    page: usize,
    size: ratatui::layout::Size,
}

impl Subject {
    pub fn of(model: &Model) -> Self {
        Self { item: model.selected().map(|(_, item)| item.id.to_string()), page: model.page, size: model.size }
    }
}

impl Detail {
    pub(super) fn new(model: &Model, areas: &Areas) -> Option<Self> {
        if areas.detail.is_empty() {
            return None;
        }
        let text = areas::text(areas.detail);
        let lines = detail::lines(model, usize::from(text.width));
        let known = detail::addresses(model);
        let pieces = pieces(&lines, &known);
        let finding = model.lens.finding.as_ref();
        let selected = model.selected().map(|(_, item)| item);
        let hits = finding.map_or_else(Vec::new, |finding| highlight::places(&finding.search, &lines));
        let hit = finding.zip(selected).and_then(|(finding, item)| finding.hit_in(&item.id));
        let last = lines.len().saturating_sub(usize::from(text.height));
        // During a search the best hit is scrolled into view.
        let scroll = match finding.zip(selected).filter(|_| model.is_finding()) {
            Some((finding, item)) => find::best_hit(&finding.search, item, &lines)
                .map_or(0, |(_, line)| find::offset(line, 0, usize::from(text.height))),
            None => model.place().scroll,
        };
        let mut detail = Self {
            subject: Subject::of(model),
            title: detail::title(model).into(),
            lines,
            scroll: scroll.min(last),
            text,
            hits,
            pieces,
            has_links: model.abilities.has_links,
            cursor: None,
        };
        if model.has_focus(Panel::Detail) {
            detail.cursor = hit.and_then(|hit| detail.place_of(hit)).or_else(|| Some(text.as_position()));
        }
        if let Some(finding) = finding {
            detail.lines = highlight::lines(&finding.search, detail.lines, hit, &model.theme);
        }
        Some(detail)
    }

    /// The last useful first line: the end of the text is at the bottom of the panel.
    pub fn last_offset(&self) -> usize {
        self.lines.len().saturating_sub(usize::from(self.text.height))
    }

    /// The position of the hit with this number, if it is visible.
    fn place_of(&self, hit: usize) -> Option<Position> {
        let (line, columns) = self.hits.get(hit)?;
        let (row, column) = (u16::try_from(line.checked_sub(self.scroll)?).ok()?, u16::try_from(*columns).ok()?);
        let place = Position { x: self.text.x.checked_add(column)?, y: self.text.y.checked_add(row)? };
        self.text.contains(place).then_some(place)
    }

    pub fn address_at(&self, position: Position) -> Option<&str> {
        let column = usize::from(position.x.checked_sub(self.text.x)?);
        let line = self.scroll + usize::from(position.y.checked_sub(self.text.y)?);
        let is_on = |piece: &&Piece| piece.line == line && (piece.column..piece.column + piece.columns).contains(&column);
        let piece = self.pieces.iter().find(is_on).filter(|_| self.text.contains(position))?;
        Some(&piece.address)
    }
}
