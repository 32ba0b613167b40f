//! The event loop: it waits, handles all that is waiting, draws once, and waits again.

use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Position, Rect};

use super::host::{Ending, Event, Host};
use super::inbox::Events;
use crate::tui::keys::translate;
use crate::tui::state::message::{Message, News};
use crate::tui::state::model::Model;
use crate::tui::state::shape::usable;
use crate::tui::update::{Display, update};
use crate::tui::view::view;

/// Waits for an event, handles all waiting events, draws once, and repeats.
///
/// # Errors
/// When the terminal fails.
pub fn run_loop<B: Backend>(
    terminal: &mut Terminal<B>,
    model: &mut Model,
    display: &mut Display,
    events: &mut impl Events,
    host: &mut impl Host<B>,
) -> Result<Ending, B::Error> {
    while let Some(first) = events.wait() {
        let (mut next, mut has_input) = (Some(first), false);
        while let Some(event) = next {
            if let Some(ending) = host.ended() {
                let left = std::iter::once(event).chain(std::iter::from_fn(|| events.waiting()));
                return keep_edited(left, model, display, host).map(|()| ending);
            }
            has_input |= matches!(event, Event::Input(_));
            if let Some(ending) = handle(event, terminal, model, display, host)? {
                return Ok(ending);
            }
            next = events.waiting();
        }
        draw(terminal, model, display)?;
        host.show(terminal)?;
        if has_input {
            // Keys act on what the user saw, and are answered first; changes of the file are shown after them.
            host.inputs_handled(model);
        }
    }
    Ok(Ending::Quit)
}

/// Keeps a note that an editor returned, however urgent the end is: its file is gone by now.
fn keep_edited<B: Backend>(
    events: impl Iterator<Item = Event>,
    model: &mut Model,
    display: &mut Display,
    host: &mut impl Host<B>,
) -> Result<(), B::Error> {
    for event in events {
        if let Event::News(news @ News::Edited(_)) = event
            && let Some(effect) = update(model, display, Message::News(news), host.now())
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
    display: &mut Display,
    host: &mut impl Host<B>,
) -> Result<Option<Ending>, B::Error> {
    let message = match event {
        Event::Input(input) => translate(input, model.context()),
        Event::News(news) => Some(Message::News(news)),
        Event::Resize(size) => Some(Message::Resize(size)),
        Event::Signal(signal) => return host.signal(signal).map(|()| None),
        Event::TerminalGone => return Ok(Some(Ending::TerminalGone)),
        Event::Panicked => return Ok(Some(Ending::Panicked)),
    };
    let mut effect = None;
    if let Some(message) = message {
        let is_resize = matches!(message, Message::Resize(_));
        effect = update(model, display, message, host.now());
        if is_resize {
            host.resize(terminal, Rect::from((Position::ORIGIN, usable(model.size))))?;
        }
    }
    effect.map_or(Ok(None), |effect| host.perform(effect))
}

/// # Errors
/// When the terminal fails.
pub fn draw<B: Backend>(terminal: &mut Terminal<B>, model: &mut Model, display: &mut Display) -> Result<(), B::Error> {
    let screen = display.screen(model);
    terminal.draw(|frame| view(screen, frame)).map(|_| ())
}
