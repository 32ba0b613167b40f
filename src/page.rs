//! A published page of the ministry's guide: what it says, and how that differs from what a guide was made from.
//!
//! Everything here is linear in the size of the page, and nothing recurses: pages come from anywhere.

mod address;
mod builder;
mod comparison;
mod decode;
mod difference;
mod draft;
mod element;
mod error;
mod figures;
mod html;
mod liquid;
mod matching;
mod order;
mod outline;
mod parts;
mod read;
mod region;
mod statement;
mod words;

pub use comparison::{Comparison, Match};
pub use difference::{Change, Difference};
pub use draft::draft;
pub use error::PageError;
pub use parts::{Figure, Kind, Page, Statement};
pub use read::{MAX_BYTES, read};
