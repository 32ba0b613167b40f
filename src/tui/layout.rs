//! Where everything stands on a screen of a given size; `update` scrolls by it and `view` draws by it.

use ratatui::layout::{Constraint, Layout, Rect, Size};

use super::model::{Mode, Model, Panel};
use super::panels::{header, process};

/// Screens of at least this many columns show pages, items and detail side by side.
const WIDE: u16 = 100;

/// Screens of at least this many columns show items and detail side by side, the pages as tabs.
const MEDIUM: u16 = 60;

/// Smaller screens show only which size is needed.
pub const SMALLEST: Size = Size { width: 30, height: 8 };

/// Larger screens are used up to here: a frame of 65535 x 65535 could not be allocated.
const LARGEST: Size = Size { width: 500, height: 200 };

/// Lower screens do without the notice, but never without a failure.
const LOWEST_WITH_NOTICE: u16 = 10;

/// One row of notice for so many rows of screen.
const ROWS_PER_NOTICE_ROW: u16 = 6;

/// Under a picture the detail has at least so many rows with its title; lower screens show it beside the picture.
const LEAST_DETAIL: u16 = 9;

/// Lower screens do without the empty row above the panels.
const LOWEST_WITH_GAP: u16 = 30;

/// How much there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Three panels.
    Wide,
    /// Tabs and two panels.
    Medium,
    /// One panel at a time.
    Narrow,
    /// Nothing but a hint.
    TooSmall,
}

/// The place of each part; empty where it is not shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Areas {
    /// The program's name and the readiness.
    pub header: Rect,
    /// What went wrong, or the guide's notice.
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

impl Areas {
    /// The place of one panel.
    pub fn panel(&self, panel: Panel) -> Rect {
        match panel {
            Panel::Pages => self.pages,
            Panel::Items => self.items,
            Panel::Detail => self.detail,
        }
    }

    /// Whether the detail is under the items rather than beside them.
    pub fn is_stacked(&self) -> bool {
        self.detail.y > self.items.y
    }
}

/// The part of a terminal of `size` that is used.
pub fn usable(size: Size) -> Size {
    Size { width: size.width.min(LARGEST.width), height: size.height.min(LARGEST.height) }
}

/// How much there is room for on `size`.
pub fn shape(size: Size) -> Shape {
    match size.width {
        _ if size.width < SMALLEST.width || size.height < SMALLEST.height => Shape::TooSmall,
        WIDE.. => Shape::Wide,
        MEDIUM.. => Shape::Medium,
        _ => Shape::Narrow,
    }
}

/// Where everything stands now.
pub fn areas(model: &Model) -> Areas {
    let size = usable(model.size);
    let screen = Rect { x: 0, y: 0, width: size.width, height: size.height };
    let notice = notice_rows(model, size);
    let gap = u16::from(size.height >= LOWEST_WITH_GAP);
    let rows = [1, notice, gap].map(Constraint::Length);
    let rows = rows.into_iter().chain([Constraint::Fill(1), Constraint::Length(1)]);
    let [header, notice, _, body, footer] = screen.layout(&Layout::vertical(rows));
    let areas = Areas { header, notice, footer, ..Areas::default() };
    match shape(size) {
        Shape::TooSmall => Areas::default(),
        Shape::Wide => wide(areas, body, model),
        Shape::Medium => medium(areas, body, model),
        Shape::Narrow => narrow(areas, body, model),
    }
}

/// What is between the header and the keys: room for what opens over the panels.
pub fn middle(model: &Model) -> Rect {
    middle_of(model, areas(model))
}

/// The same for who knows where everything stands.
pub fn middle_of(model: &Model, areas: Areas) -> Rect {
    let size = usable(model.size);
    Rect { x: 0, y: areas.header.bottom(), width: size.width, height: areas.footer.y.saturating_sub(areas.header.bottom()) }
}

/// Where the keys stand; the help has its own screen, with the keys in the same place.
pub fn footer(model: &Model) -> Rect {
    areas(model).footer
}

/// A failure is always told; the guide's notice where there is room and nobody hid it.
fn notice_rows(model: &Model, size: Size) -> u16 {
    let is_shown = model.failure().is_some() || !model.notice_is_hidden && size.height >= LOWEST_WITH_NOTICE;
    if !is_shown {
        return 0;
    }
    let rows = header::notice(model, usize::from(size.width)).len();
    u16::try_from(rows).unwrap_or(1).min(size.height / ROWS_PER_NOTICE_ROW).max(1)
}

fn wide(areas: Areas, body: Rect, model: &Model) -> Areas {
    let [pages, rest] = body.layout(&Layout::horizontal([Constraint::Length(26), Constraint::Fill(1)]).spacing(1));
    let (items, detail) =
        stacked(rest, model).unwrap_or_else(|| split(rest, model, Constraint::Length((rest.width * 48 / 100).min(56))));
    Areas { pages, items, detail, ..areas }
}

fn medium(areas: Areas, body: Rect, model: &Model) -> Areas {
    let [pages, rest] = body.layout(&Layout::vertical([Constraint::Length(2), Constraint::Fill(1)]));
    let (items, detail) = split(rest, model, Constraint::Percentage(50));
    Areas { pages, items, detail, ..areas }
}

/// A picture over its detail, an empty row between them, where both have room.
fn stacked(area: Rect, model: &Model) -> Option<(Rect, Rect)> {
    let title = 1;
    let rows = process::rows_across(model, area.width, area.height.checked_sub(LEAST_DETAIL + 1 + title)?)?;
    let rows = [Constraint::Length(rows + title), Constraint::Fill(1)];
    let [items, detail] = area.layout(&Layout::vertical(rows).spacing(1));
    Some((items, detail))
}

/// The overview needs no detail beside it; what is found does.
fn split(area: Rect, model: &Model, items: Constraint) -> (Rect, Rect) {
    if model.page == 0 && !matches!(model.mode, Mode::Find { .. }) {
        return (area, Rect::default());
    }
    let [items, detail] = area.layout(&Layout::horizontal([items, Constraint::Fill(1)]).spacing(1));
    (items, detail)
}

fn narrow(areas: Areas, body: Rect, model: &Model) -> Areas {
    match model.panel {
        _ if matches!(model.mode, Mode::Find { .. }) => Areas { items: body, ..areas },
        Panel::Pages => Areas { pages: body, ..areas },
        Panel::Items => Areas { items: body, ..areas },
        Panel::Detail => Areas { detail: body, ..areas },
    }
}

/// The part of a panel below its title.
pub fn body(panel: Rect) -> Rect {
    let title = panel.height.min(1);
    Rect { y: panel.y + title, height: panel.height - title, ..panel }
}

/// The part of a detail panel that text may fill: a blank column on the left, two on the right for the scroll bar.
pub fn text(panel: Rect) -> Rect {
    let body = body(panel);
    Rect { x: body.x + body.width.min(1), width: body.width.saturating_sub(3), ..body }
}
