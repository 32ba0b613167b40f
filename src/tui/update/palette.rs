//! The palette: every action by its words; choosing one does exactly what its key would.

use jiff::Timestamp;

use crate::tui::actions::actions;
use crate::tui::message::Effect;
use crate::tui::model::{Mode, Model};
use crate::tui::writing::{Purpose, Writing};

/// Opens the palette.
pub(super) fn ask(model: &mut Model) {
    model.mode = Mode::Palette { words: Writing::new(Purpose::Find, ""), cursor: 0 };
}

/// Does what is selected.
pub(super) fn run(model: &mut Model, now: Timestamp) -> Option<Effect> {
    let Mode::Palette { words, cursor } = &model.mode else { return None };
    let action = actions(model, &words.content()).into_iter().nth(*cursor);
    model.mode = Mode::Browse;
    super::update(model, action?.message, now)
}
