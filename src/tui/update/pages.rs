//! Opening a page, with or without going into its list.

use crate::tui::state::model::Model;
use crate::tui::state::parts::Panel;

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
