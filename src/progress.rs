//! Progress through a guide: what is done, by whom and since when. Pure data: no files, screens or clock.

mod carry;
mod change;
mod difference;
mod due;
mod entry;
mod field;
mod filter;
mod format;
mod gates;
mod key;
mod merge;
mod moment;
mod next;
mod record;
mod scope;
mod state;
mod status;
mod summary;
mod words;

pub use change::{Change, UndoConflict};
pub use due::{InvalidDate, is_storable, read_date};
pub use entry::Entry;
pub use field::Field;
pub use filter::{Due, Facet, Filter, StatusFilter};
pub use format::{MAX_BYTES, ProgressError, SCHEMA};
pub use gates::GateState;
pub use key::{Key, Value};
pub use merge::merge;
pub use moment::{day_of, moment_of};
pub use next::{Next, Reason};
pub use record::{MAX_NOTE_BYTES, Record, Stamp, Standing};
pub use scope::Scope;
pub use state::Progress;
pub use status::{ReasonPrompt, Status};
pub use summary::{Counts, Readiness, SectionCount, Summary};
pub use words::{counted, counted_are};
