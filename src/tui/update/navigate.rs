//! Moving between panels and pages, to items, and back.

use super::display::Display;
use super::filtering;
use super::pages::{go_to_page, open_page};
use super::scroll::scroll;
use crate::progress::counted;
use crate::tui::keys::key_of;
use crate::tui::panels::process;
use crate::tui::state::context::Context;
use crate::tui::state::message::{Direction, Message, Motion};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::{Panel, Target};
use crate::tui::state::rows::panels_of;
use crate::tui::state::shape::Shape;
use crate::tui::state::visible::visible;

/// Gives the focus to another panel, or selects what stands beside in a picture.
pub(super) fn focus(model: &mut Model, display: &mut Display, direction: Direction) {
    if model.panel == Panel::Items && select_beside(model, display, direction) {
        return;
    }
    model.origin = None;
    let panels = panels_of(model.page);
    let current = panels.iter().position(|panel| *panel == model.panel).unwrap_or(0);
    let last = panels.len() - 1;
    if model.panel == Panel::Pages && model.shape() == Shape::Medium {
        match direction {
            Direction::Left => return open_page(model, model.page.saturating_sub(1)),
            Direction::Right => return open_page(model, model.page + 1),
            Direction::Next | Direction::Previous => {}
        }
    }
    model.panel = panels[match direction {
        Direction::Next if current == last => 0,
        Direction::Previous if current == 0 => last,
        Direction::Next | Direction::Right => (current + 1).min(last),
        Direction::Previous | Direction::Left => current.saturating_sub(1),
    }];
}

/// Selects what stands to the left or right in a picture; `false` where nothing does.
fn select_beside(model: &mut Model, display: &mut Display, direction: Direction) -> bool {
    if process::open(model).is_none() {
        return false;
    }
    let cursor = model.place().cursor;
    let beside = display.screen(model).picture().and_then(|picture| picture.neighbour(cursor, direction));
    if let Some(beside) = beside {
        let place = model.place_mut();
        (place.cursor, place.scroll) = (beside, 0);
    }
    beside.is_some()
}

/// Whether there is a panel, or a tab, in that direction.
pub(super) fn can_focus(model: &Model, direction: Direction) -> bool {
    let panels = panels_of(model.page);
    let is_on_tabs = model.panel == Panel::Pages && model.shape() == Shape::Medium;
    match direction {
        Direction::Left => {
            if is_on_tabs {
                model.page > 0
            } else {
                panels.first() != Some(&model.panel)
            }
        }
        Direction::Right => {
            if is_on_tabs {
                model.page + 1 < model.places.len()
            } else {
                panels.last() != Some(&model.panel)
            }
        }
        Direction::Next | Direction::Previous => true,
    }
}

/// Whether the page with this number is there, and not in front already.
pub(super) fn can_open(model: &Model, page: usize) -> bool {
    page < model.places.len() && (page != model.page || model.panel != Panel::Items)
}

pub(super) fn enter(model: &mut Model) {
    match (model.panel, model.target()) {
        (Panel::Pages, _) => model.panel = Panel::Items,
        (Panel::Items, Some(Target::Page(page))) => {
            go_to_page(model, page);
        }
        (Panel::Items, Some(Target::Item(id))) => open_item(model, &id),
        (Panel::Items, Some(Target::Scope) | None) | (Panel::Detail, _) => {}
    }
}

/// Shows the item called `id`, its text in front.
pub(super) fn open_item(model: &mut Model, id: &str) {
    let page = model.page;
    show(model, id);
    model.panel = Panel::Detail;
    model.origin = (model.page != page).then_some(page);
}

/// Shows the item called `id`, which was chosen from a list.
pub(super) fn show_item(model: &mut Model, id: &str) {
    model.mode = Mode::Browse;
    open_item(model, id);
}

/// Selects the item called `id` on its own page.
pub(super) fn show(model: &mut Model, id: &str) {
    filtering::reveal(model, id);
    let sections = model.guide.sections.iter();
    let found = sections.enumerate().find(|(_, section)| section.items.iter().any(|item| item.id == id));
    let Some((index, section)) = found else { return };
    let cursor = visible(model, section).position(|item| item.id == id);
    model.page = index + 1;
    model.panel = Panel::Items;
    let place = model.place_mut();
    let cursor = cursor.unwrap_or(place.cursor);
    place.scroll = if cursor == place.cursor { place.scroll } else { 0 };
    place.cursor = cursor;
}

/// Hides the guide's notice, or shows it again.
pub(super) fn hide_notice(model: &mut Model) {
    model.notice_is_hidden = !model.notice_is_hidden;
    if model.notice_is_hidden {
        let key = key_of(Context::Browse, &Message::Notice);
        model.remark = Some(format!("Hidden; {key} shows it again."));
    }
}

/// Marks `item`, or unmarks it, and goes on to the next.
pub(super) fn mark(model: &mut Model, display: &mut Display, item: String) {
    if !model.marked.remove(&item) {
        model.marked.insert(item);
    }
    let key = key_of(Context::Browse, &Message::Back);
    model.remark = Some(match model.marked.len() {
        0 => "Nothing is marked.".to_owned(),
        count => format!("{} marked: the next change is for all; {key} unmarks", counted(count, "item")),
    });
    if model.panel == Panel::Items {
        scroll(model, display, Motion::Down);
    }
}
