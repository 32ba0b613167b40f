//! Where each part of the screen is.

use ratatui::layout::{Rect, Size};

use crate::tui::draw::list::SCROLL_BAR;
use crate::tui::panels::header::{self, Notice};
use crate::tui::panels::process::{self, Picture};
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;
use crate::tui::state::shape::{Shape, usable};

/// Lower screens hide the notice, but never a failure.
const LOWEST_WITH_NOTICE: u16 = 10;

/// Rows of the screen for each row of the notice.
const ROWS_PER_NOTICE_ROW: u16 = 6;

/// Rows of the detail below a picture, with its title; lower screens show it beside the picture.
const LEAST_DETAIL: u16 = 9;

/// Lower screens have no empty row above the panels.
const LOWEST_WITH_GAP: u16 = 30;

/// Rows of a panel that are its title.
const TITLE: u16 = 1;

/// The area of each part; empty if it is not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Areas {
    /// The program's name and the readiness.
    pub header: Rect,
    /// A failure, or the guide's notice.
    pub notice: Rect,
    /// The list of pages, or their tabs.
    pub pages: Rect,
    /// The items or the overview.
    pub items: Rect,
    /// The selected item.
    pub detail: Rect,
    /// Keys and saving.
    pub footer: Rect,
}

/// The areas, with the content that decided their size.
#[derive(Debug, Default)]
pub(super) struct Arrangement {
    pub areas: Areas,
    pub notice: Notice,
    /// A picture with its boxes side by side, above the detail.
    pub picture: Option<Picture>,
}

impl Areas {
    /// The places on the screen of `model`, without laying out what stands there.
    pub fn of(model: &Model) -> Self {
        arrange(model).areas
    }

    pub fn panel(&self, panel: Panel) -> Rect {
        match panel {
            Panel::Pages => self.pages,
            Panel::Items => self.items,
            Panel::Detail => self.detail,
        }
    }

    /// The area between the header and the footer, for popups.
    pub fn middle(&self) -> Rect {
        let (top, bottom) = (self.header.bottom(), self.footer.y);
        Rect { x: 0, y: top, width: self.header.width, height: bottom.saturating_sub(top) }
    }
}

pub(super) fn arrange(model: &Model) -> Arrangement {
    let size = usable(model.size);
    if model.shape() == Shape::TooSmall {
        return Arrangement::default();
    }
    let (notice, notice_rows) = notice(model, size);
    let gap = u16::from(size.height >= LOWEST_WITH_GAP);
    let (header, below) = cut_rows(size_at_origin(size), 1);
    let (notice_area, below) = cut_rows(below, notice_rows);
    let (_, below) = cut_rows(below, gap);
    let (body, footer) = cut_rows(below, below.height.saturating_sub(1));
    let areas = Areas { header, notice: notice_area, footer, ..Areas::default() };
    let (areas, picture) = match model.shape() {
        Shape::Wide => wide(areas, body, model),
        Shape::Medium => (medium(areas, body, model), None),
        Shape::Narrow | Shape::TooSmall => (narrow(areas, body, model), None),
    };
    Arrangement { areas, notice, picture }
}

fn size_at_origin(size: Size) -> Rect {
    Rect { x: 0, y: 0, width: size.width, height: size.height }
}

/// A failure is always shown; the guide's notice if there is room and the user did not hide it.
fn notice(model: &Model, size: Size) -> (Notice, u16) {
    let has_notice = !model.notice_is_hidden && !model.guide.notice.is_empty();
    let is_shown = model.failure().is_some() || has_notice && size.height >= LOWEST_WITH_NOTICE;
    if !is_shown {
        return (Notice::default(), 0);
    }
    let notice = header::notice(model, usize::from(size.width));
    let rows = u16::try_from(notice.lines.len()).unwrap_or(1).min(size.height / ROWS_PER_NOTICE_ROW).max(1);
    (notice, rows)
}

fn wide(areas: Areas, body: Rect, model: &Model) -> (Areas, Option<Picture>) {
    let (pages, rest) = side_by_side(body, 26);
    if let Some((items, detail, picture)) = stacked(rest, model) {
        return (Areas { pages, items, detail, ..areas }, Some(picture));
    }
    let (items, detail) = split(rest, model, (rest.width * 48 / 100).min(56));
    (Areas { pages, items, detail, ..areas }, None)
}

fn medium(areas: Areas, body: Rect, model: &Model) -> Areas {
    let (pages, rest) = cut_rows(body, 2);
    let (items, detail) = split(rest, model, rest.width / 2);
    Areas { pages, items, detail, ..areas }
}

/// A picture above its detail, with an empty row between them, if both have room.
fn stacked(area: Rect, model: &Model) -> Option<(Rect, Rect, Picture)> {
    let section = process::open(model)?;
    let columns = usize::from(area.width.saturating_sub(SCROLL_BAR));
    let rows = area.height.checked_sub(LEAST_DETAIL + 1 + TITLE)?;
    let picture = process::across(model, section, columns, usize::from(rows))?;
    let rows = u16::try_from(picture.lines.len()).ok()?;
    let (items, below) = cut_rows(area, rows + TITLE);
    let (_, detail) = cut_rows(below, 1);
    Some((items, detail, picture))
}

/// The overview has no detail beside it; a search has.
fn split(area: Rect, model: &Model, columns: u16) -> (Rect, Rect) {
    if model.page == 0 && !model.is_finding() {
        return (area, Rect::default());
    }
    side_by_side(area, columns)
}

fn narrow(areas: Areas, body: Rect, model: &Model) -> Areas {
    match model.panel {
        _ if model.is_finding() => Areas { items: body, ..areas },
        Panel::Pages => Areas { pages: body, ..areas },
        Panel::Items => Areas { items: body, ..areas },
        Panel::Detail => Areas { detail: body, ..areas },
    }
}

/// `rows` from the top of `area`, as far as it has them, and what is left.
pub(super) fn cut_rows(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = area.height.min(rows);
    (Rect { height: rows, ..area }, Rect { y: area.y + rows, height: area.height - rows, ..area })
}

/// `columns` from the left of `area`, as far as it has them, and what is left beyond a column for the rule.
fn side_by_side(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = area.width.min(columns);
    let taken = area.width.min(columns + 1);
    (Rect { width: columns, ..area }, Rect { x: area.x + taken, width: area.width - taken, ..area })
}

/// The column of a panel's scroll bar: the rule to its right, or its own last column where the screen ends.
pub fn bar(panel: Rect, screen: Rect) -> u16 {
    if panel.right() < screen.right() { panel.right() } else { panel.right().saturating_sub(1) }
}

/// The part of a panel below its title.
pub fn body(panel: Rect) -> Rect {
    title_and_body(panel).1
}

/// The row of a panel's title, and the part below it.
pub fn title_and_body(panel: Rect) -> (Rect, Rect) {
    cut_rows(panel, TITLE)
}

/// The text area of a detail panel: a blank column on the left, two on the right for the scroll bar.
pub fn text(panel: Rect) -> Rect {
    let body = body(panel);
    Rect { x: body.x + body.width.min(1), width: body.width.saturating_sub(3), ..body }
}
