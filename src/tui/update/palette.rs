//! The palette: every action by its words; choosing one does what its key would.

use crate::tui::keys::actions;
use crate::tui::state::message::Message;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

/// Opens the palette.
pub(super) fn ask(model: &mut Model) {
    model.mode = Mode::Palette { words: Prompt::new(Purpose::Find, ""), actions: Vec::new(), cursor: 0 };
}

/// Offers what has the words and can be done now, as in the panels.
pub(super) fn settle(model: &mut Model, possible: fn(&Model, &Message) -> bool) {
    if !matches!(model.mode, Mode::Palette { .. }) {
        return;
    }
    if let Mode::Palette { words, cursor, .. } = std::mem::replace(&mut model.mode, Mode::Browse) {
        let actions = actions(model, &words.content(), |message| possible(model, message));
        model.mode = Mode::Palette { words, actions, cursor };
    }
}
