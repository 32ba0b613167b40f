//! The content of a guide: the types that its file is read into.

use jiff::civil::Date;
use serde::Deserialize;

use super::date;
use super::evidence::{Coverage, EvidenceClass};

/// A whole guide: its sections in reading order, and what they rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub schema: u32,
    /// Stable name that progress files refer to.
    pub id: String,
    pub title: String,
    /// Raised whenever an item changes.
    pub edition: u32,
    /// The day on which the pages behind the guide were read.
    #[serde(deserialize_with = "date::read")]
    pub read: Date,
    pub disclaimer: String,
    /// Mail address for every question.
    pub contact: String,
    /// On what terms the pages behind the guide are used.
    pub licence: String,
    /// A warning that concerns the guide as a whole.
    pub notice: Notice,
    /// What each edition changed, oldest first.
    #[serde(rename = "revision")]
    pub revisions: Vec<Revision>,
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    #[serde(rename = "system")]
    pub systems: Vec<System>,
    #[serde(rename = "term", default)]
    pub terms: Vec<Term>,
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
}

/// A warning shown above everything until the reader hides it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// One line.
    pub text: String,
    /// The same with its history.
    pub detail: String,
    /// Id of the [`Source`].
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    pub edition: u32,
    #[serde(deserialize_with = "date::read")]
    pub date: Date,
    pub summary: String,
}

/// A page that facts are taken from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable name that items refer to.
    pub id: String,
    pub title: String,
    pub url: String,
    /// The version or date that was seen.
    pub seen: String,
    pub coverage: Coverage,
}

/// A system of the exchange that software can connect to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct System {
    /// Stable name that items and scopes refer to.
    pub id: String,
    pub title: String,
    /// Usual abbreviation.
    pub short: String,
    pub summary: String,
    /// What to know before choosing it; empty if nothing.
    pub caution: String,
    /// Id of the [`Source`].
    pub source: String,
    pub class: EvidenceClass,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub term: String,
    pub meaning: String,
    /// Id of the [`Source`]; empty for general computing terms.
    pub source: String,
    pub class: EvidenceClass,
}

/// A group of items with a place of its own in the sidebar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable name for the command line.
    pub id: String,
    pub title: String,
    /// Short name for narrow screens.
    pub tab: String,
    pub kind: SectionKind,
    /// What the section is for, in one short line.
    pub purpose: String,
    /// Introduction, in Markdown.
    pub intro: String,
    /// What to know about the picture of a process, in one line under it.
    #[serde(default)]
    pub caption: String,
    #[serde(rename = "item")]
    pub items: Vec<Item>,
}

impl Section {
    /// Whether the items are things to do, rather than pages to read.
    pub fn is_tracked(&self) -> bool {
        self.kind != SectionKind::Reference
    }
}

/// What the items of a section are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SectionKind {
    Steps,
    Commitments,
    /// Phases of a process, grouped by stage.
    Process,
    Requirements,
    Volumes,
    /// Pages to look things up in: nothing to tick.
    Reference,
}

/// One thing to do, or one page to read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable kebab-case name; progress is kept under it.
    pub id: String,
    pub title: String,
    /// Heading that it stands under in its section; empty for none.
    #[serde(default)]
    pub group: String,
    /// Whether readiness depends on it.
    pub required: bool,
    /// Ids of the systems that it applies to; empty for all.
    #[serde(default)]
    pub systems: Vec<String>,
    /// To what it applies, where the systems alone would say something wrong; empty otherwise.
    #[serde(default)]
    pub applies_to: String,
    /// Whether it applies to medical-practice applications only.
    #[serde(default)]
    pub medical_practice: bool,
    /// How sure it is that the item belongs here.
    pub class: EvidenceClass,
    /// Ids of the [`Source`]s that it rests on.
    pub sources: Vec<String>,
    /// Why it matters, in Markdown; empty on reference pages.
    #[serde(default)]
    pub why: String,
    /// What to do, each in Markdown; empty on reference pages.
    #[serde(default)]
    pub steps: Vec<String>,
    /// Text of a reference page, in Markdown.
    #[serde(default)]
    pub body: String,
    /// A list that the program appends to a reference page.
    #[serde(default)]
    pub shows: Option<Listing>,
    /// Ids of items that are better done first: advice, never a lock.
    #[serde(default)]
    pub after: Vec<String>,
    /// Edition in which the item last changed.
    pub revised: u32,
    /// What changed then; empty in the first edition.
    #[serde(default)]
    pub change: String,
    /// What is known, each statement with its source.
    #[serde(rename = "fact", default)]
    pub facts: Vec<Fact>,
    #[serde(rename = "link", default)]
    pub links: Vec<Link>,
}

/// One statement with where it was read and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// The statement, in Markdown.
    pub text: String,
    pub class: EvidenceClass,
    /// Id of the [`Source`].
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub title: String,
    /// Its address: https, http or mailto.
    pub url: String,
}

/// A list of the guide's own data that the program appends to a reference page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Listing {
    Systems,
    /// Which volume applies to which system.
    Volumes,
    /// The sources with their dates.
    Sources,
    Terms,
    /// The editions of the guide.
    Revisions,
    /// The notice whole, and what the guide is not.
    Notice,
}

impl Guide {
    pub fn items(&self) -> impl Iterator<Item = (&Section, &Item)> {
        self.sections.iter().flat_map(|section| section.items.iter().map(move |item| (section, item)))
    }

    /// The items that can be ticked, with their sections, in reading order.
    pub fn tracked(&self) -> impl Iterator<Item = (&Section, &Item)> {
        self.items().filter(|(section, _)| section.is_tracked())
    }

    pub fn find(&self, id: &str) -> Option<(&Section, &Item)> {
        self.items().find(|(_, item)| item.id == id)
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
