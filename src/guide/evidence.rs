//! How certain a statement of the guide is, and how much of its source could be read.

use serde::{Deserialize, Serialize};
use strum::{EnumMessage, IntoStaticStr, VariantNames};

/// How much of a source could be read; `message` is what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, EnumMessage, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Coverage {
    #[strum(message = "read")]
    Whole,
    #[strum(message = "read in part")]
    Excerpt,
    #[strum(message = "only its address is known")]
    Address,
}

impl Coverage {
    /// As in JSON.
    pub fn word(self) -> &'static str {
        self.into()
    }

    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

/// How certain a statement is; `message` warns the reader.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumMessage, IntoStaticStr, VariantNames,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceClass {
    /// Seen on the page of those who decide.
    Official,
    /// Official, but only part of the page could be read.
    #[strum(message = "not the full list: see the page")]
    Excerpt,
    /// Worked out from official facts.
    #[strum(message = "derived: confirm with the contact")]
    Derived,
    /// A third party says so, and cites a document that could not be read: only a question to check.
    #[strum(message = "reported by a third party: check it")]
    Reported,
    /// General knowledge of the trade: nobody has to confirm it.
    General,
    /// Looked for and not found.
    #[strum(message = "unknown: ask the contact")]
    Unknown,
}

impl EvidenceClass {
    /// As in JSON.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Empty for official statements, and for what is general knowledge.
    pub fn caution(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }

    /// The source, if any, and how certain the statement is.
    pub fn certainty(self, source: &str) -> String {
        let sure = match self {
            Self::Official => self.word(),
            _ => self.caution(),
        };
        let parts = [source, sure];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
