//! The report as JSON: complete, so that reading it back restores the progress exactly.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::import::{Imported, ImportedItem, ImportedStatus, Mistake};
use super::item::{ItemShape, SourceShape};
use super::lines::Lines;
use super::product::ProductShape;
use super::release::{ReleaseShape, into_releases};
use super::report::Report;
use super::unknown::{Place, from_toml, to_toml};
use crate::document::json_in_words;
use crate::guide::Guide;
use crate::progress::{Key, Record, Scope};
use crate::text::{escape_hidden, normalize};

/// Of this format.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    made: String,
    guide: GuideShape<'a>,
    readiness: &'static str,
    scope: ScopeShape,
    product: ProductShape,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    releases: BTreeMap<&'a str, ReleaseShape>,
    items: Vec<ItemShape<'a>>,
    sources: Vec<SourceShape<'a>>,
    /// Unknown keys of the progress file, in TOML.
    #[serde(skip_serializing_if = "String::is_empty")]
    extra: String,
}

#[derive(Serialize)]
struct GuideShape<'a> {
    id: &'a str,
    title: &'a str,
    edition: u32,
    read: String,
}

#[derive(Default, Serialize, Deserialize)]
struct ScopeShape {
    systems: Vec<String>,
    #[serde(rename = "medical-practice")]
    medical_practice: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    extra: String,
}

pub fn write(report: &Report) -> String {
    let (guide, progress) = (report.guide, report.progress);
    let document = Document {
        schema: SCHEMA,
        made: report.today.to_string(),
        guide: GuideShape { id: &guide.id, title: &guide.title, edition: guide.edition, read: guide.read.to_string() },
        readiness: report.summary.readiness.word(),
        scope: ScopeShape::of(&progress.scope),
        product: ProductShape::new(&progress.product),
        releases: ReleaseShape::all(&progress.releases),
        items: items(report),
        sources: guide.sources.iter().map(SourceShape::new).collect(),
        extra: to_toml(&progress.extra),
    };
    let json = serde_json::to_string_pretty(&document).expect("structs of text and numbers are always JSON");
    escape_hidden(&json) + "\n"
}

/// The guide's items in its order, then those that the guide no longer has.
fn items<'a>(report: &Report<'a>) -> Vec<ItemShape<'a>> {
    let known = report.entries().map(|entry| ItemShape::new(&entry));
    let ids: BTreeSet<&str> = report.entries().map(|entry| entry.item.id.as_ref()).collect();
    let others = report.progress.records.iter().filter(|(id, _)| !ids.contains(id.as_str()));
    known.chain(others.map(|(id, record)| ItemShape::removed(id, record))).collect()
}

impl ScopeShape {
    fn of(scope: &Scope) -> Self {
        let Scope { systems, medical_practice, extra } = scope;
        Self { systems: systems.clone(), medical_practice: *medical_practice, extra: to_toml(extra) }
    }

    fn into_scope(self) -> Result<Scope, String> {
        Ok(Scope { systems: self.systems, medical_practice: self.medical_practice, extra: from_toml(Place::Scope, &self.extra)? })
    }
}

impl<'de> Deserialize<'de> for ImportedItem {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ItemVisitor)
    }
}

struct ItemVisitor;

impl<'de> Visitor<'de> for ItemVisitor {
    type Value = ImportedItem;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("an item")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ImportedItem, A::Error> {
        let (mut id, mut record) = (None, Record::default());
        while let Some(name) = map.next_key::<String>()? {
            match (name.as_str(), name.parse::<Key>()) {
                // Their unknown keys are text here.
                (_, Ok(Key::EvidenceDetails)) => record.details = map.next_value()?,
                (_, Ok(Key::Correspondence)) => record.correspondence = map.next_value()?,
                (_, Ok(key)) => key.read(&mut record, &mut map)?,
                ("id", _) => id = Some(map.next_value::<String>()?),
                ("extra", _) => record.extra = from_toml(Place::Item, &map.next_value::<String>()?).map_err(A::Error::custom)?,
                // What the guide says is not told to it.
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let id = id.ok_or_else(|| A::Error::missing_field("id"))?;
        let details = record.details.values().map(|detail| (Place::Detail, &detail.extra));
        let lines = record.correspondence.iter().map(|line| (Place::Line, &line.extra));
        for (place, extra) in details.chain(lines) {
            from_toml(place, extra.text()).map_err(A::Error::custom)?;
        }
        record.note = normalize(&record.note).into_owned();
        // Earlier imports may have kept the line end.
        let pieces = record.evidence.iter().map(|piece| normalize(piece.trim_end_matches(['\r', '\n'])).into_owned());
        record.evidence = pieces.collect();
        Ok(ImportedItem { id, status: ImportedStatus::Dated(record.standing.clone()), record, ..ImportedItem::default() })
    }
}

/// What is judged first: another version may have another shape.
#[derive(Deserialize)]
struct Head {
    schema: u32,
    guide: GuideId,
}

#[derive(Deserialize)]
struct GuideId {
    id: String,
}

#[derive(Deserialize)]
struct Body<'t> {
    scope: Option<ScopeShape>,
    #[serde(default)]
    product: ProductShape,
    #[serde(default)]
    releases: BTreeMap<String, ReleaseShape>,
    #[serde(borrow, default)]
    items: Vec<&'t RawValue>,
    #[serde(default)]
    extra: String,
}

pub fn read(guide: &Guide, text: &str) -> Result<Imported, Vec<Mistake>> {
    let syntax = |error: serde_json::Error| vec![Mistake { line: error.line(), what: json_in_words(&error) }];
    let first = |what: String| vec![Mistake { line: 1, what }];
    let head: Head = serde_json::from_str(text).map_err(syntax)?;
    if head.schema != SCHEMA {
        return Err(first(format!(
            "it has schema {}, and this version reads schema {SCHEMA}: install a newer hie-onboard",
            head.schema
        )));
    }
    if head.guide.id != guide.id {
        return Err(first(format!(
            "it belongs to the guide `{}`, not to `{}`: choose the guide with --guide",
            head.guide.id, guide.id
        )));
    }
    let body: Body = serde_json::from_str(text).map_err(syntax)?;
    let (mut items, mut mistakes) = (Vec::new(), Vec::new());
    let mut lines = Lines::new(text);
    for raw in body.items {
        let line = lines.at(raw.get().as_ptr().addr() - text.as_ptr().addr());
        match serde_json::from_str::<ImportedItem>(raw.get()) {
            Ok(item) => items.push((line, item)),
            Err(error) => mistakes.push(Mistake { line: line + error.line().saturating_sub(1), what: json_in_words(&error) }),
        }
    }
    let mut imported = Imported::new(items, mistakes)?.carry_over(guide);
    imported.scope = body.scope.map(ScopeShape::into_scope).transpose().map_err(first)?;
    imported.product = body.product.into_product().map_err(first)?;
    imported.releases = into_releases(body.releases).map_err(first)?;
    imported.extra = from_toml(Place::File, &body.extra).map_err(first)?;
    Ok(imported)
}
