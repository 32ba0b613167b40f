//! Lays out the middle panel: a list, or the picture of a process.

use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::areas::{self, Areas};
use crate::text::{clean_line, width};
use crate::tui::draw::field::Field;
use crate::tui::draw::list::{Lines, List, SCROLL_BAR};
use crate::tui::panels::process::{self, Picture};
use crate::tui::panels::{find, items, overview};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::overview::groups;
use crate::tui::state::parts::{Panel, Place};

/// The label before the words of a search.
const FIND: &str = "Find: ";

#[derive(Debug)]
pub struct Middle {
    pub title: Line<'static>,
    /// The words of a search, in place of the title.
    pub words: Option<Field>,
    pub body: Body,
}

#[derive(Debug)]
pub enum Body {
    List(List),
    Picture(PlacedPicture),
}

#[derive(Debug)]
pub struct PlacedPicture {
    pub picture: Picture,
    pub area: Rect,
    /// The column of the scroll bar.
    pub bar: u16,
    /// The selected phase.
    pub cursor: usize,
    /// The first visible line.
    pub offset: usize,
    pub is_focused: bool,
}

impl Middle {
    pub(super) fn new(model: &Model, areas: &Areas, picture: Option<Picture>, overview: Option<List>) -> Option<Self> {
        let panel = areas.items;
        if panel.is_empty() {
            return None;
        }
        let (area, bar) = (areas::body(panel), areas::bar(panel, areas.footer));
        let columns = usize::from(area.width.saturating_sub(SCROLL_BAR));
        let rows = usize::from(area.height);
        if let Mode::Find { words, cursor, .. } = &model.mode {
            let before = u16::try_from(width(FIND) + 1).unwrap_or(0);
            let field = Rect { x: panel.x + before, width: panel.width.saturating_sub(before), height: 1, ..panel };
            let words = Field::new(&words.text, field, model.theme.ground);
            let place = Place { cursor: *cursor, ..Place::default() };
            let found = list(|lines| find::add(lines, model, columns), (area, bar), place, true);
            return Some(Self { title: Span::raw(FIND).into(), words, body: Body::List(found) });
        }
        let (place, is_focused) = (model.place(), model.has_focus(Panel::Items));
        let body = match (process::open(model), model.section()) {
            (Some(section), _) => {
                // A blank keeps the boxes and the scroll bar apart.
                let columns = columns.saturating_sub(usize::from(bar < area.right()));
                let picture = picture.unwrap_or_else(|| process::down(model, section, columns, rows));
                let offset = picture.offset(place.offset, place.cursor, rows);
                Body::Picture(PlacedPicture { picture, area, bar, cursor: place.cursor, offset, is_focused })
            }
            (None, Some(section)) => {
                Body::List(list(|lines| items::add(lines, model, section, columns), (area, bar), *place, is_focused))
            }
            (None, None) => {
                let anew = || {
                    let groups = groups(model);
                    list(|lines| overview::add(lines, model, &groups, columns), (area, bar), *place, is_focused)
                };
                let same = overview.filter(|before| (before.area, before.bar) == (area, bar));
                let same = same.and_then(|before| before.moved(place.offset, place.cursor, is_focused));
                debug_assert!(same.as_ref().is_none_or(|same| *same == anew()), "what changed the lines forgot the rows");
                Body::List(same.unwrap_or_else(anew))
            }
        };
        Some(Self { title: title(model).into(), words: None, body })
    }

    /// The first visible line.
    pub fn offset(&self) -> usize {
        match &self.body {
            Body::List(list) => list.offset,
            Body::Picture(placed) => placed.offset,
        }
    }

    /// The row at `position`, and the column of the row.
    pub fn row_at(&self, position: Position) -> Option<(usize, u16)> {
        match &self.body {
            Body::List(list) => list.row_at(position).map(|row| (row, position.x - list.area.x)),
            Body::Picture(PlacedPicture { picture, area, offset, .. }) => picture.chosen(*offset, *area, position),
        }
    }
}

fn list(add: impl Fn(&mut Lines), (area, bar): (Rect, u16), place: Place, is_focused: bool) -> List {
    let (lines, offset) = Lines::in_sight(add, place.offset, place.cursor, usize::from(area.height));
    List { lines, area, bar, cursor: Some(place.cursor), offset, is_focused }
}

fn title(model: &Model) -> Vec<Span<'static>> {
    let Some(section) = model.section() else { return vec![Span::raw("Overview")] };
    let counts = model.summary.sections[model.page - 1].counts;
    let mut title = vec![Span::raw(clean_line(&section.title).into_owned())];
    if counts.total > 0 {
        let filter = clean_line(&model.lens.filter.describe()).into_owned();
        let filter = if filter.is_empty() { filter } else { format!(" · {filter}") };
        title.push(Span::raw(format!(" {}{filter}", counts.fraction())));
    }
    title
}
