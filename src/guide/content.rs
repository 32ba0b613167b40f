//! The content of a guide: the types that its file is read into.

use compact_str::CompactString;
use jiff::civil::Date;
use serde::Deserialize;
use strum::VariantNames;

use super::date;
use super::evidence::{Coverage, EvidenceClass};
use super::gate::Gate;
use super::item::{Dropped, Item};
use super::list::List;
use super::page::SourcePage;

/// Sections are in reading order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    pub schema: u32,
    /// Stable name that progress files refer to.
    pub id: CompactString,
    pub title: CompactString,
    /// Raised whenever an item changes.
    pub edition: u32,
    /// The day on which the pages behind the guide were read.
    #[serde(deserialize_with = "date::read")]
    pub read: Date,
    pub disclaimer: CompactString,
    /// Mail address for every question.
    pub contact: CompactString,
    /// The terms under which the pages behind the guide are used.
    pub licence: CompactString,
    /// Empty where there is nothing to warn about.
    #[serde(default)]
    pub notice: Notice,
    /// Oldest first.
    #[serde(rename = "revision")]
    pub revisions: List<Revision>,
    #[serde(rename = "source")]
    pub sources: List<Source>,
    /// None where the guide is about one system only.
    #[serde(rename = "system", default)]
    pub systems: List<System>,
    #[serde(rename = "term", default)]
    pub terms: List<Term>,
    /// In the order in which they are reached.
    #[serde(rename = "gate", default)]
    pub gates: List<Gate>,
    /// Items of earlier editions that this one no longer has.
    #[serde(default)]
    pub dropped: List<Dropped>,
    #[serde(rename = "section")]
    pub sections: List<Section>,
    /// What the published page said when the guide was made from it.
    #[serde(default)]
    pub page: Option<SourcePage>,
}

/// A warning about the whole guide, shown above everything until the reader hides it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// One line.
    pub text: CompactString,
    /// One line: what became of it since, and of what it stood above; may be empty.
    #[serde(default)]
    pub news: CompactString,
    /// With its history.
    pub detail: CompactString,
    /// Id of the [`Source`].
    pub source: CompactString,
}

impl Default for Notice {
    fn default() -> Self {
        Self::NONE
    }
}

impl Notice {
    pub const NONE: Self = {
        const EMPTY: CompactString = CompactString::const_new("");
        Self { text: EMPTY, news: EMPTY, detail: EMPTY, source: EMPTY }
    };

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
    pub summary: CompactString,
}

/// A page that facts are taken from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Stable name that items refer to.
    pub id: CompactString,
    pub title: CompactString,
    pub url: CompactString,
    /// The version or date that was seen.
    pub seen: CompactString,
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
    pub id: CompactString,
    pub title: CompactString,
    /// The usual abbreviation.
    pub short: CompactString,
    pub summary: CompactString,
    /// What to know before choosing it; may be empty.
    pub caution: CompactString,
    /// Id of the [`Source`].
    pub source: CompactString,
    pub class: EvidenceClass,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    pub term: CompactString,
    pub meaning: CompactString,
    /// Id of the [`Source`]; empty for general computing terms.
    pub source: CompactString,
    pub class: EvidenceClass,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Stable name for the command line.
    pub id: CompactString,
    pub title: CompactString,
    /// Short name for narrow screens.
    pub tab: CompactString,
    pub kind: SectionKind,
    /// One short line.
    pub purpose: CompactString,
    /// Markdown.
    pub intro: CompactString,
    /// One line under the picture of a process.
    #[serde(default)]
    pub caption: CompactString,
    #[serde(rename = "item")]
    pub items: List<Item>,
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
