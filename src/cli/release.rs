//! `release`: a version of the product that customers get, and whether the other side was notified of it and approved it.

pub mod error;

use clap::Args;
use error::ReleaseError;
use jiff::civil::Date;
use serde::Serialize;

use super::failure::Failure;
use super::item::add_line;
use super::names::FreeText;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::session::Session;
use crate::export::ReleaseShape;
use crate::progress::{Change, Progress, Release, read_past_date};
use crate::text::{capitalized, one_line, width};

const EXAMPLES: &str = "\
Examples:
  hie-onboard release 2.4 --changed 'queries PLR by location'
  hie-onboard release 2.4 --notified 2026-11-02
  hie-onboard release 2.4 --approved today
  hie-onboard release

A new version becomes the version of the product, and what the guide marks as
owed for each release is reopened. It may go to customers when `check --release`
says so.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The version; without it, the releases are listed
    #[arg(value_name = "VERSION", value_parser = FreeText)]
    version: Option<String>,
    #[command(flatten)]
    facts: Facts,
    /// Write JSON for scripts
    #[arg(long, conflicts_with_all = ["version", "Facts"])]
    json: bool,
}

// What to record; an empty value clears it.
#[derive(Debug, Args)]
#[group(multiple = true, requires = "version")]
struct Facts {
    /// What is different for the exchange
    #[arg(long, value_name = "TEXT", value_parser = FreeText, allow_hyphen_values = true)]
    changed: Option<String>,
    /// The day on which the other side was notified, such as 2026-11-02 or today
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    notified: Option<String>,
    /// The day on which the other side approved
    #[arg(long, value_name = "DATE", value_parser = FreeText, allow_hyphen_values = true)]
    approved: Option<String>,
}

/// `release --json`; scripts rely on these names.
#[derive(Serialize)]
struct ReleasesReport<'a> {
    schema: u32,
    releases: std::collections::BTreeMap<&'a str, ReleaseShape>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let Some(version) = &arguments.version else {
        let releases = ReleaseShape::all(&progress.releases);
        let text = if arguments.json { Text::json(&ReleasesReport { schema: SCHEMA, releases }) } else { list(&progress) };
        return Ok(session.answer(text));
    };
    let version = one_line(version);
    if version.is_empty() {
        return Err(ReleaseError::NoVersion.into());
    }
    let before = progress.releases.get(&version).cloned().unwrap_or_default();
    let after = recorded(session, before, &arguments.facts)?;
    let changes = progress.release(&session.guide, &version, after, &session.stamp());
    let saved = session.save(&changes)?;
    Ok(Answer { remarks: saved.remarks, ..session.answer(describe(session, &saved.progress, &version, &changes)) })
}

/// `release` with what was given.
fn recorded(session: &Session, mut release: Release, facts: &Facts) -> Result<Release, Failure> {
    let day = |text: &Option<String>, known: Option<Date>| match text {
        None => Ok(known),
        Some(text) => read_past_date(text, session.today()),
    };
    release.notified = day(&facts.notified, release.notified)?;
    release.approved = day(&facts.approved, release.approved)?;
    if let (Some(notified), Some(approved)) = (release.notified, release.approved)
        && approved < notified
    {
        return Err(ReleaseError::ApprovedBefore { notified, approved }.into());
    }
    if let Some(changed) = &facts.changed {
        release.changed = one_line(changed);
    }
    Ok(release)
}

fn describe(session: &Session, progress: &Progress, version: &str, changes: &[Change]) -> Text {
    let mut text = Text::default();
    if let Some(release) = progress.releases.get(version) {
        add(&mut text, version, release, width(version));
    }
    for change in changes.iter().filter(|change| matches!(change, Change::Product { .. })) {
        text.line(&capitalized(&change.words(&session.guide)));
    }
    let reopened: Vec<&str> = changes.iter().filter_map(Change::reopened).collect();
    let columns = reopened.iter().map(|id| width(id)).max().unwrap_or(0);
    for entry in reopened.iter().filter_map(|id| session.entry(id, progress)) {
        add_line(&mut text, &entry, columns);
        text.line(": owed for each release, so it is open again");
    }
    text
}

fn list(progress: &Progress) -> Text {
    let mut text = Text::default();
    let columns = progress.releases.keys().map(|version| width(version)).max().unwrap_or(0);
    let mut releases: Vec<_> = progress.releases.iter().collect();
    releases.sort_by_key(|(_, release)| release.at);
    for (version, release) in releases {
        add(&mut text, version, release, columns);
    }
    if progress.releases.is_empty() {
        text.line("No release is recorded: `hie-onboard release VERSION` records one.");
    }
    text
}

fn add(text: &mut Text, version: &str, release: &Release, columns: usize) {
    text.add_column(Tone::Strong, version, columns + 2);
    let changed = if release.changed.is_empty() { String::new() } else { format!(": {}", release.changed) };
    text.line(&format!("{}{changed}", release.words()));
}
