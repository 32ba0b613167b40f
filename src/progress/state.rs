//! The whole progress through one guide.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use toml::Table;

use super::product::Product;
use super::record::Record;
use super::release::Releases;
use super::scope::Scope;
use crate::guide::{Guide, Item};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    pub guide: String,
    #[serde(default)]
    pub scope: Scope,
    #[serde(default, skip_serializing_if = "is_default")]
    pub product: Box<Product>,
    #[serde(default, rename = "release", skip_serializing_if = "Releases::is_empty")]
    pub releases: Releases,
    /// By item id; items that the guide no longer has are kept.
    #[serde(default, rename = "item")]
    pub records: BTreeMap<String, Record>,
    /// Keys that this version does not know; they are kept.
    #[serde(flatten)]
    pub extra: Table,
}

fn is_default(product: &Product) -> bool {
    *product == Product::default()
}

/// Stands in for items that have no record yet.
static UNTOUCHED: LazyLock<Record> = LazyLock::new(Record::default);

impl Progress {
    pub fn new(guide: &Guide) -> Self {
        Self {
            guide: guide.id.to_string(),
            scope: Scope::default(),
            product: Box::default(),
            releases: Releases::new(),
            records: BTreeMap::new(),
            extra: Table::new(),
        }
    }

    pub fn record(&self, id: &str) -> &Record {
        self.records.get(id).unwrap_or(&UNTOUCHED)
    }

    /// Whether the item with this id is done or not applicable.
    pub fn is_closed(&self, id: &str) -> bool {
        self.record(id).standing.status.is_closed()
    }

    /// Gives every tracked item of the guide a record, so that two branches never add the same lines.
    pub fn make_dense(&mut self, guide: &Guide) {
        self.carry_over(guide);
        for (_, item) in guide.tracked() {
            self.records.entry(item.id.to_string()).or_default();
        }
    }

    /// Whether the guide changed `item` after it was closed.
    pub fn is_changed(&self, item: &Item) -> bool {
        self.record(&item.id).is_outdated(item)
    }
}
