//! What the loop hears, how it ends, and what it needs from the world around it.

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Rect, Size};

use crate::tui::state::message::{Effect, News};
use crate::tui::state::model::Model;

/// How the interface ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// The user left.
    Quit,
    /// The user left, and has decided what becomes of the changes that are not saved.
    QuitUnsaved,
    /// A signal asked for it.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
    /// A thread panicked.
    Panicked,
}

/// Something that happened outside the interface.
#[derive(Debug)]
pub enum Event {
    /// A key, a paste, another size.
    Input(crossterm::event::Event),
    /// News from a thread that worked for the interface.
    News(News),
    /// The terminal may have another size.
    Resize(Size),
    /// A signal.
    Signal(i32),
    /// The terminal is gone.
    TerminalGone,
    /// A thread panicked.
    Panicked,
}

/// What the loop needs besides updating and drawing; tests put something else in its place.
pub trait Host<B: Backend> {
    /// The time.
    fn now(&self) -> Timestamp;

    /// Whether the program has to end now, whatever else is waiting.
    fn ended(&self) -> Option<Ending>;

    /// Called for every input that was taken: there is room for another, and somebody may have changed the file meanwhile.
    fn input_taken(&mut self, model: &Model);

    /// Makes the screen fit another size.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn resize(&mut self, terminal: &mut Terminal<B>, screen: Rect) -> Result<(), B::Error>;

    /// Shows what was drawn.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn show(&mut self, terminal: &mut Terminal<B>) -> Result<(), B::Error>;

    /// Does what the interface asks for; `Some` ends the loop.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn perform(&mut self, effect: Effect) -> Result<Option<Ending>, B::Error>;

    /// Answers a signal that does not end the program.
    ///
    /// # Errors
    /// When the terminal refuses.
    fn signal(&mut self, signal: i32) -> Result<(), B::Error>;
}
