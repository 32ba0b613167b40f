//! The screen, laid out once for each event, for drawing and for the mouse.

use ratatui::layout::Position;
use ratatui::text::Line;

use super::draw::list::List;
use super::draw::theme::Theme;
use super::panels::footer::Footer;
use super::panels::header::{self, Notice};
use super::panels::pages::{self, Tab, tabs};
use super::panels::process::Picture;
use super::state::message::Message;
use super::state::mode::Mode;
use super::state::model::Model;
use super::state::parts::{Panel, Symbols};
use super::state::shape::Shape;
use crate::text::width;

pub mod areas;
mod detail;
mod help_page;
mod middle;
mod popup_box;

pub use areas::Areas;
pub use detail::{Detail, Subject};
pub use help_page::HelpPage;
pub use middle::{Body, Middle, PlacedPicture};
pub use popup_box::PopupBox;

#[derive(Debug)]
pub struct Screen {
    pub theme: Theme,
    pub symbols: Symbols,
    pub shape: Shape,
    /// The panel with the focus.
    pub focus: Option<Panel>,
    pub areas: Areas,
    pub header: Line<'static>,
    pub notice: Notice,
    pub footer: Footer,
    pub pages: Option<Pages>,
    pub middle: Option<Middle>,
    pub detail: Option<Detail>,
    pub popup: Option<PopupBox>,
    /// The help, over everything but the footer.
    pub help: Option<HelpPage>,
}

#[derive(Debug)]
pub enum Pages {
    List(List),
    /// Side by side, with the number of the selected one.
    Tabs(Vec<Tab>, usize),
}

impl Screen {
    /// Lays out `model`; the footer shows the keys whose messages are `possible`. An `overview` that was laid out before has the same
    /// rows as the one to be laid out.
    pub fn new(model: &Model, overview: Option<List>, possible: &dyn Fn(&Message) -> bool) -> Self {
        let areas::Arrangement { areas, notice, picture } = areas::arrange(model);
        let columns = usize::from(areas.footer.width);
        let help = HelpPage::new(model, areas.footer);
        let panels = [Panel::Pages, Panel::Items, Panel::Detail];
        Self {
            theme: model.theme,
            symbols: model.symbols,
            shape: model.shape(),
            focus: panels.into_iter().find(|panel| model.has_focus(*panel)),
            header: header::title(model, columns),
            notice,
            footer: Footer::new(model, columns, possible),
            pages: Pages::new(model, &areas),
            middle: Middle::new(model, &areas, picture, overview),
            detail: Detail::new(model, &areas),
            popup: PopupBox::new(model, &areas),
            help,
            areas,
        }
    }

    /// The message of the key on the notice, if it is at `position`.
    pub fn notice_key_at(&self, position: Position) -> Option<&Message> {
        let area = self.areas.notice;
        let is_on_key = position.y == area.y && area.contains(position) && usize::from(position.x) >= self.notice.key;
        self.notice.message.as_ref().filter(|_| is_on_key)
    }

    /// The list in the middle panel, if there is one.
    pub fn list(self) -> Option<List> {
        match self.middle?.body {
            Body::List(list) => Some(list),
            Body::Picture(_) => None,
        }
    }

    /// The picture in the middle panel, if there is one.
    pub fn picture(&self) -> Option<&Picture> {
        match &self.middle.as_ref()?.body {
            Body::Picture(placed) => Some(&placed.picture),
            Body::List(_) => None,
        }
    }

    /// Keeps the scroll positions in `model`, so that the view moves only when the cursor requires it.
    pub fn keep_offsets(&self, model: &mut Model) {
        if let (Some(help), Mode::Help(open)) = (&self.help, &mut model.mode) {
            open.offset = help.offset;
        }
        // A search does not move the page.
        if model.is_finding() {
            return;
        }
        let place = model.place_mut();
        if let Some(middle) = self.middle.as_ref().filter(|_| self.areas.items.height > 1) {
            place.offset = middle.offset();
        }
        if let Some(detail) = &self.detail {
            place.scroll = detail.scroll;
        }
    }
}

impl Pages {
    fn new(model: &Model, areas: &Areas) -> Option<Self> {
        let area = areas.pages;
        if area.is_empty() {
            return None;
        }
        if model.shape() == Shape::Medium {
            return Some(Self::Tabs(tabs(model, area), model.page));
        }
        let lines = pages::lines(model, usize::from(area.width));
        let is_focused = model.has_focus(Panel::Pages);
        let bar = areas::bar(area, areas.footer);
        Some(Self::List(List { lines, area: areas::body(area), bar, cursor: Some(model.page), offset: 0, is_focused }))
    }

    pub fn page_at(&self, areas: &Areas, position: Position) -> Option<usize> {
        match self {
            Self::List(list) => list.row_at(position),
            Self::Tabs(tabs, _) => tabs.iter().position(|tab| {
                position.y == areas.pages.y
                    && position.x >= tab.column
                    && usize::from(position.x - tab.column) < width(&tab.label)
            }),
        }
    }
}
