//! The part of a page that is its text: the innermost element around what the guide knows, without menus.

use std::ops::Range;

use super::parts::{Container, Kind, Page, Statement};

impl Page {
    /// The statements among which anything new would be: around all of `known`, which are in order.
    pub fn region(&self, known: &[usize]) -> Range<usize> {
        let (Some(&first), Some(&last)) = (known.first(), known.last()) else { return 0..self.statements.len() };
        let around = self
            .containers
            .iter()
            .filter(|container| container.statements.contains(&first) && container.statements.contains(&last));
        // A text that says that it is the text may hold more than what is known.
        let size = |container: &&Container| (!container.is_content, container.statements.len());
        around.min_by_key(size).map_or(0..self.statements.len(), |container| container.statements.clone())
    }

    /// The same page where nothing counts as what surrounds the text: some sites call everything a header.
    #[must_use]
    pub fn without_surroundings(&self) -> Self {
        let mut page = self.clone();
        page.statements.iter_mut().for_each(|statement| statement.is_around = false);
        page.figures.iter_mut().for_each(|figure| figure.is_around = false);
        page
    }

    /// Whether `statement` says something of its own.
    pub fn is_said(statement: &Statement) -> bool {
        !statement.is_around && (!statement.is_menu || statement.kind == Kind::Heading)
    }
}
