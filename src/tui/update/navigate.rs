//! Moving: within panels, between them, to other pages and back.

use super::{filtering, helping, marks, searching, setup};
use crate::tui::layout::{self, Shape};
use crate::tui::message::{Direction, Motion};
use crate::tui::model::{Mode, Model, Panel};
use crate::tui::panels::list::{self, Target};
use crate::tui::panels::{self, detail, popup, process};
use crate::tui::setup::Question;

pub(super) fn motion_in_mode(model: &mut Model, motion: Motion) {
    match &model.mode {
        Mode::Help(_) => helping::scroll(model, motion),
        Mode::Browse => motion_in_panel(model, motion),
        _ => {
            let count = rows(model);
            if let Some(cursor) = model.mode.cursor_mut() {
                *cursor = moved(*cursor, count, count, motion);
            }
        }
    }
}

/// How many rows there are to choose from, as they are drawn.
pub(super) fn rows(model: &Model) -> usize {
    if matches!(model.mode, Mode::Find { .. }) {
        return model.lens.finding.as_ref().map_or(0, |finding| finding.found.len());
    }
    popup::choices(model, layout::middle(model)).map_or(0, |choices| choices.rows())
}

fn motion_in_panel(model: &mut Model, motion: Motion) {
    let areas = layout::areas(model);
    let height = usize::from(layout::body(areas.panel(model.panel)).height);
    match model.panel {
        Panel::Pages if layout::shape(model.size) == Shape::Medium => match motion {
            Motion::Down | Motion::PageDown => model.panel = Panel::Items,
            Motion::First => open_page(model, 0),
            Motion::Last => open_page(model, model.guide.sections.len()),
            Motion::Up | Motion::PageUp => {}
        },
        Panel::Pages => open_page(model, moved(model.page, model.places.len(), height, motion)),
        Panel::Items => {
            let count = list::targets(&panels::entries_in(model, areas)).len();
            let place = model.place_mut();
            let cursor = moved(place.cursor, count, height, motion);
            place.scroll = if cursor == place.cursor { place.scroll } else { 0 };
            place.cursor = cursor;
        }
        Panel::Detail => {
            let last = detail::last_offset(model);
            let place = model.place_mut();
            place.scroll = moved(place.scroll, last + 1, height, motion);
        }
    }
}

/// `index` after `motion` among `count` places, `height` of which are on screen.
pub(super) fn moved(index: usize, count: usize, height: usize, motion: Motion) -> usize {
    let screen = height.saturating_sub(1).max(1);
    let moved = match motion {
        Motion::Up => index.saturating_sub(1),
        Motion::Down => index + 1,
        Motion::PageUp => index.saturating_sub(screen),
        Motion::PageDown => index + screen,
        Motion::First => 0,
        Motion::Last => count,
    };
    moved.min(count.saturating_sub(1))
}

pub(super) fn panels_of(page: usize) -> &'static [Panel] {
    if page == 0 { &[Panel::Pages, Panel::Items] } else { &[Panel::Pages, Panel::Items, Panel::Detail] }
}

pub(super) fn focus(model: &mut Model, direction: Direction) {
    if model.panel == Panel::Items && select_beside(model, direction) {
        return;
    }
    model.origin = None;
    let panels = panels_of(model.page);
    let current = panels.iter().position(|panel| *panel == model.panel).unwrap_or(0);
    let last = panels.len() - 1;
    if model.panel == Panel::Pages && layout::shape(model.size) == Shape::Medium {
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
fn select_beside(model: &mut Model, direction: Direction) -> bool {
    let cursor = model.place().cursor;
    let beside = process::picture(model).and_then(|picture| picture.neighbour(cursor, direction));
    if let Some(beside) = beside {
        let place = model.place_mut();
        (place.cursor, place.scroll) = (beside, 0);
    }
    beside.is_some()
}

/// Whether there is a panel, or a tab, in that direction.
pub(super) fn can_focus(model: &Model, direction: Direction) -> bool {
    let panels = panels_of(model.page);
    let is_on_tabs = model.panel == Panel::Pages && layout::shape(model.size) == Shape::Medium;
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

/// Opens a page with its list in front.
pub(super) fn go_to_page(model: &mut Model, page: usize) {
    if page < model.places.len() {
        model.page = page;
        model.panel = Panel::Items;
    }
}

pub(super) fn open_page(model: &mut Model, page: usize) {
    if page < model.places.len() {
        model.page = page;
    }
}

pub(super) fn enter(model: &mut Model) {
    match (model.panel, list::target(model)) {
        (Panel::Pages, _) => model.panel = Panel::Items,
        (Panel::Items, Some(Target::Page(page))) => {
            go_to_page(model, page);
        }
        (Panel::Items, Some(Target::Item(id))) => open_item(model, &id),
        (Panel::Items, Some(Target::Scope)) => setup::ask(model, Question::Systems),
        (Panel::Items, Some(Target::Row) | None) | (Panel::Detail, _) => {}
    }
}

/// Shows the item called `id`, its text in front.
pub(super) fn open_item(model: &mut Model, id: &str) {
    let page = model.page;
    show(model, id);
    model.panel = Panel::Detail;
    model.origin = (model.page != page).then_some(page);
}

/// Selects the item called `id` on its own page.
pub(in crate::tui) fn show(model: &mut Model, id: &str) {
    filtering::reveal(model, id);
    let sections = model.guide.sections.iter();
    let found = sections.enumerate().find(|(_, section)| section.items.iter().any(|item| item.id == id));
    let Some((index, section)) = found else { return };
    let cursor = panels::items::visible(model, section).position(|item| item.id == id);
    model.page = index + 1;
    model.panel = Panel::Items;
    let place = model.place_mut();
    let cursor = cursor.unwrap_or(place.cursor);
    place.scroll = if cursor == place.cursor { place.scroll } else { 0 };
    place.cursor = cursor;
}

pub(super) fn back(model: &mut Model) {
    if matches!(model.mode, Mode::Browse) && (marks::clear(model) || searching::clear(model) || filtering::clear(model)) {
        return;
    }
    match model.mode {
        Mode::Find { .. } => searching::give_up(model),
        Mode::Help(_) => helping::back(model),
        Mode::Browse => match (model.panel, model.origin.take()) {
            (Panel::Detail, Some(page)) => go_to_page(model, page),
            (Panel::Detail, None) => model.panel = Panel::Items,
            (Panel::Items, _) if model.page > 0 => model.panel = Panel::Pages,
            (Panel::Items, _) => {}
            (Panel::Pages, _) => {
                model.page = 0;
                model.panel = Panel::Items;
            }
        },
        _ => step_back(model),
    }
}

/// Closes what is open over the panels.
pub(super) fn step_back(model: &mut Model) {
    model.mode = match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Told(_, behind) => *behind,
        _ => Mode::Browse,
    };
}
