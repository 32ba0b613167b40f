//! The content of a guide: the types that its file is read into.

use jiff::civil::Date;
use serde::Deserialize;
use strum::VariantNames;

use super::date;
use super::evidence::{Coverage, EvidenceClass};
use super::gate::Gate;
use super::item::{Dropped, Item};
use super::page::SourcePage;

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
    /// Empty where there is nothing to warn about.
    #[serde(default)]
    pub notice: Notice,
    /// Oldest first.
    #[serde(rename = "revision")]
    pub revisions: Vec<Revision>,
    #[serde(rename = "source")]
    pub sources: Vec<Source>,
    /// None where the guide is about one system only.
    #[serde(rename = "system", default)]
    pub systems: Vec<System>,
    #[serde(rename = "term", default)]
    pub terms: Vec<Term>,
    /// In the order in which they are reached.
    #[serde(rename = "gate", default)]
    pub gates: Vec<Gate>,
    /// Items of earlier editions that this one no longer has.
    #[serde(default)]
    pub dropped: Vec<Dropped>,
    #[serde(rename = "section")]
    pub sections: Vec<Section>,
    /// What the published page said when the guide was made from it.
    #[serde(default)]
    pub page: Option<SourcePage>,
}

/// A warning about the whole guide, shown above everything until the reader hides it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// One line.
    pub text: String,
    /// One line: what became of it since, and of what it stood above; may be empty.
    #[serde(default)]
    pub news: String,
    /// With its history.
    pub detail: String,
    /// Id of the [`Source`].
    pub source: String,
}

impl Notice {
    /// Whether there is nothing to warn about.
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
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
    /// The page's own date, if it has one.
    #[serde(default, deserialize_with = "date::read_optional")]
    pub dated: Option<Date>,
    /// The day on which it was read, if not on that of the guide.
    #[serde(default, deserialize_with = "date::read_optional")]
    pub read: Option<Date>,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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
