//! What a click or a turn of the wheel means, by what was drawn where: the same places and lines that are drawn are asked.

use jiff::Timestamp;
use ratatui::layout::{Position, Rect};

use super::{navigate, share, update};
use crate::tui::keymap::leave;
use crate::tui::layout::{self, Areas, Shape};
use crate::tui::message::{Effect, Message, Motion, Mouse, MouseAction};
use crate::tui::model::{Mode, Model, Panel};
use crate::tui::panels::list::{self, Target};
use crate::tui::panels::{self, addresses, detail, footer, header, items, pages, popup, process};

/// A turn of the wheel moves a text by so many lines.
const WHEEL: usize = 3;

pub(super) fn mouse(model: &mut Model, mouse: Mouse, now: Timestamp) -> Option<Effect> {
    if layout::shape(model.size) == Shape::TooSmall {
        return None;
    }
    let areas = layout::areas(model);
    let at = mouse.position;
    let motion = match mouse.action {
        MouseAction::Click => return click(model, areas, at, now),
        MouseAction::WheelUp => Motion::Up,
        MouseAction::WheelDown => Motion::Down,
    };
    wheel(model, areas, at, motion);
    None
}

fn wheel(model: &mut Model, areas: Areas, at: Position, motion: Motion) {
    match &model.mode {
        Mode::Help(_) => turn(model, WHEEL, |model| navigate::motion_in_mode(model, motion)),
        Mode::Browse => {
            let panels = [Panel::Pages, Panel::Items, Panel::Detail];
            let Some(panel) = panels.into_iter().find(|panel| areas.panel(*panel).contains(at)) else { return };
            // The focus stays where it is.
            let focus = std::mem::replace(&mut model.panel, panel);
            let lines = if panel == Panel::Detail { WHEEL } else { 1 };
            turn(model, lines, |model| navigate::motion_in_mode(model, motion));
            model.panel = focus;
        }
        _ if popup::choices(model, layout::middle(model)).is_some() || matches!(model.mode, Mode::Find { .. }) => {
            navigate::motion_in_mode(model, motion);
        }
        _ => {}
    }
}

fn turn(model: &mut Model, times: usize, action: impl Fn(&mut Model)) {
    (0..times).for_each(|_| action(model));
}

fn click(model: &mut Model, areas: Areas, at: Position, now: Timestamp) -> Option<Effect> {
    // What is told stands where keys would be.
    let is_told = model.remark.take().is_some();
    if layout::footer(model).contains(at) {
        if is_told {
            return None;
        }
        let column = usize::from(at.x - layout::footer(model).x);
        let message = footer::meaning(model, usize::from(layout::footer(model).width), column)?;
        return update(model, message, now);
    }
    let Some(area) = popup::area(model) else { return click_on_panels(model, areas, at, now) };
    if !area.contains(at) {
        // As Esc does: what is being written in several lines is kept.
        return update(model, leave(model.context())?, now);
    }
    let chosen = popup::choices(model, layout::middle(model))?.chosen(popup::inside(area), at)?;
    let is_again = std::mem::replace(model.mode.cursor_mut()?, chosen) == chosen;
    match &model.mode {
        // Several can be chosen there, so choosing one does not end it.
        Mode::Setup(_) => update(model, Message::Toggle, now),
        _ if is_again => update(model, Message::Accept, now),
        _ => None,
    }
}

fn click_on_panels(model: &mut Model, areas: Areas, at: Position, now: Timestamp) -> Option<Effect> {
    match &model.mode {
        Mode::Browse | Mode::Find { .. } => {}
        _ => return None,
    }
    if let Some(message) = header::meaning(model, areas.notice, at).filter(|_| matches!(model.mode, Mode::Browse)) {
        return update(model, message, now);
    }
    if areas.detail.contains(at) {
        return click_on_detail(model, areas.detail, at);
    }
    if areas.items.contains(at) {
        return click_on_items(model, areas.items, at, now);
    }
    if areas.pages.contains(at) && matches!(model.mode, Mode::Browse) {
        click_on_pages(model, areas.pages, at);
    }
    None
}

fn click_on_detail(model: &mut Model, area: Rect, at: Position) -> Option<Effect> {
    let text = layout::text(area);
    let pieces = addresses::pieces(&detail::lines(model), &addresses::known(model));
    let column = usize::from(at.x.saturating_sub(text.x));
    let line = model.scroll() + usize::from(at.y.saturating_sub(text.y));
    let is_on = |piece: &&addresses::Piece| {
        piece.line == line && (piece.column..piece.column + piece.columns).contains(&column) && text.contains(at)
    };
    if let Some(piece) = pieces.iter().find(is_on) {
        return share::open(model, &piece.address.clone());
    }
    if matches!(model.mode, Mode::Browse) {
        model.panel = Panel::Detail;
    }
    None
}

fn click_on_items(model: &mut Model, area: Rect, at: Position, now: Timestamp) -> Option<Effect> {
    let body = layout::body(area);
    let entries = panels::entries(model);
    let offset = match &model.mode {
        Mode::Find { cursor, .. } => list::offset_of(&entries, *cursor, body),
        _ => model.place().offset,
    };
    let picture = process::picture(model);
    let chosen = match &picture {
        Some(picture) => picture.chosen(offset, body, at),
        None => list::chosen(&entries, offset, body, at).map(|chosen| (chosen, at.x - body.x)),
    };
    let (chosen, column) = (chosen.map(|chosen| chosen.0), chosen.map_or(0, |chosen| chosen.1));
    if matches!(model.mode, Mode::Find { .. }) {
        let (chosen, cursor) = (chosen?, model.mode.cursor_mut()?);
        let is_again = std::mem::replace(cursor, chosen) == chosen;
        return if is_again { update(model, Message::Accept, now) } else { None };
    }
    let is_again = model.panel == Panel::Items && chosen == Some(model.place().cursor);
    model.panel = Panel::Items;
    model.origin = None;
    let chosen = chosen?;
    if chosen != model.place().cursor {
        let place = model.place_mut();
        (place.cursor, place.scroll) = (chosen, 0);
    }
    let is_mark = items::MARK.contains(&column) && matches!(list::target(model), Some(Target::Item(_)));
    match (is_mark && model.selected().is_some_and(|(section, _)| section.is_tracked()), is_again) {
        (true, _) => update(model, Message::Tick, now),
        (false, true) => update(model, Message::Enter, now),
        (false, false) => None,
    }
}

fn click_on_pages(model: &mut Model, area: Rect, at: Position) {
    model.origin = None;
    if layout::shape(model.size) == Shape::Medium {
        if let Some(page) = pages::tab_at(model, area, at) {
            navigate::go_to_page(model, page);
        }
        return;
    }
    let entries = pages::entries(model, usize::from(area.width));
    let Some(page) = list::chosen(&entries, 0, layout::body(area), at) else { return };
    if model.page == page && model.panel == Panel::Pages {
        return navigate::enter(model);
    }
    navigate::open_page(model, page);
    model.panel = Panel::Pages;
}
