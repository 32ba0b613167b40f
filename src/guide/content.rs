//! The content of a guide: the types that its file is read into.

use jiff::civil::Date;
use serde::Deserialize;

use super::date;
use super::evidence::{Coverage, EvidenceClass};

/// Sections are in reading order.
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
    /// The terms under which the pages behind the guide are used.
    pub licence: String,
    pub notice: Notice,
    /// Oldest first.
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

/// A warning about the whole guide, shown above everything until the reader hides it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// One line.
    pub text: String,
    /// With its history.
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
    /// The usual abbreviation.
    pub short: String,
    pub summary: String,
    /// What to know before choosing it; may be empty.
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

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable name for the command line.
    pub id: String,
    pub title: String,
    /// Short name for narrow screens.
    pub tab: String,
    pub kind: SectionKind,
    /// One short line.
    pub purpose: String,
    /// Markdown.
    pub intro: String,
    /// One line under the picture of a process.
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
    /// The heading above it in its section; may be empty.
    #[serde(default)]
    pub group: String,
    /// Whether readiness depends on it.
    pub required: bool,
    /// Ids of the systems that it applies to; empty for all.
    #[serde(default)]
    pub systems: Vec<String>,
    /// What it applies to, where the systems alone would be misleading; otherwise empty.
    #[serde(default)]
    pub applies_to: String,
    /// Whether it applies to medical-practice applications only.
    #[serde(default)]
    pub medical_practice: bool,
    /// How sure it is that the item belongs here.
    pub class: EvidenceClass,
    /// Ids of its [`Source`]s.
    pub sources: Vec<String>,
    /// Markdown; empty on reference pages.
    #[serde(default)]
    pub why: String,
    /// Markdown; empty on reference pages.
    #[serde(default)]
    pub steps: Vec<String>,
    /// The text of a reference page, in Markdown.
    #[serde(default)]
    pub body: String,
    /// A list that the program appends to a reference page.
    #[serde(default)]
    pub shows: Option<Listing>,
    /// Ids of items that are better done first: advice, never a lock.
    #[serde(default)]
    pub after: Vec<String>,
    /// The edition in which the item last changed.
    pub revised: u32,
    /// What changed in that edition; empty in the first.
    #[serde(default)]
    pub change: String,
    #[serde(rename = "fact", default)]
    pub facts: Vec<Fact>,
    #[serde(rename = "link", default)]
    pub links: Vec<Link>,
}

/// One statement with where it was read and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Markdown.
    pub text: String,
    pub class: EvidenceClass,
    /// Id of the [`Source`].
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub title: String,
    /// https, http or mailto.
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
    Revisions,
    /// With the disclaimer.
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

    /// The sources that `item` or one of its facts cites.
    pub fn sources_of(&self, item: &Item) -> impl Iterator<Item = &Source> {
        let cited = |id: &String| item.sources.contains(id) || item.facts.iter().any(|fact| fact.source == *id);
        self.sources.iter().filter(move |source| cited(&source.id))
    }

    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }
}
