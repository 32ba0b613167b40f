//! Letters to the guide's contact: the facts of the product filled in, and what is missing named in brackets.
//!
//! They fill in no form: the forms' fields could not be read. What only the sender knows stands in brackets too.

use std::fmt;

use askama::Template;
use jiff::tz::TimeZone;

use crate::guide::Guide;
use crate::progress::{Product, ProductField, Progress, open_questions};
use crate::text::{clean_line, mailto};

mod agenda;
mod matter;
mod page;
mod signature;
mod terms;

pub use agenda::{ON_REPORTED, agenda, marked};
pub use matter::Matter;
pub use page::Extent;
use page::{Page, said};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    /// One line for each paragraph: mail programs break them.
    pub body: String,
    /// The facts about the product that are not set.
    pub missing: Vec<ProductField>,
    /// How many open questions it could ask, but does not.
    pub unasked: usize,
}

impl Letter {
    /// Days are those of `zone`.
    ///
    /// # Panics
    /// Never: text can always be written.
    pub fn new(matter: Matter, extent: Extent, guide: &Guide, progress: &Progress, zone: &TimeZone) -> Self {
        let (product, questions) = (&progress.product, open_questions(guide, progress));
        let page = Page::new(matter, extent, guide, progress, &questions, zone);
        let text = page.render().expect("text can always be written");
        let missing = ProductField::ALL.iter().copied().filter(|field| product.get(*field).is_empty());
        Self {
            to: guide.mail().unwrap_or(&guide.contact).to_owned(),
            subject: subject(product, &matter.words(guide)),
            // A part that is left out leaves its blank line behind.
            body: text.trim_end().replace("\n\n\n", "\n\n") + "\n",
            missing: missing.collect(),
            unasked: page.others,
        }
    }

    /// Its address for a mail program; `None` if it is too long for one, or the contact is no mail address.
    pub fn address(&self) -> Option<String> {
        mailto(&self.to, &self.subject, &self.body)
    }
}

/// As a file: the head of a mail, then its text.
impl fmt::Display for Letter {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "To: {}\nSubject: {}\n\n{}", clean_line(&self.to), clean_line(&self.subject), self.body)
    }
}

/// `Acme Health | CareNote 2.4 | Questions`.
pub fn subject(product: &Product, matter: &str) -> String {
    let [vendor, name, version] =
        [ProductField::Vendor, ProductField::Product, ProductField::Version].map(|field| said(product, field));
    format!("{vendor} | {name} {version} | {}", clean_line(matter))
}

/// Text as it is, on one line.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl askama::filters::Escaper for Escape {
    fn write_escaped_str<W: fmt::Write>(&self, mut to: W, text: &str) -> fmt::Result {
        to.write_str(&clean_line(text))
    }
}
