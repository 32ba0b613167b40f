//! The guide: what there is to do, as pure data read from TOML; it knows nothing of progress, files or screens.

mod content;
mod date;
mod evidence;
mod listing;
mod parse;
mod terms;
mod validate;

pub use content::{Fact, Guide, Item, Link, Listing, Notice, Revision, Section, SectionKind, Source, System, Term};
pub use evidence::{Coverage, EvidenceClass};
pub use parse::{GuideError, MAX_BYTES, SCHEMA};
