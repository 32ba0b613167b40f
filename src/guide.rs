//! The guide: what there is to do, as pure data read from TOML. It knows nothing of progress, files or screens.

mod content;
mod date;
mod embedded;
mod evidence;
mod gate;
mod item;
mod list;
mod listing;
mod lookup;
mod page;
mod parse;
mod period;
mod problem;
mod provenance;
mod terms;
mod validate;

pub use content::{Guide, Notice, Revision, Section, SectionKind, Source, System, Term};
pub use evidence::{Coverage, EvidenceClass};
pub use gate::{Gate, PRODUCT_FACTS};
pub use item::{Asks, Dropped, Fact, Item, Link, Listing, Question, Step};
pub use list::List;
pub use page::{PagePart, PartKind, SourcePage};
pub use parse::{BUILT_IN, MAX_BYTES, SCHEMA};
pub use period::{InvalidPeriod, Period};
pub use problem::{GuideError, Problem};
pub use validate::{MOST_GATES, MOST_ITEMS};
