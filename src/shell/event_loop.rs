//! The one loop: it waits, handles all that is waiting, draws once, and waits again.

use std::sync::mpsc::Receiver;

use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use super::host::{Ending, Event, Host};
use crate::tui::message::Message;
use crate::tui::model::Model;
use crate::tui::update::update;
use crate::tui::view::view;
use crate::tui::{keymap, layout};

/// Waits for something to happen, handles all that is waiting, draws once, and again.
///
/// # Errors
/// When the terminal refuses.
pub fn run_loop<B: Backend>(
    terminal: &mut Terminal<B>,
    model: &mut Model,
    events: &Receiver<Event>,
    host: &mut impl Host<B>,
) -> Result<Ending, B::Error> {
    while let Ok(first) = events.recv() {
        for event in std::iter::once(first).chain(events.try_iter()) {
            if let Some(ending) = host.ended() {
                return keep_edited(std::iter::once(event).chain(events.try_iter()), model, host).map(|()| ending);
            }
            if let Some(ending) = handle(event, terminal, model, host)? {
                return Ok(ending);
            }
        }
        draw(terminal, model)?;
        host.show(terminal)?;
    }
    Ok(Ending::Quit)
}

/// What an editor brought back is kept, however urgent the end is: its file is gone by now.
fn keep_edited<B: Backend>(
    events: impl Iterator<Item = Event>,
    model: &mut Model,
    host: &mut impl Host<B>,
) -> Result<(), B::Error> {
    for event in events {
        if let Event::Message(message @ Message::Edited(_)) = event
            && let Some(effect) = update(model, message, host.now())
        {
            host.perform(effect)?;
        }
    }
    Ok(())
}

fn handle<B: Backend>(
    event: Event,
    terminal: &mut Terminal<B>,
    model: &mut Model,
    host: &mut impl Host<B>,
) -> Result<Option<Ending>, B::Error> {
    let message = match event {
        Event::Input(input) => {
            // A key acts on what its user saw; what changed meanwhile is shown after it.
            host.input_taken(model);
            keymap::translate(input, model.context())
        }
        Event::Message(message) => Some(message),
        Event::Signal(signal) => return host.signal(signal).map(|()| None),
        Event::TerminalGone => return Ok(Some(Ending::TerminalGone)),
        Event::Panicked => return Ok(Some(Ending::Panicked)),
    };
    let mut effect = None;
    if let Some(message) = message {
        let is_resize = matches!(message, Message::Resize(_));
        effect = update(model, message, host.now());
        if is_resize {
            host.resize(terminal, Rect::from((Position::ORIGIN, layout::usable(model.size))))?;
        }
    }
    effect.map_or(Ok(None), |effect| host.perform(effect))
}

/// Draws the model.
///
/// # Errors
/// When the terminal refuses.
pub fn draw<B: Backend>(terminal: &mut Terminal<B>, model: &Model) -> Result<(), B::Error> {
    terminal.draw(|frame| view(model, frame)).map(|_| ())
}
