//! `export`: a report for others, in a format they can use.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::earlier;
use super::failure::Failure;
use super::names::FreeText;
use super::output::{Answer, Text};
use super::pack;
use super::session::Session;
use super::tidy;
use crate::export::{Changes, FORMATS, Format, Report};
use crate::progress::{Change, Progress};
use crate::store::{self, Rights, last_report};
use crate::text::{clean_line, shown_path};

const EXAMPLES: &str = "\
Examples:
  hie-onboard export
  hie-onboard export --output report.html
  hie-onboard export --format csv --output progress.csv --force
  hie-onboard export --format json > backup.json
  hie-onboard export --output due.ics --owner ana
  hie-onboard export --output new.html --since report
  hie-onboard export --pack for-the-ministry

Every report contains notes, evidence and correspondence: check it before you
share it.";

/// The format with dates alone, in which an owner can be chosen.
const CALENDAR: &str = "ics";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The format; by default from the extension of FILE, otherwise markdown
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<String>,
    /// Write to this file; without it, or for `-`, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Only dates of this owner, in a calendar (ics); empty for unassigned items
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    owner: Option<String>,
    /// Tell what changed since then, in Markdown and HTML: a date, 7d, a commit, or `report` for the last export
    #[arg(long, value_name = "SINCE", value_parser = FreeText)]
    since: Option<String>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
    /// Make this new folder, with the reports, copies of the files of evidence, and SHA256SUMS, which `sha256sum -c` checks
    #[arg(long, value_name = "DIR", conflicts_with_all = ["format", "output", "owner", "force"])]
    pack: Option<PathBuf>,
}

fn format_parser() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.purpose)))
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let report = Report::new(&session.guide, &progress, session.now, session.zone.clone());
    let report = report.of_profile(session.profile()).of_owner(arguments.owner.clone());
    let changes = arguments.since.as_deref().map(|since| changes(session, &progress, since)).transpose()?;
    let report = report.with_changes(changes);
    if let Some(folder) = &arguments.pack {
        return export_pack(session, &progress, &report, folder);
    }
    let file = target(session, arguments.output.as_deref())?;
    let format = chosen(arguments.format.as_deref(), file.as_deref())?;
    let is_calendar = format.name == CALENDAR;
    if arguments.owner.is_some() && !is_calendar {
        return Err(Failure::OwnerOfReport);
    }
    let empty = (is_calendar && report.has_no_days()).then(|| empty_calendar(arguments.owner.as_deref()));
    let text = (format.write)(&report);
    let answer = deliver("the report", &text, file.as_deref(), arguments.force, empty.into_iter().collect())?;
    last_report::remember(&session.place.state, session.now, &progress);
    Ok(answer)
}

/// What changed since then, item by item.
fn changes(session: &Session, progress: &Progress, since: &str) -> Result<Changes, Failure> {
    let earlier = earlier::find(session, Some(since))?;
    let changes = earlier.progress.changes_to(progress);
    let line = |changes: &[Change]| {
        let about = changes[0].item().map_or("", |id| session.guide.find(id).map_or(id, |(_, item)| &item.title));
        let words: Vec<String> = changes.iter().map(|change| change.words(&session.guide)).collect();
        (about.to_owned(), words.join("; "))
    };
    Ok(Changes { since: earlier.name, lines: earlier::by_item(&changes).map(line).collect() })
}

/// The folder that was named, whatever it ends in; what is wrong with evidence is said and stands in it.
fn export_pack(session: &Session, progress: &Progress, report: &Report, folder: &Path) -> Result<Answer, Failure> {
    let folder: PathBuf = session.environment.expand(folder).components().collect();
    if let Some(purpose) = used_for(session, &folder) {
        return Err(Failure::Own { path: folder, purpose });
    }
    tidy::up_after_signals();
    let answer = pack::write(session, progress, report, &folder)?;
    last_report::remember(&session.place.state, session.now, progress);
    Ok(answer)
}

/// Says whose calendar it is: others may have dates.
fn empty_calendar(owner: Option<&str>) -> String {
    let whose = match owner.map(clean_line).as_deref().map(str::trim) {
        None => "here".to_owned(),
        Some("") => "without an owner".to_owned(),
        Some(name) => format!("of the owner `{name}`"),
    };
    format!("the calendar is empty: nothing {whose} has a day to come, and `hie-onboard set ID --due DATE` sets one")
}

/// The file that was named; `None` for standard output.
///
/// # Errors
/// When the program itself keeps something there.
pub fn target(session: &Session, output: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let named = output.filter(|output| !is_standard_output(output));
    let Some(path) = named.map(|file| session.environment.expand(file)) else { return Ok(None) };
    match used_for(session, &path) {
        Some(purpose) => Err(Failure::Own { path, purpose }),
        None => Ok(Some(path)),
    }
}

/// Writes `text`, which is `what`, to `file`, or answers it.
///
/// # Errors
/// When the file is there already and `force` does not say to replace it, or it cannot be written.
pub fn deliver(what: &str, text: &str, file: Option<&Path>, force: bool, mut remarks: Vec<String>) -> Result<Answer, Failure> {
    let Some(file) = file else { return Ok(Answer { remarks, ..Text::verbatim(text.to_owned()).into() }) };
    let write = if force { store::write } else { store::write_new };
    write(file, text.as_bytes(), Rights::Shared).map_err(|error| Failure::writing(file, error))?;
    remarks.push(format!("wrote {what} to {}", shown_path(file)));
    Ok(Answer { remarks, ..Answer::default() })
}

fn is_standard_output(output: &Path) -> bool {
    ["-", "/dev/stdout", "/dev/fd/1"].map(Path::new).contains(&output)
}

/// The format that was named, or that the file's name means; the usual one where neither says anything.
///
/// # Errors
/// When the file's name means a format that there is not.
fn chosen(format: Option<&str>, output: Option<&Path>) -> Result<&'static Format, Failure> {
    let extension = output.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_lowercase());
    match (format, extension.as_deref()) {
        (Some(name), _) => Ok(find(|format| format.name == name).unwrap_or(&FORMATS[0])),
        (None, None | Some("txt")) => Ok(&FORMATS[0]),
        (None, Some("htm")) => chosen(Some("html"), None),
        (None, Some(extension)) => {
            find(|format| format.extension == extension).ok_or_else(|| Failure::Ending { extension: extension.to_owned() })
        }
    }
}

fn find(is_wanted: impl Fn(&Format) -> bool) -> Option<&'static Format> {
    FORMATS.iter().find(|format| is_wanted(format))
}

/// What the program itself keeps in `file`, under any name: a report must never replace it.
fn used_for(session: &Session, file: &Path) -> Option<&'static str> {
    let is = |own: Option<&Path>| own.is_some_and(|own| store::is_same_file(own, file));
    match () {
        () if session.store.owns(file) => Some("the progress"),
        () if is(session.origin.file.as_deref()) => Some("the guide"),
        () if is(session.environment.config.as_deref()) => Some("the settings"),
        () if store::is_within(file, &session.place.state) => Some("the undo history and drafts"),
        () => None,
    }
}
