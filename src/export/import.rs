//! Importing exports: the file's content as changes that lose nothing of the current progress.
//!
//! An import adds and changes; it never clears: where the file says something, that holds. Only of two statuses the later one
//! wins, and one that was edited in a spreadsheet counts as set now. Evidence and notes of both sides are kept.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use toml::{Table, value::Datetime};

use crate::guide::Guide;
use crate::progress::{
    Change, Detail, Details, Field, Product, Progress, Record, Release, Releases, Scope, Stamp, Standing, Status,
};
use crate::text::{clean, one_line};

/// A file without mistakes.
#[derive(Debug, Default)]
pub struct Imported {
    pub(super) items: Vec<ImportedItem>,
    pub(super) scope: Option<Scope>,
    pub(super) product: Product,
    pub(super) releases: Releases,
    pub(super) extra: Table,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Mistake {
    pub line: usize,
    pub what: String,
}

/// Empty fields change nothing.
#[derive(Debug, Default)]
pub(super) struct ImportedItem {
    pub id: String,
    pub status: ImportedStatus,
    /// Its standing counts only as far as `status` says.
    pub record: Record,
    /// Where it stands in the file.
    pub line: usize,
    /// Whether it is a row of a table, which people edit.
    pub is_row: bool,
}

#[derive(Debug, Default)]
pub(super) enum ImportedStatus {
    #[default]
    Unset,
    Dated(Standing),
    /// Edited in a spreadsheet.
    Undated {
        status: Status,
        reason: String,
    },
}

/// `None` also if the progress file cannot hold the date or time.
pub(super) fn parse_moment(text: &str) -> Option<Timestamp> {
    let value: Timestamp = text.parse().ok()?;
    // TOML has no years before 0.
    value.to_string().parse::<Datetime>().ok().map(|_| value)
}

impl Imported {
    /// Carries what the file has under ids of earlier editions over, as reading a progress file does.
    #[must_use]
    pub(super) fn carry_over(mut self, guide: &Guide) -> Self {
        // There may be thousands of both.
        let successors = guide.successors();
        let now = |id: &str| successors.get(id).map(|item| item.id.to_string());
        if !self.items.iter().any(|given| now(&given.id).is_some()) {
            return self;
        }
        let lines: BTreeMap<String, usize> =
            self.items.iter().map(|given| (now(&given.id).unwrap_or_else(|| given.id.clone()), given.line)).collect();
        let mut progress = Progress::new(guide);
        progress.records = self.items.into_iter().map(|given| (given.id, given.record)).collect();
        progress.carry_over(guide);
        let item = |(id, record): (String, Record)| ImportedItem {
            line: lines.get(&id).copied().unwrap_or(1),
            status: ImportedStatus::Dated(record.standing.clone()),
            id,
            record,
            is_row: false,
        };
        self.items = progress.records.into_iter().map(item).collect();
        self
    }

