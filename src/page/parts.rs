//! What a page says: its statements in order, its figures, and the elements around them.

use std::ops::Range;

/// What a page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Of the window, or the first heading.
    pub title: String,
    pub statements: Vec<Statement>,
    pub figures: Vec<Figure>,
    pub(super) containers: Vec<Container>,
}

/// What a statement is on its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Notice,
    Heading,
    /// An entry of a numbered list.
    Step,
    /// An entry of a list with bullets.
    Bullet,
    Paragraph,
}

/// A heading, an entry of a list, or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub kind: Kind,
    /// Of a step.
    pub number: Option<u32>,
    pub text: String,
    /// Resolved; without those inside the page and those that cannot be opened.
    pub links: Vec<String>,
    /// Whether it stands in what surrounds the text: navigation, header, footer.
    pub is_around: bool,
    /// Whether it is nothing but links within the same site, as in a menu or a table of contents.
    pub is_menu: bool,
}

/// A picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The last part of its address.
    pub file: String,
    /// What is said in its place to those who do not see it.
    pub description: String,
    /// How many statements stand before it.
    pub place: usize,
    pub is_around: bool,
}

/// An element that may hold all the text, with the statements in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Container {
    pub statements: Range<usize>,
    /// Whether it says of itself that it is the text.
    pub is_content: bool,
}
