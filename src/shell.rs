//! The shell around the pure interface: one event loop, the threads that feed it, and the effects that the interface asks for.
//!
//! The loop waits for keys and for its threads at once, so an idle screen wakes no thread, and a key only the loop; waiting events
//! are handled together before one draw. The thread of the loop touches no file while it runs, since a disk may not answer.

pub use crate::tui::keys::reference as keys;
pub use crate::tui::state::parts::{Abilities, Symbols};

mod clock;
mod editing;
mod error;
mod event_loop;
mod files;
mod frames;
mod handover;
mod host;
mod inbox;
mod last_read;
mod launch;
mod memory;
mod outbox;
mod panics;
mod reports;
mod run;
mod saver;
mod signals;
mod system_host;
mod team;
mod terminal;
mod threads;
mod watch;

pub use error::ShellError;
pub use event_loop::{draw, run_loop};
pub use host::{Ending, Event, Host};
pub use launch::{Greeting, Launch};
pub use memory::{is_first_start, remember_start};
pub use panics::end_program as end_on_panic;
pub use run::run;
