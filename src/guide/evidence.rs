//! How sure a statement of the guide is, and how much of its source could be read.

use serde::{Deserialize, Serialize};
use strum::{EnumMessage, IntoStaticStr};

/// How much of a source could be read; `message` is what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, EnumMessage)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    #[strum(message = "read")]
    Whole,
    /// Its beginning.
    #[strum(message = "read in part")]
    Excerpt,
    /// Nothing but its address.
    #[strum(message = "address only")]
    Address,
}

impl Coverage {
    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

/// How sure a statement is; `message` is what a reader has to know about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumMessage, IntoStaticStr)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EvidenceClass {
    /// Seen on the ministry's or its guide's own page.
    Official,
    /// Official, but only part of the page could be read.
    #[strum(message = "not the full list: see the page")]
    Excerpt,
    /// Worked out from official facts.
    #[strum(message = "derived: confirm with the ministry")]
    Derived,
    /// Looked for and not found.
    #[strum(message = "unknown: ask the contact")]
    Unknown,
}

impl EvidenceClass {
    /// As data says it.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// Empty for official statements.
    pub fn caution(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }

    /// Where a statement of this class comes from and how sure it is; general knowledge has no source.
    pub fn certainty(self, source: &str) -> String {
        let sure = if self.caution().is_empty() { self.word() } else { self.caution() };
        let parts = [source, sure];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
