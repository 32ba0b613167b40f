//! Reading the help: opened over whatever is going on, searched, and closed again without a trace.

use super::navigate::moved;
use crate::tui::keymap::Context;
use crate::tui::layout::{self, Shape};
use crate::tui::message::Motion;
use crate::tui::mode::Help;
use crate::tui::model::{Mode, Model};
use crate::tui::panels::help;
use crate::tui::writing::{Purpose, Writing};

/// Opens the help, or closes it. Leaving goes on by itself, so nothing may lie over that.
pub(super) fn open_or_close(model: &mut Model) {
    match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Help(help) => model.mode = help.before,
        mode if !can_open(model.context_of(&mode), model) => model.mode = mode,
        before => {
            let words = Writing::new(Purpose::Find, "");
            model.mode = Mode::Help(Box::new(Help { before, words, is_writing: false, offset: 0 }));
        }
    }
}

/// Whether there is room for it, and nothing that it must not cover.
pub(super) fn can_open(context: Context, model: &Model) -> bool {
    layout::shape(model.size) != Shape::TooSmall && !matches!(context, Context::Leaving | Context::Unsaved)
}

/// Closes the help, if it is open.
pub(super) fn close(model: &mut Model) {
    if matches!(model.mode, Mode::Help(_)) {
        open_or_close(model);
    }
}

/// Asks for words to find in it.
pub(super) fn find(help: &mut Help) {
    help.is_writing = true;
}

/// Keeps the words, and goes on reading.
pub(super) fn accept(model: &mut Model) {
    if let Mode::Help(help) = &mut model.mode {
        help.is_writing = false;
    }
}

/// Drops the words, or else closes the help.
pub(super) fn back(model: &mut Model) {
    let Mode::Help(help) = &mut model.mode else { return };
    if !help.is_writing && help.words.content().is_empty() {
        return close(model);
    }
    help.words = Writing::new(Purpose::Find, "");
    help.is_writing = false;
    help.offset = 0;
}

pub(super) fn scroll(model: &mut Model, motion: Motion) {
    let (last, height) = (last_offset(model), help::height(model.size));
    if let Mode::Help(help) = &mut model.mode {
        help.offset = moved(help.offset, last + 1, height, motion);
    }
}

/// Brings the offset back to where lines are.
pub(super) fn settle(model: &mut Model) {
    let last = last_offset(model);
    if let Mode::Help(help) = &mut model.mode {
        help.offset = help.offset.min(last);
    }
}

fn last_offset(model: &Model) -> usize {
    match &model.mode {
        Mode::Help(help) => help::lines(model, help).len().saturating_sub(help::height(model.size)),
        _ => 0,
    }
}
