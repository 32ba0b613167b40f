//! Bringing reports back: what a file says, as changes to what is known here, so that nothing that is here is lost.
//!
//! An import adds and changes; it never clears. Of two statuses the later one holds, and one that was edited in a
//! spreadsheet counts as given now. Evidence of both sides stays, and so do two different notes.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::str::FromStr;

use toml::{Table, value::Datetime};

use crate::progress::{Change, Field, Progress, Record, Scope, Stamp, Standing, Status};
use crate::text::{clean, one_line};

/// What a file says, once every row of it could be used.
#[derive(Debug, Default)]
pub struct Imported {
    pub(super) items: Vec<Given>,
    pub(super) scope: Option<Scope>,
    pub(super) extra: Table,
}

/// A row or item that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Mistake {
    /// Where it begins, from 1.
    pub line: usize,
    pub what: String,
}

/// What a file says about one item; empty fields say nothing.
#[derive(Debug, Default)]
pub(super) struct Given {
    pub id: String,
    pub told: Told,
    /// All but the status.
    pub record: Record,
    /// Where it stands in the file.
    pub line: usize,
    /// Whether it is a row of a table, which people edit.
    pub is_row: bool,
}

/// What a file says about the status of one item.
#[derive(Debug, Default)]
pub(super) enum Told {
    #[default]
    Nothing,
    /// With the time when it was set.
    Whole(Standing),
    /// By hand.
    Undated { status: Status, reason: String },
}

/// The date or time that `text` means, if the progress file can hold it.
pub(super) fn when<T: FromStr + ToString>(text: &str) -> Option<T> {
    let value: T = text.parse().ok()?;
    // TOML has no years before 0.
    value.to_string().parse::<Datetime>().ok().map(|_| value)
}

impl Imported {
    /// What was read, unless something is wrong with it.
    pub(super) fn new(items: Vec<(usize, Given)>, mut mistakes: Vec<Mistake>) -> Result<Self, Vec<Mistake>> {
        let mut seen = BTreeSet::new();
        for (line, given) in &items {
            if !seen.insert(&given.id) {
                mistakes.push(Mistake { line: *line, what: format!("`{}` is there twice", given.id) });
            }
        }
        mistakes.sort_by_key(|mistake| mistake.line);
        let items = items.into_iter().map(|(line, given)| Given { line, ..given }).collect();
        if mistakes.is_empty() { Ok(Self { items, ..Self::default() }) } else { Err(mistakes) }
    }

    /// What has to change in `progress`; `stamp` is for what was edited by hand.
    pub fn changes(&self, progress: &Progress, stamp: &Stamp) -> Vec<Change> {
        let scope = self.scope.iter().map(|scope| {
            let after = Scope { extra: joined(&progress.scope.extra, &scope.extra), ..scope.clone() };
            Change::Scope { before: progress.scope.clone(), after }
        });
        let extra = Change::Extra { before: progress.extra.clone(), after: joined(&progress.extra, &self.extra) };
        let items = self.items.iter().flat_map(|given| {
            let fields = given.fields(progress.record(&given.id), stamp);
            fields.into_iter().map(|after| Change::field(progress, &given.id, after))
        });
        items.chain(scope).chain([extra]).filter(|change| !change.is_empty()).collect()
    }
}

impl Given {
    /// The values that are to be in the place of those of `here`.
    pub fn fields(&self, here: &Record, stamp: &Stamp) -> Vec<Field> {
        let standing = self.told.against(&here.standing, stamp).map(Field::Standing);
        let others = Field::all(here).into_iter().zip(Field::all(&self.record));
        standing.into_iter().chain(others.filter_map(|(here, there)| combined(here, there))).collect()
    }
}

/// What is to be in the place of `here`, if `there` says anything.
fn combined(here: Field, there: Field) -> Option<Field> {
    match (here, there) {
        (Field::Standing(_), _) => None,
        (Field::Evidence(here), Field::Evidence(there)) => Some(Field::Evidence(both(&here, &there))),
        (Field::Note(here), Field::Note(there)) => Some(Field::Note(noted(&here, &there))),
        (Field::Extra(here), Field::Extra(there)) => Some(Field::Extra(joined(&here, &there))),
        (here, there) => {
            let [known, said] = [&here, &there].map(Field::words);
            (!said.is_empty() && !is_same(&known, &said)).then_some(there)
        }
    }
}

impl Told {
    /// The standing that is to be in the place of `here`, if any.
    fn against(&self, here: &Standing, stamp: &Stamp) -> Option<Standing> {
        let edited = |status: Status, reason: &str| {
            let is_other = status != here.status || !is_same(&here.reason, reason);
            is_other.then(|| stamp.clone().standing(here, status, reason))
        };
        match self {
            Self::Undated { status, reason } => edited(*status, reason),
            Self::Whole(there) if *here == Standing::default() || there.at > here.at => Some(there.clone()),
            Self::Whole(there) if there.at == here.at && there.at.is_some() => edited(there.status, &there.reason),
            Self::Nothing | Self::Whole(_) => None,
        }
    }
}

/// Whether what was read is what is here, or what a table shows of it.
pub(super) fn is_same(here: &str, there: &str) -> bool {
    here == there || clean(here) == there || one_line(&clean(here)) == there
}

/// What is here, then what is new there.
fn both(here: &[String], there: &[String]) -> Vec<String> {
    if here.is_empty() {
        return there.to_vec();
    }
    let known: BTreeSet<Cow<str>> = here.iter().flat_map(|known| [known.into(), clean(known)]).collect();
    let is_new = |reference: &&String| !known.contains(reference.as_str());
    here.iter().chain(there.iter().filter(is_new)).cloned().collect()
}

/// The note that says what both say.
fn noted(here: &str, there: &str) -> String {
    if here.is_empty() || there.contains(here) {
        there.to_owned()
    } else if clean(here).contains(there) || here.contains(there) {
        here.to_owned()
    } else {
        format!("{}\n\n{}", here.trim_end(), there.trim_start())
    }
}

/// The keys of both; what is here stays.
fn joined(here: &Table, there: &Table) -> Table {
    there.iter().chain(here).map(|(key, value)| (key.clone(), value.clone())).collect()
}
