//! `evidence verify`: whether the files of evidence are what they were, and evidence still holds.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::super::failure::{Exit, Failure};
use super::super::output::{Answer, SCHEMA, Text, Tone};
use super::super::session::Session;
use crate::progress::{Entry, Progress, counted};
use crate::store::evidence::{Condition, Looked, look};
use crate::text::width;

pub const EXAMPLES: &str = "\
Examples:
  hie-onboard evidence verify
  hie-onboard evidence verify agreements data-hosting --json

Exit codes: 0 every file is as it was and nothing has expired; 1 otherwise.";

const ADVICE: &str =
    "`hie-onboard evidence add ID REF` once more keeps what a file is now; --valid-until DATE says how long it holds.";

#[derive(Debug, Args)]
pub struct Arguments {
    /// The ids of items, as `list` shows them; without any, all items in scope
    #[arg(value_name = "ID")]
    id: Vec<String>,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let looked: Vec<Looked> = chosen(session, &progress, &arguments.id)?
        .iter()
        .flat_map(|entry| look(&entry.item.id, entry.record, session.evidence_folder()))
        .collect();
    let today = session.today();
    let is_fine = looked.iter().all(|looked| looked.faults(today).is_empty());
    let text = if arguments.json { Text::json(&Report::new(&looked, today, is_fine)) } else { describe(&looked, today) };
    let exit = if is_fine { Exit::Fine } else { Exit::Unsatisfied };
    Ok(Answer { exit, ..session.answer(text) })
}

/// The items with these ids, or else all in scope.
fn chosen<'a>(session: &'a Session, progress: &'a Progress, ids: &[String]) -> Result<Vec<Entry<'a>>, Failure> {
    let items = ids.iter().map(|id| session.tracked(id)).collect::<Result<Vec<_>, _>>()?;
    let is_chosen = |entry: &Entry| match items.as_slice() {
        [] => entry.in_scope,
        items => items.iter().any(|item| item.id == entry.item.id),
    };
    Ok(Entry::tracked(&session.guide, progress).filter(is_chosen).collect())
}

fn describe(looked: &[Looked], today: Date) -> Text {
    let bad: Vec<(&Looked, Vec<String>)> =
        looked.iter().map(|looked| (looked, looked.faults(today))).filter(|(_, faults)| !faults.is_empty()).collect();
    let mut text = Text::default();
    let (tone, word) = if bad.is_empty() { (Tone::Good, "Satisfied") } else { (Tone::Urgent, "Not satisfied") };
    text.verdict(tone, word, &verdict(looked, today));
    let columns = bad.iter().map(|(looked, _)| width(looked.item)).max().unwrap_or(0);
    for (looked, faults) in &bad {
        text.add(Tone::Plain, "  ");
        text.add_column(Tone::Plain, looked.item, columns + 2);
        text.add(Tone::Plain, looked.reference);
        text.add(Tone::Urgent, &format!(" {}", faults.join(", and ")));
        text.end();
    }
    if !bad.is_empty() {
        text.paragraph("", ADVICE);
    }
    text
}

/// What a count of pieces is said with: for one, and for several.
type Words = (&'static str, &'static str);

const TO_LOOK_AT: Words = ("is to look at", "are to look at");
const AS_IT_WAS: Words = ("file is as it was", "files are as they were");
const UNKNOWN: Words = ("file is there, without a sum to compare it with", "files are there, without a sum to compare them with");
const NOT_A_FILE: Words = ("is not a file", "are not files");

/// `12 pieces of evidence: 7 files are as they were, 5 are not files`
fn verdict(looked: &[Looked], today: Date) -> String {
    let has_sum = |looked: &&Looked| looked.detail.is_some_and(|detail| !detail.sha256.is_empty());
    let (good, bad): (Vec<&Looked>, Vec<&Looked>) = looked.iter().partition(|looked| looked.faults(today).is_empty());
    let (files, others): (Vec<&Looked>, Vec<&Looked>) =
        good.into_iter().partition(|looked| looked.condition != Condition::NotAFile);
    let (known, unknown): (Vec<&Looked>, Vec<&Looked>) = files.into_iter().partition(has_sum);
    let counts = [(bad, TO_LOOK_AT), (known, AS_IT_WAS), (unknown, UNKNOWN), (others, NOT_A_FILE)];
    let counts = counts.iter().filter(|(pieces, _)| !pieces.is_empty());
    let words = counts.map(|(pieces, (one, several))| match pieces.len() {
        1 => format!("1 {one}"),
        count => format!("{count} {several}"),
    });
    match looked {
        [] => "there is no evidence".to_owned(),
        _ => format!("{} of evidence: {}", counted(looked.len(), "piece"), words.collect::<Vec<_>>().join(", ")),
    }
}

/// `evidence verify --json`; scripts rely on these names.
#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    satisfied: bool,
    pieces: Vec<Piece<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Piece<'a> {
    item: &'a str,
    reference: &'a str,
    /// `there`, `changed`, `missing`, `unreadable` or `not-a-file`.
    state: &'static str,
    expired: bool,
    /// What is wrong, in words.
    faults: Vec<String>,
    dated: Option<Date>,
    valid_until: Option<Date>,
    /// Of the file when it was added; `null` if there was none.
    sha256: Option<&'a str>,
}

impl<'a> Report<'a> {
    fn new(looked: &[Looked<'a>], today: Date, satisfied: bool) -> Self {
        let piece = |looked: &Looked<'a>| Piece {
            item: looked.item,
            reference: looked.reference,
            state: looked.condition.word(),
            expired: looked.detail.is_some_and(|detail| detail.is_expired(today)),
            faults: looked.faults(today),
            dated: looked.detail.and_then(|detail| detail.dated),
            valid_until: looked.detail.and_then(|detail| detail.valid_until),
            sha256: looked.detail.map(|detail| detail.sha256.as_str()).filter(|sum| !sum.is_empty()),
        };
        Self { schema: SCHEMA, satisfied, pieces: looked.iter().map(piece).collect() }
    }
}
