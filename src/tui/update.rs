//! What each message does to the model; it does no input or output, and asks the shell for the rest.

use jiff::Timestamp;

use super::state::message::{Effect, Message};
use super::state::model::Model;
use crate::progress::day_of;

mod action;
mod answer;
mod back;
mod change;
mod correspondence;
mod display;
mod due;
mod editor;
mod evidence;
mod fields;
mod filtering;
mod glossary;
mod helping;
mod kept;
mod leaving;
mod letters;
mod lists;
mod mouse;
mod navigate;
mod news;
mod open;
mod pages;
mod palette;
mod preflight;
mod product;
mod prompts;
mod report;
mod saving;
mod scroll;
mod searching;
mod setup;
mod share;
mod status;
mod steps;

use answer::Outcome;

pub use action::possible;
pub use display::Display;
pub use kept::offer;
pub use open::{resume, welcome};

/// A display that nothing is laid out on yet.
pub fn display() -> Display {
    Display::new(possible)
}

/// Applies `message`, which happened at `now`, to the model that `display` shows.
pub fn update(model: &mut Model, display: &mut Display, message: Message, now: Timestamp) -> Option<Effect> {
    if now != model.now {
        model.now = now;
        see_day(model);
    }
    // A remark stays until the next key.
    if !matches!(message, Message::Mouse(_) | Message::Resize(_) | Message::News(_)) {
        model.remark = None;
    }
    // What is being typed below the help is kept as well.
    if matches!(message, Message::Quit) {
        helping::close(model);
    }
    if !matches!(message, Message::Move(_)) {
        model.forget_rows();
    }
    let outcome = match action::action(model, message, now) {
        Ok(action) => action(model, display),
        Err(refusal) => {
            model.remark = refusal.or(model.remark.take());
            Outcome::Done
        }
    };
    settle(model);
    display.is_outdated();
    match outcome {
        Outcome::Done => None,
        Outcome::Effect(effect) => Some(effect),
        Outcome::Then(message) => update(model, display, message, now),
    }
}

/// What is due depends on the day.
fn see_day(model: &mut Model) {
    let today = day_of(model.now, &model.zone);
    if today != model.today {
        model.today = today;
        model.recount();
    }
}

/// Brings what is selected back to where something is, after anything may have changed.
fn settle(model: &mut Model) {
    model.remember_rows();
    model.settle();
    palette::settle(model, possible);
    let rows = lists::rows(model);
    if let Some((cursor, rows)) = model.mode.cursor_mut().zip(rows) {
        *cursor = (*cursor).min(rows.saturating_sub(1));
    }
}