    /// Each item with its line.
    pub(super) fn new(items: Vec<(usize, ImportedItem)>, mut mistakes: Vec<Mistake>) -> Result<Self, Vec<Mistake>> {
        let mut seen = BTreeSet::new();
        for (line, item) in &items {
            if !seen.insert(&item.id) {
                mistakes.push(Mistake { line: *line, what: format!("`{}` appears twice", item.id) });
            }
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        let items = items.into_iter().map(|(line, item)| ImportedItem { line, ..item }).collect();
        if mistakes.is_empty() { Ok(Self { items, ..Self::default() }) } else { Err(mistakes) }
    }

    /// `stamp` is for what was edited in a spreadsheet.
    pub fn changes(&self, progress: &Progress, stamp: &Stamp) -> Vec<Change> {
        let scope = self.scope.iter().map(|scope| {
            let after = Scope { extra: merge_tables(&progress.scope.extra, &scope.extra), ..scope.clone() };
            Change::Scope { before: progress.scope.clone(), after }
        });
        let product =
            Change::Product { before: Product::clone(&progress.product), after: merge_product(&progress.product, &self.product) };
        let releases = self.releases.iter().map(|(version, there)| {
            let before = progress.releases.get(version).cloned();
            let after = before.as_ref().map_or_else(|| there.clone(), |here| merge_release(here, there));
            Change::Release { version: version.clone(), before, after: Some(after) }
        });
        let extra = Change::Extra { before: progress.extra.clone(), after: merge_tables(&progress.extra, &self.extra) };
        let items = self.items.iter().flat_map(|item| {
            let fields = item.fields(progress.record(&item.id), stamp);
            fields.into_iter().map(|after| Change::field(progress, &item.id, after))
        });
        items.chain(scope).chain([product]).chain(releases).chain([extra]).filter(|change| !change.is_empty()).collect()
    }
}

impl ImportedItem {
    /// The values that are to be in the place of those of `here`.
    pub fn fields(&self, here: &Record, stamp: &Stamp) -> Vec<Field> {
        let standing = self.status.resolve(&here.standing, stamp).map(Field::Standing);
        let others = Field::all(here).into_iter().zip(Field::all(&self.record));
        standing.into_iter().chain(others.filter_map(|(here, there)| merge_fields(here, there))).collect()
    }
}

/// The value to replace `here`, if any.
fn merge_fields(here: Field, there: Field) -> Option<Field> {
    match (here, there) {
        (Field::Standing(_), _) => None,
        (Field::Evidence(here), Field::Evidence(there)) => Some(Field::Evidence(merge_evidence(&here, &there))),
        (Field::Ticked(here), Field::Ticked(there)) => Some(Field::Ticked(&here | &there)),
        (Field::Correspondence(here), Field::Correspondence(there)) => Some(Field::Correspondence(&here | &there)),
        (Field::Details(here), Field::Details(there)) => Some(Field::Details(merge_details(here, there))),
        (Field::Note(here), Field::Note(there)) => Some(Field::Note(merge_notes(&here, &there))),
        (Field::Extra(here), Field::Extra(there)) => Some(Field::Extra(merge_tables(&here, &there))),
        (here, there) => {
            let [known, imported] = [&here, &there].map(Field::words);
            (!imported.is_empty() && !is_same(&known, &imported)).then_some(there)
        }
    }
}

impl ImportedStatus {
    /// The standing to replace `here`, if any.
    fn resolve(&self, here: &Standing, stamp: &Stamp) -> Option<Standing> {
        let edited = |status: Status, reason: &str| {
            let is_other = status != here.status || !is_same(&here.reason, reason);
            is_other.then(|| stamp.clone().standing(here, status, reason))
        };
        match self {
            Self::Undated { status, reason } => edited(*status, reason),
            Self::Dated(there) if *here == Standing::default() || there.at > here.at => Some(there.clone()),
            Self::Dated(there) if there.at == here.at && there.at.is_some() => edited(there.status, &there.reason),
            Self::Unset | Self::Dated(_) => None,
        }
    }
}

/// Whether what was read is what is here, or what a table shows of it.
pub(super) fn is_same(here: &str, there: &str) -> bool {
    here == there || clean(here) == there || one_line(&clean(here)) == there
}

fn merge_evidence(here: &[String], there: &[String]) -> Vec<String> {
    if here.is_empty() {
        return there.to_vec();
    }
    let known: BTreeSet<Cow<str>> = here.iter().flat_map(|known| [known.into(), clean(known)]).collect();
    let is_new = |reference: &&String| !known.contains(reference.as_str());
    here.iter().chain(there.iter().filter(is_new)).cloned().collect()
}

fn merge_notes(here: &str, there: &str) -> String {
    if here.is_empty() || there.contains(here) {
        there.to_owned()
    } else if clean(here).contains(there) || here.contains(there) {
        here.to_owned()
    } else {
        format!("{}\n\n{}", here.trim_end(), there.trim_start())
    }
}

/// `here` with the dates and sums that `there` has.
fn merge_details(mut here: Details, there: Details) -> Details {
    for (reference, there) in there {
        let known = here.entry(reference).or_default();
        *known = Detail {
            dated: there.dated.or(known.dated),
            valid_until: there.valid_until.or(known.valid_until),
            sha256: word(&known.sha256, &there.sha256),
            extra: merge_tables(&known.extra.table(), &there.extra.table()).into(),
        };
    }
    here
}

/// `there`, if it says anything.
fn word(here: &str, there: &str) -> String {
    if there.is_empty() { here.to_owned() } else { there.to_owned() }
}

/// The values of `here` win.
fn merge_tables(here: &Table, there: &Table) -> Table {
    there.iter().chain(here).map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// `here`, recorded when it was, with what `there` sets.
fn merge_release(here: &Release, there: &Release) -> Release {
    Release {
        changed: word(&here.changed, &there.changed),
        notified: there.notified.or(here.notified),
        approved: there.approved.or(here.approved),
        extra: merge_tables(&here.extra, &there.extra),
        ..here.clone()
    }
}

/// `here` with what `there` sets: an import changes, but never clears.
fn merge_product(here: &Product, there: &Product) -> Product {
    let new = there.contacts.iter().filter(|contact| !here.contacts.contains(contact));
    Product {
        vendor: word(&here.vendor, &there.vendor),
        product: word(&here.product, &there.product),
        version: word(&here.version, &there.version),
        contacts: here.contacts.iter().chain(new).cloned().collect(),
        hosting: word(&here.hosting, &there.hosting),
        extra: merge_tables(&here.extra, &there.extra),
    }
}
