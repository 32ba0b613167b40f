//! `diff`: in words, what moved since a commit, a date or the last report.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::failure::Failure;
use super::log::Moved;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::session::Session;
use crate::git::short;
use crate::progress::{Change, Progress, Summary, counted, read_distance};
use crate::store::last_report;
use crate::team::history::{Version, at_revision, before};

const EXAMPLES: &str = "\
Examples:
  hie-onboard diff
  hie-onboard diff 7d
  hie-onboard diff 2026-11-01 --json
  hie-onboard export --output report.html && hie-onboard diff --report

A date means everything from that day on; 7d and 2w are so many days and weeks
ago. Without one, it says what is not committed yet.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A date, or a commit, branch or tag of git; by default the last commit
    #[arg(value_name = "SINCE")]
    since: Option<String>,
    /// Since the last `export`, also without git
    #[arg(long, conflicts_with = "since")]
    report: bool,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// `diff --json`; scripts rely on these names.
#[derive(Serialize)]
struct Difference<'a> {
    schema: u32,
    /// `null` before the first commit, and for a report.
    commit: Option<&'a str>,
    readiness: Readiness,
    changes: Vec<Moved<'a>>,
}

#[derive(Serialize)]
struct Readiness {
    before: &'static str,
    after: &'static str,
}

/// What the progress is compared with.
struct Earlier {
    version: Version,
    /// For people, behind `Since`.
    name: String,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let earlier = earlier(session, arguments)?;
    let changes = earlier.version.progress.changes_to(&progress);
    let summaries = [&earlier.version.progress, &progress].map(|progress| session.summary(progress));
    let text = if arguments.json {
        let [before, after] = summaries.map(|summary| summary.readiness.word());
        let changes = changes.iter().map(|change| Moved::new(session, change)).collect();
        let commit = earlier.version.commit.as_deref();
        Text::json(&Difference { schema: SCHEMA, commit, readiness: Readiness { before, after }, changes })
    } else {
        describe(session, &earlier.name, &summaries, &changes)
    };
    Ok(session.answer(text))
}

fn earlier(session: &Session, arguments: &Arguments) -> Result<Earlier, Failure> {
    let (file, guide) = (session.store.path(), &session.guide);
    if arguments.report {
        let report = last_report::load(&session.place.state).ok_or(Failure::NoReport)?;
        let name = format!("the report of {}", session.day(report.at));
        let progress = Progress::of_guide(guide, &report.progress).map_err(|_| Failure::NoReport)?;
        return Ok(Earlier { version: Version { commit: None, progress }, name });
    }
    let since = arguments.since.as_deref().unwrap_or("HEAD");
    if let Some(day) = day(since, session.today()) {
        let start = day.to_zoned(session.zone.clone()).map_err(|_| Failure::Clock)?.timestamp().as_second();
        return Ok(Earlier { version: before(file, guide, start)?, name: day.to_string() });
    }
    let version = at_revision(file, guide, since)?;
    let short = short(version.commit.as_deref().unwrap_or_default());
    let name = if arguments.since.is_some() { format!("{since} ({short})") } else { format!("the last commit ({short})") };
    Ok(Earlier { version, name })
}

/// A date, or so many days or weeks before `today`.
fn day(text: &str, today: Date) -> Option<Date> {
    if let Ok(day) = Date::strptime("%Y-%m-%d", text) {
        return Some(day);
    }
    today.checked_sub(read_distance(text).ok()?).ok()
}

fn describe(session: &Session, since: &str, [before, after]: &[Summary; 2], changes: &[Change]) -> Text {
    let mut text = Text::default();
    let items: Vec<&[Change]> = changes.chunk_by(|one, other| one.item().is_some() && one.item() == other.item()).collect();
    let count = items.iter().filter(|changes| changes[0].item().is_some()).count();
    text.add(Tone::Strong, &format!("Since {since}"));
    if changes.is_empty() {
        text.line(": nothing changed.");
        return text;
    }
    text.line(&format!(": {} changed.", counted(count, "item")));
    if before.readiness != after.readiness {
        text.line(&format!("{}, was {}.", after.readiness.label(), before.readiness.label().to_lowercase()));
    }
    for (gate, earlier) in
        after.gates.iter().zip(&before.gates).filter(|(gate, earlier)| gate.is_reached() != earlier.is_reached())
    {
        text.line(&format!("{}: {}.", gate.short, if earlier.is_reached() { "no longer reached" } else { "reached" }));
    }
    if before.counts.closed() != after.counts.closed() {
        text.line(&format!(
            "{} of {} done or not applicable, was {}.",
            after.counts.closed(),
            after.counts.total,
            before.counts.closed()
        ));
    }
    for changes in items {
        let words: Vec<String> = changes.iter().map(|change| change.words(&session.guide)).collect();
        let name = changes[0].item().map_or_else(String::new, |id| format!("{id}: "));
        text.paragraph("  ", &format!("{name}{}", words.join("; ")));
    }
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::day;

    #[test]
    fn a_day_is_a_date_or_a_distance_and_anything_else_is_a_revision() {
        let day = |text| day(text, date(2026, 11, 22));
        assert_eq!(day("2026-11-01"), Some(date(2026, 11, 1)));
        assert_eq!((day("7d"), day("2w")), (Some(date(2026, 11, 15)), Some(date(2026, 11, 8))));
        for revision in ["HEAD", "v1.2d", "d", "7", "-7d", "+7d", "2026-13-01", "99999999999d"] {
            assert_eq!(day(revision), None, "{revision}");
        }
    }
}
