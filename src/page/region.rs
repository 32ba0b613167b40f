//! The part of a page that is its text: the innermost element around what the guide knows, without menus.

use std::ops::Range;

use super::{Kind, Page, Statement};

/// An element that may hold all the text, with the statements in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    pub statements: Range<usize>,
    /// Whether it says of itself that it is the text.
    pub is_content: bool,
}

impl Page {
    /// The statements among which anything new would be: around all of `known`, which are in order.
    pub fn region(&self, known: &[usize]) -> Range<usize> {
        let own: Vec<usize> = known.iter().copied().filter(|&place| !self.statements[place].is_around).collect();
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else { return 0..self.statements.len() };
        let around = self
            .containers
            .iter()
            .filter(|container| container.statements.contains(&first) && container.statements.contains(&last));
        // A text that says that it is the text may hold more than what is known.
        let size = |container: &&Container| (!container.is_content, container.statements.len());
        around.min_by_key(size).map_or(0..self.statements.len(), |container| container.statements.clone())
    }

    /// Whether `statement` says something of its own.
    pub fn is_said(statement: &Statement) -> bool {
        !statement.is_around && !(statement.is_menu && statement.kind != Kind::Heading)
    }
}
