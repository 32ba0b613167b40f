//! Letters to the guide's contact: the facts of the product filled in, and what is missing named in brackets.
//!
//! They fill in no form: the forms' fields could not be read. What only the sender knows stands in brackets too.

use std::fmt;

use askama::Template;
use jiff::tz::TimeZone;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::guide::{BUILT_IN, Guide};
use crate::progress::{Act, OpenQuestion, Product, ProductField, Progress, Release, Scope, day_of, open_questions};
use crate::text::{capitalized, clean_line, mailto};

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

/// What a guide calls the things that every letter speaks of.
struct Terms {
    meeting: &'static str,
    standards: &'static str,
    test: &'static str,
    environment: &'static str,
}

const OF_THE_MINISTRY: Terms = Terms {
    meeting: "discovery session",
    standards: "conformance standards",
    test: "conformance test",
    environment: "conformance environment",
};

const OF_OTHERS: Terms =
    Terms { meeting: "first meeting", standards: "requirements", test: "test", environment: "test environment" };

impl Terms {
    fn of(guide: &Guide) -> &'static Self {
        if guide.id == BUILT_IN { &OF_THE_MINISTRY } else { &OF_OTHERS }
    }
}

impl Matter {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As the subject has it, in the words of `guide`.
    pub fn words(self, guide: &Guide) -> String {
        let terms = Terms::of(guide);
        match self {
            Self::Request => "Request for integration".to_owned(),
            Self::Discovery => capitalized(terms.meeting),
            Self::Questions => "Questions".to_owned(),
            Self::Test => capitalized(terms.test),
            Self::Change => "Changed application".to_owned(),
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
    progress: &'a Progress,
    terms: &'static Terms,
    questions: &'a [OpenQuestion<'a>],
    zone: &'a TimeZone,
}

/// The questions alone, to take along.
#[derive(Template)]
#[template(path = "agenda.txt", config = ".askama.toml")]
struct Agenda<'a> {
    questions: &'a [OpenQuestion<'a>],
    zone: &'a TimeZone,
}

/// All open questions as text, the most important first; empty if there are none.
///
/// # Panics
/// Never: text can always be written.
pub fn agenda(guide: &Guide, progress: &Progress, zone: &TimeZone) -> String {
    let text = Agenda { questions: &open_questions(guide, progress), zone }.render().expect("text can always be written");
    text.trim().to_owned()
}

impl Letter {
    /// Days are those of `zone`.
    ///
    /// # Panics
    /// Never: text can always be written.
    pub fn new(matter: Matter, guide: &Guide, progress: &Progress, zone: &TimeZone) -> Self {
        let (product, questions) = (&progress.product, open_questions(guide, progress));
        let page = Page { matter, guide, progress, terms: Terms::of(guide), questions: &questions, zone };
        let text = page.render().expect("text can always be written");
        let missing = ProductField::ALL.iter().copied().filter(|field| product.get(*field).is_empty());
        Self {
            to: guide.mail().unwrap_or(&guide.contact).to_owned(),
            subject: subject(product, &matter.words(guide)),
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
        said(&self.progress.product, field)
    }

    /// The product with its version.
    fn name(&self) -> String {
        format!("{} {}", self.said(ProductField::Product), self.said(ProductField::Version))
    }

    /// Whether the questions are part of it.
    fn has_agenda(&self) -> bool {
        matches!(self.matter, Matter::Discovery | Matter::Questions)
    }

    fn has_systems(&self) -> bool {
        !self.guide.systems.is_empty()
    }

    /// The first contact.
    fn signature(&self) -> String {
        self.progress.product.contacts.first().cloned().unwrap_or_else(|| self.said(ProductField::Contacts))
    }

    /// What is known about the product, under its names; only what the guide speaks of.
    fn facts(&self) -> Vec<(&'static str, String)> {
        let facts = [
            Some(("Vendor", self.said(ProductField::Vendor))),
            Some(("Product", self.name())),
            self.has_systems().then(|| ("Systems", self.systems())),
            self.guide.has_medical_practice().then(|| ("Medical-practice application", self.medical_practice().to_owned())),
            Some(("Hosting", self.said(ProductField::Hosting))),
            Some(("Contacts", self.said(ProductField::Contacts))),
        ];
        facts.into_iter().flatten().collect()
    }

    fn systems(&self) -> String {
        if self.progress.scope.systems.is_empty() {
            let all: Vec<&str> = self.guide.systems.iter().map(|system| system.title.as_ref()).collect();
            return format!("{} [all systems, because none is chosen: check this]", all.join(", "));
        }
        self.progress.scope.system_names(self.guide).join(", ")
    }

    /// A scope that nobody has chosen says nothing.
    fn medical_practice(&self) -> &'static str {
        match &self.progress.scope {
            scope if *scope == Scope::default() => "[not said yet]",
            scope if scope.medical_practice => "yes",
            _ => "no",
        }
    }

    /// The last version before the product's that was approved.
    fn passed(&self) -> String {
        let Progress { product, releases, .. } = self.progress;
        let earlier = releases.iter().filter(|(version, _)| **version != product.version);
        let approved = earlier.filter_map(|(version, release)| Some((release.approved?, version)));
        match approved.max() {
            Some((day, version)) => format!("{version}, approved on {day}"),
            None => "[version, and date of the approval]".to_owned(),
        }
    }

    fn changed(&self) -> String {
        let release = self.progress.releases.get(&self.progress.product.version);
        let changed =
            release.map(|Release { changed, .. }| changed.trim().trim_end_matches('.')).filter(|changed| !changed.is_empty());
        let touched = if self.has_systems() { ", and which of these systems and messages they touch" } else { "" };
        changed.map_or_else(|| format!("[which functions{touched}]"), str::to_owned)
    }
}

/// In brackets, when the question was asked before; empty if it was not.
fn asked(question: &OpenQuestion, zone: &TimeZone) -> String {
    let Some(line) = question.asking.asked else { return String::new() };
    let again = if line.act == Act::Reminded { " again" } else { "" };
    format!(" (asked{again} on {})", day_of(line.at, zone))
}

/// Text as it is, on one line.
#[derive(Debug, Clone, Copy)]
pub struct Escape;

impl askama::filters::Escaper for Escape {
    fn write_escaped_str<W: fmt::Write>(&self, mut to: W, text: &str) -> fmt::Result {
        to.write_str(&clean_line(text))
    }
}
