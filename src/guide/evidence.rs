//! How sure a statement of the guide is, and how much of its source could be read.

use serde::Deserialize;

/// How much of a source could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Coverage {
    /// All of it.
    Whole,
    /// Its beginning.
    Excerpt,
    /// Nothing but its address.
    Address,
}

impl Coverage {
    /// A phrase for people.
    pub fn label(self) -> &'static str {
        match self {
            Self::Whole => "read",
            Self::Excerpt => "read in part",
            Self::Address => "address only",
        }
    }
}

/// How sure a statement is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceClass {
    /// Seen on the ministry's or its guide's own page.
    Official,
    /// Official, but only part of the page could be read.
    Excerpt,
    /// Worked out from official facts.
    Derived,
    /// Looked for and not found.
    Unknown,
}

impl EvidenceClass {
    /// The word used in data and commands.
    pub fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Excerpt => "excerpt",
            Self::Derived => "derived",
            Self::Unknown => "unknown",
        }
    }

    /// What a reader has to know about such a statement; empty for official ones.
    pub fn caution(self) -> &'static str {
        match self {
            Self::Official => "",
            Self::Excerpt => "not the full list: see the page",
            Self::Derived => "derived: confirm with the ministry",
            Self::Unknown => "unknown: ask the contact",
        }
    }

    /// Where a statement of this class comes from and how sure it is; general knowledge has no source.
    pub fn certainty(self, source: &str) -> String {
        let sure = if self.caution().is_empty() { self.word() } else { self.caution() };
        let parts = [source, sure];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
