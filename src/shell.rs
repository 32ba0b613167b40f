//! The shell around the pure interface: one loop that waits, a few threads that feed it, and what the interface asks for.
//!
//! Everything that can happen arrives on one channel, so an idle screen wakes nobody; what is waiting is handled
//! before one draw. No file is touched on the thread of the loop while it runs: a disk may not answer.

pub use crate::tui::keys::reference as keys;
pub use crate::tui::state::parts::{Abilities, Symbols};

mod clock;
mod editing;
mod error;
mod event_loop;
mod frames;
mod handover;
mod host;
mod keyboard;
mod last_read;
mod launch;
mod memory;
mod run;
mod saver;
mod signals;
mod system_host;
mod terminal;
mod threads;
mod watch;

pub use error::ShellError;
pub use event_loop::{draw, run_loop};
pub use host::{Ending, Event, Host};
pub use launch::{Greeting, Launch};
pub use memory::{is_first_start, remember_start};
pub use run::run;
