//! What the published page said when the guide was made from it: an index of its words, never its sentences.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use strum::{EnumMessage, IntoStaticStr, VariantNames};

use super::list::List;

/// The page that `guide compare` holds against the guide.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourcePage {
    /// Id of the [`Source`](super::Source); relative addresses on the page are relative to its address.
    pub source: CompactString,
    /// The words of the page's title, in alphabetical order.
    pub title: CompactString,
    /// In the order of the page.
    #[serde(rename = "part")]
    pub parts: List<PagePart>,
}

/// One statement, picture or contact of the page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PagePart {
    pub kind: PartKind,
    /// Id of the item or section that it became; may be empty.
    #[serde(default)]
    pub item: CompactString,
    /// Of a step; without it, steps that follow each other are counted from 1.
    #[serde(default)]
    pub number: Option<u32>,
    /// The significant words of a statement, or of the description of a figure, in alphabetical order.
    #[serde(default)]
    pub words: CompactString,
    /// The addresses that it links to; of a contact its one `mailto:` address.
    #[serde(default)]
    pub links: List<CompactString>,
    /// The file name of a figure.
    #[serde(default)]
    pub file: CompactString,
}

/// What a part of the page is; `message` names several.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumMessage, IntoStaticStr, VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum PartKind {
    #[strum(message = "Notice")]
    Notice,
    #[strum(message = "Headings")]
    Heading,
    /// An entry of a numbered list.
    #[strum(message = "Steps")]
    Step,
    /// An entry of a list with bullets.
    #[strum(message = "Commitments")]
    Commitment,
    /// A paragraph that requires something.
    #[strum(message = "Requirements")]
    Requirement,
    /// Any other paragraph.
    #[strum(message = "Text")]
    Text,
    #[strum(message = "Figures")]
    Figure,
    #[strum(message = "Contacts")]
    Contact,
}

impl PartKind {
    /// As in the guide's file and in JSON.
    pub fn word(self) -> &'static str {
        self.into()
    }

    pub fn title(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}
