//! Progress through a guide: what is done, by whom and since when, as pure data; it knows nothing of files, screens or the clock.

mod change;
mod due;
mod entry;
mod field;
mod filter;
mod format;
mod key;
mod merge;
mod moment;
mod record;
mod scope;
mod state;
mod status;
mod summary;
mod words;

pub use change::{Change, NotUndone};
pub use due::{NotADate, is_kept, read_date};
pub use entry::Entry;
pub use field::Field;
pub use filter::{Due, Facet, Filter, HowFar};
pub use format::{MAX_BYTES, ProgressError, SCHEMA};
pub use key::{Key, Value};
pub use merge::merge;
pub use moment::{day_of, moment_of};
pub use record::{MAX_NOTE_BYTES, Record, Stamp, Standing};
pub use scope::Scope;
pub use state::Progress;
pub use status::{ReasonAsked, Status};
pub use summary::{Counts, Next, Readiness, Reason, SectionCount, Summary};
pub use words::{counted, counted_are};
