//! Every key and its meaning, in one table, from which the footer, the help and the README are made.

mod actions;
mod binding;
mod groups;
mod key;
mod lookup;
mod table;
mod translate;

pub use actions::actions;
pub use binding::Binding;
pub use groups::groups;
pub use key::Key;
pub use lookup::{key_of, reference};
pub use table::{BINDINGS, bindings};
pub use translate::{leave, translate};
