//! What a click or a turn of the wheel means, by the screen that the user sees.

use ratatui::layout::Position;

use super::answer::Outcome;
use super::display::Display;
use super::pages::{go_to_page, open_page};
use super::scroll::scroll;
use super::{navigate, share};
use crate::tui::keys::leave;
use crate::tui::panels::items;
use crate::tui::screen::Areas;
use crate::tui::state::message::{Message, Motion, Mouse, MouseAction};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;
use crate::tui::state::parts::Target;
use crate::tui::state::shape::Shape;

/// A turn of the wheel moves a text by so many lines.
const WHEEL: usize = 3;

/// What was under the mouse.
enum Under {
    /// Something that does what a key does.
    Key(Message),
    /// A row of what is open over the panels.
    Choice(usize),
    /// Nothing within what is open over the panels.
    Popup,
    /// An address in the text.
    Address(String),
    /// The text.
    Detail,
    /// The middle panel: a row, and the column in it.
    Item(Option<(usize, u16)>),
    /// A page.
    Page(usize),
    Nothing,
}

pub(super) fn mouse(model: &mut Model, display: &mut Display, mouse: Mouse) -> Outcome {
    let motion = match mouse.action {
        MouseAction::Click => return click(model, display, mouse.position),
        MouseAction::WheelUp => Motion::Up,
        MouseAction::WheelDown => Motion::Down,
    };
    wheel(model, display, mouse.position, motion);
    Outcome::Done
}

fn wheel(model: &mut Model, display: &mut Display, at: Position, motion: Motion) {
    match &model.mode {
        Mode::Help(_) => turn(model, display, WHEEL, motion),
        Mode::Browse => {
            let areas = Areas::of(model);
            let panels = [Panel::Pages, Panel::Items, Panel::Detail];
            let Some(panel) = panels.into_iter().find(|panel| areas.panel(*panel).contains(at)) else { return };
            // The focus stays where it is.
            let focus = std::mem::replace(&mut model.panel, panel);
            let lines = if panel == Panel::Detail { WHEEL } else { 1 };
            turn(model, display, lines, motion);
            model.panel = focus;
        }
        _ => turn(model, display, 1, motion),
    }
}

fn turn(model: &mut Model, display: &mut Display, times: usize, motion: Motion) {
    (0..times).for_each(|_| scroll(model, display, motion));
}

/// What is at `at` on the screen.
fn under(model: &mut Model, display: &mut Display, at: Position) -> Under {
    // What is told stands where keys would be.
    let is_told = model.remark.is_some();
    let (mode_is_browse, is_finding) = (matches!(model.mode, Mode::Browse), model.is_finding());
    let context = model.context();
    let screen = display.screen(model);
    let areas = &screen.areas;
    if areas.footer.contains(at) {
        let message = screen.footer.message_at(usize::from(at.x - areas.footer.x)).filter(|_| !is_told);
        return message.map_or(Under::Nothing, |message| Under::Key(message.clone()));
    }
    if let Some(popup) = &screen.popup {
        if !popup.area.contains(at) {
            // As Esc does: what is being typed in several lines is kept.
            return leave(context).map_or(Under::Nothing, Under::Key);
        }
        return popup.list.row_at(at).filter(|_| popup.rows() > 0).map_or(Under::Popup, Under::Choice);
    }
    if !mode_is_browse && !is_finding {
        return Under::Nothing;
    }
    if let Some(message) = screen.notice_key_at(at).filter(|_| mode_is_browse) {
        return Under::Key(message.clone());
    }
    if let Some(detail) = screen.detail.as_ref().filter(|_| areas.detail.contains(at)) {
        let detail = detail.address_at(at).map(|address| Under::Address(address.to_owned()));
        return detail.unwrap_or(Under::Detail);
    }
    if let Some(middle) = screen.middle.as_ref().filter(|_| areas.items.contains(at)) {
        return Under::Item(middle.row_at(at));
    }
    let page = screen.pages.as_ref().filter(|_| mode_is_browse).and_then(|pages| pages.page_at(areas, at));
    page.map_or(Under::Nothing, Under::Page)
}

fn click(model: &mut Model, display: &mut Display, at: Position) -> Outcome {
    let under = under(model, display, at);
    model.remark = None;
    match under {
        Under::Key(message) => Outcome::Then(message),
        Under::Choice(row) => click_on_choice(model, row),
        Under::Address(address) => share::open(model, &address).into(),
        Under::Item(Some((row, _))) if model.is_finding() => click_on_choice(model, row),
        Under::Item(row) => click_on_item(model, row),
        Under::Page(page) => {
            click_on_page(model, page);
            Outcome::Done
        }
        Under::Detail if matches!(model.mode, Mode::Browse) => {
            model.panel = Panel::Detail;
            Outcome::Done
        }
        Under::Detail | Under::Popup | Under::Nothing => Outcome::Done,
    }
}

/// The first click selects a row, the next chooses it.
fn click_on_choice(model: &mut Model, row: usize) -> Outcome {
    let Some(cursor) = model.mode.cursor_mut() else { return Outcome::Done };
    let is_again = std::mem::replace(cursor, row) == row;
    match &model.mode {
        // Several can be chosen there, so choosing one does not end it.
        Mode::Setup(_) => Outcome::Then(Message::Toggle),
        _ if is_again => Outcome::Then(Message::Accept),
        _ => Outcome::Done,
    }
}

fn click_on_item(model: &mut Model, row: Option<(usize, u16)>) -> Outcome {
    if model.is_finding() {
        return Outcome::Done;
    }
    let is_again = model.panel == Panel::Items && row.map(|(row, _)| row) == Some(model.place().cursor);
    model.panel = Panel::Items;
    model.origin = None;
    let Some((row, column)) = row else { return Outcome::Done };
    if row != model.place().cursor {
        let place = model.place_mut();
        (place.cursor, place.scroll) = (row, 0);
    }
    let is_mark = items::MARK.contains(&column) && matches!(model.target(), Some(Target::Item(_)));
    match (is_mark && model.selected_task().is_some(), is_again) {
        (true, _) => Outcome::Then(Message::Tick),
        (false, true) => Outcome::Then(Message::Enter),
        (false, false) => Outcome::Done,
    }
}

fn click_on_page(model: &mut Model, page: usize) {
    model.origin = None;
    if model.shape() == Shape::Medium {
        return go_to_page(model, page);
    }
    if model.page == page && model.panel == Panel::Pages {
        return navigate::enter(model);
    }
    open_page(model, page);
    model.panel = Panel::Pages;
}
