//! An item in JSON, for exports and commands: scripts rely on these names.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::unknown::to_toml;
use crate::guide::{EvidenceClass, Source};
use crate::progress::{Entry, Key, Record, Value};

/// An item of the guide, or one that only the progress still has.
#[derive(Debug, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ItemShape<'a> {
    id: &'a str,
    section: Option<&'a str>,
    title: Option<&'a str>,
    required: Option<bool>,
    in_scope: Option<bool>,
    /// Whether the guide changed the item after it was closed.
    changed: Option<bool>,
    /// How certain it is that the item belongs in the guide.
    class: Option<EvidenceClass>,
    #[serde(flatten)]
    record: RecordShape<'a>,
}

#[derive(Debug)]
struct RecordShape<'a> {
    record: &'a Record,
    /// Reference pages have no status.
    is_tracked: bool,
}

#[derive(Debug, serde::Serialize)]
pub struct SourceShape<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    seen: &'a str,
}

impl<'a> ItemShape<'a> {
    pub fn new(entry: &Entry<'a>) -> Self {
        let Entry { section, item, record, in_scope, changed } = *entry;
        Self {
            id: &item.id,
            section: Some(&section.id),
            title: Some(&item.title),
            required: Some(item.required),
            in_scope: Some(in_scope),
            changed: Some(changed),
            class: Some(item.class),
            record: RecordShape { record, is_tracked: section.is_tracked() },
        }
    }

    /// An item that the guide no longer has.
    pub(super) fn removed(id: &'a str, record: &'a Record) -> Self {
        let record = RecordShape { record, is_tracked: true };
        Self { id, section: None, title: None, required: None, in_scope: None, changed: None, class: None, record }
    }
}

impl Serialize for RecordShape<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for &key in Key::ALL {
            match key.value(self.record) {
                Value::Status(_) if !self.is_tracked => map.serialize_entry(key.word(), &())?,
                value => map.serialize_entry(key.word(), &value)?,
            }
        }
        if !self.record.extra.is_empty() {
            map.serialize_entry("extra", &to_toml(&self.record.extra))?;
        }
        map.end()
    }
}

impl<'a> SourceShape<'a> {
    pub fn new(source: &'a Source) -> Self {
        let Source { id, title, url, seen, .. } = source;
        Self { id, title, url, seen }
    }
}
