//! Points on the way that others ask about: ready for a test environment, for a test, for production.

use compact_str::CompactString;
use serde::Deserialize;

use super::list::List;

/// What progress files know about the product, as they name it.
pub const PRODUCT_FACTS: [&str; 5] = ["vendor", "product", "version", "contacts", "hosting"];

/// It is reached when all that it needs, and all that the gates before it need, is done or not applicable.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Stable name for the command line.
    pub id: CompactString,
    /// What is reached, with its article, to follow "ready for": "the sandbox".
    pub title: CompactString,
    /// Short name for narrow screens.
    pub short: CompactString,
    /// Ids of items, without those that an earlier gate needs.
    pub needs: List<CompactString>,
    /// What has to be known about the product by then; names of [`PRODUCT_FACTS`].
    #[serde(default)]
    pub product: List<CompactString>,
}
