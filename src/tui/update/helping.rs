//! Reading the help: opened over whatever is going on, searched, and closed again without a trace.

use crate::tui::state::context::Context;
use crate::tui::state::mode::{Help, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};
use crate::tui::state::shape::Shape;

/// Opens the help, or closes it.
pub(super) fn open_or_close(model: &mut Model) {
    match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Help(help) => model.mode = help.before,
        before => {
            let words = Prompt::new(Purpose::Find, "");
            model.mode = Mode::Help(Box::new(Help { before, words, is_typing: false, offset: 0 }));
        }
    }
}

/// Whether there is room for it, and nothing that it must not cover: leaving goes on by itself.
pub(super) fn can_open(model: &Model) -> bool {
    model.shape() != Shape::TooSmall && !matches!(model.context(), Context::Leaving | Context::Unsaved)
}

/// Closes the help, if it is open.
pub(super) fn close(model: &mut Model) {
    if matches!(model.mode, Mode::Help(_)) {
        open_or_close(model);
    }
}

/// Keeps the words, and goes on reading.
pub(super) fn accept(model: &mut Model) {
    if let Mode::Help(help) = &mut model.mode {
        help.is_typing = false;
    }
}

/// Drops the words, or else closes the help.
pub(super) fn back(model: &mut Model) {
    let Mode::Help(help) = &mut model.mode else { return };
    if !help.is_typing && help.words.content().is_empty() {
        return close(model);
    }
    help.words = Prompt::new(Purpose::Find, "");
    help.is_typing = false;
    help.offset = 0;
}
