//! Moving a cursor or a text: in the focused panel, or in what is open over the panels.

use super::display::Display;
use super::lists;
use super::pages::open_page;
use crate::tui::screen::Areas;
use crate::tui::screen::areas::body;
use crate::tui::state::message::Motion;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;
use crate::tui::state::shape::Shape;

pub(super) fn scroll(model: &mut Model, display: &mut Display, motion: Motion) {
    match &model.mode {
        Mode::Help(_) => scroll_help(model, display, motion),
        Mode::Browse => scroll_panel(model, display, motion),
        _ => {
            let count = lists::rows(model).unwrap_or(0);
            if let Some(cursor) = model.mode.cursor_mut() {
                *cursor = moved(*cursor, count, count, motion);
            }
        }
    }
}

fn scroll_help(model: &mut Model, display: &mut Display, motion: Motion) {
    let Some(page) = &display.screen(model).help else { return };
    let (last, height) = (page.last_offset(), usize::from(page.body.height));
    if let Mode::Help(help) = &mut model.mode {
        help.offset = moved(help.offset, last + 1, height, motion);
    }
}

fn scroll_panel(model: &mut Model, display: &mut Display, motion: Motion) {
    match model.panel {
        Panel::Pages if model.shape() == Shape::Medium => match motion {
            Motion::Down | Motion::PageDown => model.panel = Panel::Items,
            Motion::First => open_page(model, 0),
            Motion::Last => open_page(model, model.guide.sections.len()),
            Motion::Up | Motion::PageUp => {}
        },
        Panel::Pages => {
            let height = height(model, motion);
            open_page(model, moved(model.page, model.places.len(), height, motion));
        }
        Panel::Items => {
            let (count, height) = (model.row_count(), height(model, motion));
            let place = model.place_mut();
            let cursor = moved(place.cursor, count, height, motion);
            place.scroll = if cursor == place.cursor { place.scroll } else { 0 };
            place.cursor = cursor;
        }
        Panel::Detail => {
            let Some((last, height)) = display.extent(model) else { return };
            let place = model.place_mut();
            place.scroll = moved(place.scroll, last + 1, height, motion);
        }
    }
}

/// The rows of the focused panel, where `motion` depends on them.
fn height(model: &Model, motion: Motion) -> usize {
    match motion {
        Motion::PageUp | Motion::PageDown => usize::from(body(Areas::of(model).panel(model.panel)).height),
        Motion::Up | Motion::Down | Motion::First | Motion::Last => 1,
    }
}

/// `index` after `motion` among `count` places, `height` of which are on screen.
fn moved(index: usize, count: usize, height: usize, motion: Motion) -> usize {
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
