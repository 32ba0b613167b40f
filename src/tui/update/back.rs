//! Going back, one step at a time.

use super::pages::go_to_page;
use super::{filtering, helping, searching};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;

/// Goes back by one step: what narrows the lists goes first, then what is open.
pub(super) fn back(model: &mut Model) {
    match model.mode {
        Mode::Find { .. } => searching::give_up(model),
        Mode::Help(_) => helping::back(model),
        Mode::Browse if !model.marked.is_empty() => model.marked.clear(),
        Mode::Browse if model.lens.finding.is_some() => model.lens.finding = None,
        Mode::Browse if !model.lens.filter.is_empty() => filtering::clear(model),
        Mode::Browse => back_in_panels(model),
        _ => close(model),
    }
}

fn back_in_panels(model: &mut Model) {
    match (model.panel, model.origin.take()) {
        (Panel::Detail, Some(page)) => go_to_page(model, page),
        (Panel::Detail, None) => model.panel = Panel::Items,
        (Panel::Items, _) if model.page > 0 => model.panel = Panel::Pages,
        (Panel::Items, _) => {}
        (Panel::Pages, _) => go_to_page(model, 0),
    }
}

/// Closes what is open over the panels.
pub(super) fn close(model: &mut Model) {
    model.mode = match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Announcement(_, behind) => *behind,
        Mode::Prompt(prompt) => prompt.behind.map_or(Mode::Browse, Mode::List),
        _ => Mode::Browse,
    };
}
