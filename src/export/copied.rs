//! The files that are sent with a report: which copy is that of which piece of evidence.

use crate::text::encoded;

/// A file beside the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// From the folder of the report, with `/` between folders.
    pub name: String,
    /// The piece of evidence that it is a copy of.
    pub reference: String,
    /// The id of its item.
    pub item: String,
}

impl Copied {
    /// Its address in the report.
    pub(super) fn address(&self) -> String {
        self.name.split('/').map(encoded).collect::<Vec<_>>().join("/")
    }
}
