//! Every key and its meaning, in one table, from which the footer, the help and the README are made.

mod actions;
mod binding;
mod groups;
mod key;
mod lists;
mod lookup;
mod rows;
mod table;
mod translate;

pub use actions::actions;
pub use binding::Binding;
pub use groups::groups;
pub use key::Key;
pub use lookup::{key_of, reference};
pub use rows::{bindings, every_row};
pub use translate::{leave, translate};
