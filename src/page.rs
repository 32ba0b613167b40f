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
mod figures;
mod html;
mod liquid;
mod matching;
mod order;
mod outline;
mod read;
mod region;
mod statement;
mod words;

pub use comparison::{Comparison, Match};
pub use difference::{Change, Difference};
pub use draft::draft;
pub use read::{MAX_BYTES, Page, PageError};

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
    /// The list that it belongs to.
    pub list: Option<u32>,
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
