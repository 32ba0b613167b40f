//! The key table under headings, for the help and the README.

use super::binding::{Binding, Group};
use super::rows::bindings;
use crate::tui::state::context::Context;

const HEADINGS: [(Group, &str); 5] = [
    (Group::Moving, "In the panels: moving"),
    (Group::Items, "In the panels: working on items"),
    (Group::Finding, "In the panels: finding and filtering"),
    (Group::Program, "In the panels: the program and its file"),
    (Group::Named, "In the panels: found by name"),
];

/// The rows of `context` under headings, in the order of the table.
pub fn groups(context: Context) -> Vec<(&'static str, Vec<&'static Binding>)> {
    let rows = |group: Group| bindings(context).filter(|binding| binding.group == group).collect();
    if context == Context::Browse {
        return HEADINGS.map(|(group, heading)| (heading, rows(group))).into();
    }
    vec![(context.title(), rows(Group::Undivided))]
}
