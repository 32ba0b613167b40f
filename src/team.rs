//! What a team does with git: one progress file in a repository, merged field by field, with git's own history of it.
//!
//! It stores nothing of its own: who changed what when is read from the commits.

mod driver;
pub mod earlier;
mod error;
pub mod history;
mod ignore;
mod lines;
mod narrow;
mod resolve;
mod setup;

pub use driver::{Driver, merge_files};
pub use error::TeamError;
pub use ignore::ignore_neighbours;
pub use resolve::{Resolved, can_resolve, resolve};
pub use setup::{Step, removal, setup};
