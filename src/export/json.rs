//! The report as JSON: everything that is known, so that reading it back restores the progress exactly.

use std::collections::BTreeSet;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::import::{Given, Imported, Mistake, Told, when};
use super::lines::Lines;
use super::report::Report;
use super::unknown::{Place, from_toml, to_toml};
use crate::guide::Guide;
use crate::progress::{Record, Scope, Standing, Status};
use crate::text::escape_hidden;

/// Version of this shape.
const SCHEMA: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    /// The day of the report.
    made: String,
    guide: GuideShape<'a>,
    readiness: &'static str,
    scope: ScopeShape,
    items: Vec<ItemShape<'a>>,
    sources: Vec<SourceShape<'a>>,
    /// Keys of the progress file that the program did not know, in TOML.
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

#[derive(Serialize)]
struct SourceShape<'a> {
    id: &'a str,
    title: &'a str,
    url: &'a str,
    seen: &'a str,
}

#[derive(Default, Serialize, Deserialize)]
struct ScopeShape {
    systems: Vec<String>,
    #[serde(rename = "medical-practice")]
    medical_practice: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    extra: String,
}

/// An item that the guide has, or that the progress still remembers.
#[derive(Serialize)]
struct ItemShape<'a> {
    section: Option<&'a str>,
    title: Option<&'a str>,
    required: Option<bool>,
    #[serde(rename = "in-scope")]
    in_scope: Option<bool>,
    changed: Option<bool>,
    #[serde(flatten)]
    record: RecordShape,
}

#[derive(Serialize, Deserialize)]
struct RecordShape {
    id: String,
    #[serde(default)]
    status: Status,
    #[serde(default)]
    reason: String,
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    by: String,
    #[serde(default)]
    edition: u32,
    #[serde(default)]
    owner: String,
    #[serde(default)]
    due: Option<String>,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    note: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    extra: String,
}

/// Writes the report.
///
/// # Panics
/// Never: the values are structs and lists of text and numbers.
pub fn write(report: &Report) -> String {
    let (guide, progress) = (report.guide, report.progress);
    let document = Document {
        schema: SCHEMA,
        made: report.today.to_string(),
        guide: GuideShape { id: &guide.id, title: &guide.title, edition: guide.edition, read: guide.read.to_string() },
        readiness: report.summary.readiness.word(),
        scope: ScopeShape::of(&progress.scope),
        items: items(report),
        sources: guide
            .sources
            .iter()
            .map(|source| SourceShape { id: &source.id, title: &source.title, url: &source.url, seen: &source.seen })
            .collect(),
        extra: to_toml(&progress.extra),
    };
    let json = serde_json::to_string_pretty(&document).expect("structs of text and numbers are always JSON");
    escape_hidden(&json) + "\n"
}

/// The guide's items in its order, then those that the guide no longer has.
fn items<'a>(report: &Report<'a>) -> Vec<ItemShape<'a>> {
    let known = report.rows().map(|row| ItemShape {
        section: Some(&row.section.id),
        title: Some(&row.item.title),
        required: Some(row.item.required),
        in_scope: Some(row.in_scope),
        changed: Some(row.changed),
        record: RecordShape::of(&row.item.id, row.record),
    });
    let ids: BTreeSet<&str> = report.rows().map(|row| row.item.id.as_ref()).collect();
    let others = report.progress.records.iter().filter(|(id, _)| !ids.contains(id.as_str()));
    let others = others.map(|(id, record)| ItemShape {
        section: None,
        title: None,
        required: None,
        in_scope: None,
        changed: None,
        record: RecordShape::of(id, record),
    });
    known.chain(others).collect()
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

impl RecordShape {
    fn of(id: &str, record: &Record) -> Self {
        let Record { standing, owner, due, evidence, note, extra } = record.clone();
        let Standing { at, by, status, edition, reason } = standing;
        let (at, due) = (at.map(|at| at.to_string()), due.map(|due| due.to_string()));
        Self { id: id.to_owned(), status, reason, at, by, edition, owner, due, evidence, note, extra: to_toml(&extra) }
    }

    fn into_given(self) -> Result<Given, String> {
        let Self { id, status, reason, at, by, edition, owner, due, evidence, note, extra } = self;
        let at =
            at.map(|at| when::<Timestamp>(&at).ok_or_else(|| format!("`at` of `{id}` is not a time: `{at}`"))).transpose()?;
        let due =
            due.map(|due| when::<Date>(&due).ok_or_else(|| format!("`due` of `{id}` is not a date: `{due}`"))).transpose()?;
        let told = Told::Whole(Standing { at, by, status, edition, reason });
        Ok(Given { id, told, owner, due, evidence, note, extra: from_toml(Place::Item, &extra)?, ..Given::default() })
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
    #[serde(borrow, default)]
    items: Vec<&'t RawValue>,
    #[serde(default)]
    extra: String,
}

/// Reads an export.
///
/// # Errors
/// All items that cannot be used, with their lines.
pub fn read(guide: &Guide, text: &str) -> Result<Imported, Vec<Mistake>> {
    let syntax = |error: serde_json::Error| vec![Mistake { line: error.line(), what: error.to_string() }];
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
        let shape = serde_json::from_str::<RecordShape>(raw.get());
        let given = shape.map_err(|error| Mistake { line: line + error.line().saturating_sub(1), what: error.to_string() });
        match given.and_then(|shape| shape.into_given().map_err(|what| Mistake { line, what })) {
            Ok(given) => items.push((line, given)),
            Err(mistake) => mistakes.push(mistake),
        }
    }
    let mut imported = Imported::new(items, mistakes)?;
    imported.scope = body.scope.map(ScopeShape::into_scope).transpose().map_err(first)?;
    imported.extra = from_toml(Place::File, &body.extra).map_err(first)?;
    Ok(imported)
}
