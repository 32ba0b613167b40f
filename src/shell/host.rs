//! The events of the loop, how it ends, and what it needs from the system.

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::backend::Backend;
use ratatui::layout::{Rect, Size};

use crate::tui::state::message::{Effect, News};
use crate::tui::state::model::Model;

/// How the interface ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Quit,
    /// The user left, and decided what becomes of unsaved changes.
    QuitUnsaved,
    Signal(i32),
    TerminalGone,
    /// A thread panicked.
    Panicked,
}

/// Something that happened outside the interface.
#[derive(Debug)]
pub enum Event {
    /// A key, a paste or the mouse.
    Input(crossterm::event::Event),
    News(News),
    /// The terminal may have another size.
    Resize(Size),
    Signal(i32),
    TerminalGone,
    /// A thread panicked.
    Panicked,
}

/// What the loop needs from the system; tests replace it.
pub trait Host<B: Backend> {
    fn now(&self) -> Timestamp;

    /// How the program has to end now, if it has to, whatever events are waiting.
    fn ended(&self) -> Option<Ending>;

    /// Called when all inputs that were waiting are handled and shown: the file may have changed meanwhile.
    fn inputs_handled(&mut self, model: &Model);

    /// # Errors
    /// When the terminal fails.
    fn resize(&mut self, terminal: &mut Terminal<B>, screen: Rect) -> Result<(), B::Error>;

    /// Shows the frame that was drawn.
    ///
    /// # Errors
    /// When the terminal fails.
    fn show(&mut self, terminal: &mut Terminal<B>) -> Result<(), B::Error>;

    /// Performs an effect; `Some` ends the loop.
    ///
    /// # Errors
    /// When the terminal fails.
    fn perform(&mut self, effect: Effect) -> Result<Option<Ending>, B::Error>;

    /// Handles a signal that does not end the program.
    ///
    /// # Errors
    /// When the terminal fails.
    fn signal(&mut self, signal: i32) -> Result<(), B::Error>;
}
