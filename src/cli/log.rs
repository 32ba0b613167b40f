//! `log`: who changed what when, from git's history of the progress file.

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::session::Session;
use crate::git::short;
use crate::progress::{Change, Field, Progress, Release};
use crate::team::history::{Happened, history};
use crate::text::width;

const NOT_COMMITTED: &str = "(not committed)";

const EXAMPLES: &str = "\
Examples:
  hie-onboard log
  hie-onboard log agreements
  hie-onboard log --limit 20 --json

It reads git's history of the file; nothing else is recorded. The name and the
time of a status are those in the file, of other changes those of the commit.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Only changes of this item
    id: Option<String>,
    /// Only so many of the latest changes
    #[arg(long, value_name = "NUMBER", value_parser = limit)]
    limit: Option<usize>,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// No change at all would look like no history.
fn limit(text: &str) -> Result<usize, String> {
    let number = text.trim().parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| "write a whole number from 1 on".to_owned())
}

/// `log --json`; scripts rely on these names.
#[derive(Serialize)]
struct Log<'a> {
    schema: u32,
    /// Newest first.
    changes: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    /// `null` if unknown, as for a note that is not committed.
    at: Option<String>,
    by: &'a str,
    /// `null` for what is not committed.
    commit: Option<&'a str>,
    subject: Option<&'a str>,
    #[serde(flatten)]
    moved: Moved<'a>,
}

/// A change in JSON, for `log` and `diff`.
#[derive(Serialize)]
pub struct Moved<'a> {
    /// `null` for the scope.
    item: Option<&'a str>,
    field: &'a str,
    before: String,
    after: String,
    summary: String,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let item = arguments.id.as_deref().map(|id| known(session, &progress, id)).transpose()?;
    let mut happened = history(session.store.path(), &session.guide, &progress)?;
    happened.retain(|happened| item.as_ref().is_none_or(|item| happened.is_about(item)));
    happened.truncate(arguments.limit.unwrap_or(usize::MAX));
    let text = if arguments.json {
        let changes = happened.iter().map(|happened| line(session, happened)).collect();
        Text::json(&Log { schema: SCHEMA, changes })
    } else {
        describe(session, &happened)
    };
    Ok(session.answer(text))
}

/// The id of an item of the guide, or of one that only the file still has.
fn known(session: &Session, progress: &Progress, id: &str) -> Result<String, Failure> {
    match session.tracked(id) {
        Err(_) if progress.records.contains_key(id) => Ok(id.to_owned()),
        item => Ok(item?.id.to_string()),
    }
}

fn line<'a>(session: &Session, happened: &'a Happened) -> Line<'a> {
    Line {
        at: happened.at.map(|at| at.to_string()),
        by: &happened.by,
        commit: happened.commit.as_ref().map(|commit| &*commit.id),
        subject: happened.commit.as_ref().map(|commit| &*commit.subject),
        moved: Moved::new(session, &happened.change),
    }
}

impl<'a> Moved<'a> {
    pub fn new(session: &Session, change: &'a Change) -> Self {
        let words = |field: &Field| field.words();
        let (item, field, before, after) = match change {
            Change::Item { id, before, after } => (Some(id.as_str()), after.name(), words(before), words(after)),
            Change::Scope { before, after } => (None, "scope", before.sentence(&session.guide), after.sentence(&session.guide)),
            Change::Product { before, after } => (None, "product", before.sentence(), after.sentence()),
            Change::Release { before, after, .. } => {
                let words = |release: &Option<Release>| release.as_ref().map(Release::words).unwrap_or_default();
                (None, "release", words(before), words(after))
            }
            Change::Extra { .. } => (None, "unknown keys", String::new(), String::new()),
        };
        Self { item, field, before, after, summary: change.words(&session.guide) }
    }
}

fn describe(session: &Session, happened: &[Happened]) -> Text {
    let mut text = Text::default();
    if happened.is_empty() {
        text.line("No change is in git's history yet.");
    }
    let commit = |happened: &Happened| happened.commit.as_ref().map_or(NOT_COMMITTED, |commit| short(&commit.id)).to_owned();
    let day = |happened: &Happened| happened.at.map_or_else(String::new, |at| session.day(at).to_string());
    let columns = |part: &dyn Fn(&Happened) -> String| happened.iter().map(|one| width(&part(one))).max().unwrap_or(0);
    let by = |happened: &Happened| happened.by.clone();
    let (days, names, commits) = (columns(&day), columns(&by), columns(&commit));
    for one in happened {
        text.add_column(Tone::Plain, &commit(one), commits + 1);
        text.add_column(Tone::Plain, &day(one), days + 1);
        text.add_column(Tone::Plain, &one.by, names + 1);
        text.line(&sentence(session, &one.change));
    }
    text
}

/// The item with what changed.
fn sentence(session: &Session, change: &Change) -> String {
    let item = change.item().map_or_else(String::new, |id| format!("{id}: "));
    item + &change.words(&session.guide)
}
