//! All rows of the key table, wherever they hold.

use super::binding::Binding;
use super::{lists, table};
use crate::tui::state::context::Context;

pub fn every_row() -> impl Iterator<Item = &'static Binding> {
    table::BINDINGS.iter().chain(lists::BINDINGS)
}

/// The rows that hold in `context`, in the order of the table.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    every_row().filter(move |binding| binding.context == context)
}
