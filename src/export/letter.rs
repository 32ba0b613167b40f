//! Letters to the guide's contact: the facts of the product filled in, and what is missing named in brackets.
//!
//! They fill in no form: the forms' fields could not be read. What only the sender knows stands in brackets too.

use std::fmt;

use askama::Template;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::guide::Guide;
use crate::progress::{OpenQuestion, Product, ProductField, Progress, Scope, open_questions};
use crate::text::{clean_line, mailto};

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, VariantArray, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Matter {
    /// To begin.
    Request,
    /// A date for the first meeting.
    Discovery,
    /// Everything that no page says.
    Questions,
    /// A date for the conformance test.
    Test,
    /// A new version of a product that had passed.
    Change,
}

impl Matter {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As the subject has it.
    pub fn words(self) -> &'static str {
        match self {
            Self::Request => "Request for integration",
            Self::Discovery => "Discovery session",
            Self::Questions => "Questions",
            Self::Test => "Conformance test",
            Self::Change => "Changed application",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    /// One line for each paragraph: mail programs break them.
    pub body: String,
    /// The facts about the product that are not set.
    pub missing: Vec<ProductField>,
}

#[derive(Template)]
#[template(path = "letter.txt", config = ".askama.toml")]
struct Page<'a> {
    matter: Matter,
    guide: &'a Guide,
    product: &'a Product,
    scope: &'a Scope,
    questions: &'a [OpenQuestion<'a>],
}

/// The questions alone, to take along.
#[derive(Template)]
#[template(path = "agenda.txt", config = ".askama.toml")]
struct Agenda<'a> {
    questions: &'a [OpenQuestion<'a>],
}

/// All open questions as text, the most important first; empty if there are none.
///
/// # Panics
/// Never: text can always be written.
pub fn agenda(guide: &Guide, progress: &Progress) -> String {
    let text = Agenda { questions: &open_questions(guide, progress) }.render().expect("text can always be written");
    text.trim().to_owned()
}

impl Letter {
    /// # Panics
    /// Never: text can always be written.
    pub fn new(matter: Matter, guide: &Guide, progress: &Progress) -> Self {
        let (product, questions) = (&progress.product, open_questions(guide, progress));
        let page = Page { matter, guide, product, scope: &progress.scope, questions: &questions };
        let text = page.render().expect("text can always be written");
        let missing = ProductField::ALL.iter().copied().filter(|field| product.get(*field).is_empty());
        Self {
            to: guide.mail().unwrap_or(&guide.contact).to_owned(),
            subject: subject(product, matter.words()),
            // A part that is left out leaves its blank line behind.
            body: text.trim_end().replace("\n\n\n", "\n\n") + "\n",
            missing: missing.collect(),
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

/// The value, or a gap that nobody overlooks.
fn said(product: &Product, field: ProductField) -> String {
    let value = product.get(field);
    if value.is_empty() { format!("[{}: not set]", field.word()) } else { clean_line(&value).into_owned() }
}

impl Page<'_> {
    fn said(&self, field: ProductField) -> String {
        said(self.product, field)
    }

    /// The product with its version.
    fn name(&self) -> String {
        format!("{} {}", self.said(ProductField::Product), self.said(ProductField::Version))
    }

    /// Whether the questions are part of it.
    fn has_agenda(&self) -> bool {
        matches!(self.matter, Matter::Discovery | Matter::Questions)
    }

    /// The first contact.
    fn signature(&self) -> String {
        self.product.contacts.first().cloned().unwrap_or_else(|| self.said(ProductField::Contacts))
    }

    fn systems(&self) -> String {
        if self.scope.systems.is_empty() {
            let all: Vec<&str> = self.guide.systems.iter().map(|system| system.title.as_str()).collect();
            return format!("{} [all systems, because none is chosen: check this]", all.join(", "));
        }
        self.scope.system_names(self.guide).join(", ")
    }
}

/// Text as it is, on one line.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl askama::filters::Escaper for Escape {
    fn write_escaped_str<W: fmt::Write>(&self, mut to: W, text: &str) -> fmt::Result {
        to.write_str(&clean_line(text))
    }
}
