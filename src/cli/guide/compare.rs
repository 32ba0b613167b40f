//! `guide compare`: where a published page and the guide that was made from it differ.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;
use strum::IntoEnumIterator;

use super::input::Input;
use crate::cli::failure::{Exit, Failure};
use crate::cli::output::{Answer, SCHEMA, Text, Tone};
use crate::cli::session::Session;
use crate::guide::{Guide, PartKind};
use crate::page::{Change, Comparison, Difference, Match};
use crate::progress::counted;
use crate::text::{shorten, shown_path};

/// Of a sentence of the page.
const MAX_TEXT_COLUMNS: usize = 60;
/// Of a sentence that serves as a name.
const MAX_NAME_COLUMNS: usize = 40;
/// More than anybody reads; JSON has them all.
const MOST_LINES: usize = 100;
/// As wide as `link changed`.
const CHANGE_COLUMNS: usize = 14;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide compare connected_partner.md
  curl -s https://bcgov.github.io/moh-plr-fhir/connected_partner.html |
      hie-onboard guide compare -

PAGE is the page as published: the Markdown of a FHIR guide, or HTML, in UTF-8 or
UTF-16. Case, punctuation, wrapping, numbering and typing errors do not count.
Nothing is fetched: save the page first.

Exit codes: 0 in step; 1 they differ; 2 it is another page; 3 it cannot be used.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The saved page; `-` reads standard input
    #[arg(value_name = "PAGE")]
    page: PathBuf,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let guide = &session.guide;
    let source = guide.page.as_ref().and_then(|page| guide.source(&page.source));
    let input = Input::read(&session.environment, &arguments.page, source.map_or("", |source| &source.url))?;
    let comparison = Comparison::new(guide, &input.page).map_err(|reason| input.failure(reason))?;
    let name = shown_path(&input.path);
    let text = if arguments.json {
        Text::json(&Report {
            schema: SCHEMA,
            page: &name,
            guide: &guide.id,
            edition: guide.edition,
            source: source.map_or("", |source| &source.id),
            in_step: comparison.is_in_step(),
            differences: &comparison.differences,
            matches: &comparison.matches,
        })
    } else {
        describe(session, &name, &comparison)
    };
    let exit = if comparison.is_in_step() { Exit::Fine } else { Exit::Unsatisfied };
    Ok(Answer { exit, ..session.answer(text) })
}

/// `guide compare --json`; scripts rely on these names.
#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    page: &'a str,
    guide: &'a str,
    edition: u32,
    /// Id of the source that the page is.
    source: &'a str,
    in_step: bool,
    differences: &'a [Difference],
    matches: &'a [Match],
}

fn describe(session: &Session, name: &str, comparison: &Comparison) -> Text {
    let (mut text, edition) = (Text::default(), session.guide.edition);
    if comparison.is_in_step() {
        text.add(Tone::Good, "In step");
        text.line(&format!(": {name} says what edition {edition} of the guide was made from."));
    } else {
        text.add(Tone::Urgent, &counted(comparison.differences.len(), "difference"));
        text.line(&format!(" between {name} and edition {edition} of the guide:"));
        text.paragraph("", &format!("{}.", tally(&comparison.differences)));
    }
    let mut kind: Option<PartKind> = None;
    for difference in comparison.differences.iter().take(MOST_LINES) {
        if kind.replace(difference.subject.kind) != kind {
            text.heading(difference.subject.kind.title());
        }
        add_difference(&mut text, &session.guide, difference);
    }
    if let Some(rest) = comparison.differences.len().checked_sub(MOST_LINES).filter(|&rest| rest > 0) {
        text.line(&format!("  and {rest} more: --json has them all"));
    }
    add_matches(&mut text, &comparison.matches);
    text
}

/// How many of each change.
fn tally(differences: &[Difference]) -> String {
    let count = |change: Change| differences.iter().filter(|difference| difference.change == change).count();
    let named = |change: Change| (count(change) > 0).then(|| format!("{} {}", count(change), change.label()));
    Change::iter().filter_map(named).collect::<Vec<_>>().join(", ")
}

/// What the guide calls an item or a section.
fn title<'a>(guide: &'a Guide, id: &str) -> Option<&'a str> {
    let section = || guide.sections.iter().find(|section| section.id == id).map(|section| section.title.as_str());
    guide.find(id).map(|(_, item)| item.title.as_str()).or_else(section)
}

fn add_difference(text: &mut Text, guide: &Guide, difference: &Difference) {
    let Difference { change, subject, text: said, new, gone, nearest } = difference;
    let lead = format!("  {:CHANGE_COLUMNS$}", change.label());
    text.paragraph(&lead, &subject.label());
    let rest = " ".repeat(2 + CHANGE_COLUMNS);
    let quoted = shorten(said, MAX_TEXT_COLUMNS);
    match (change, title(guide, &subject.item)) {
        (Change::Gone, Some(title)) => text.paragraph(&rest, &format!("in the guide: {title}")),
        _ if said.is_empty() => {}
        (Change::Gone, None) => text.paragraph(&rest, &format!("its words: {quoted}")),
        _ => text.paragraph(&rest, &format!("\u{201c}{quoted}\u{201d}")),
    }
    let between = if *change == Change::Reworded { ", " } else { "\n" };
    let list = |text: &mut Text, lead: &str, list: &[String]| text.paragraph(&format!("{rest}{lead}"), &list.join(between));
    match change {
        Change::Moved | Change::Repeated | Change::New | Change::LinkNew => list(text, "", new),
        Change::Gone | Change::LinkGone => list(text, "", gone),
        Change::Reworded => {
            list(text, "gone: ", gone);
            list(text, "new:  ", new);
        }
        Change::Renumbered | Change::Changed | Change::LinkChanged => {
            list(text, "was: ", gone);
            list(text, "now: ", new);
        }
    }
    if let Some(nearest) = nearest {
        text.paragraph(&rest, &format!("most like {nearest}"));
    }
}

/// How each part was found, so that a wrong match is seen.
fn add_matches(text: &mut Text, matches: &[Match]) {
    text.heading("Found on the page");
    for Match { subject, text: said, common, words, typos } in matches {
        let said =
            if subject.item.is_empty() { format!(" \u{201c}{}\u{201d}", shorten(said, MAX_NAME_COLUMNS)) } else { String::new() };
        let typos = typos.iter().map(|(known, found)| format!("{found} for {known}")).collect::<Vec<_>>().join(", ");
        let typos = if typos.is_empty() { typos } else { format!(" ({typos})") };
        text.paragraph("  ", &format!("{}{said}: {common} of {words} words{typos}", subject.label()));
    }
}
