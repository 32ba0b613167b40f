//! `export`: a report for others, in a format they can use.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::failure::Failure;
use super::names::FreeText;
use super::output::{Answer, Text};
use super::places::{own_files, past, surroundings};
use super::session::Session;
use super::tidy;
use crate::export::{FORMATS, Format, Kind, Report};
use crate::progress::counted;
use crate::store::{self, Rights, last_report};
use crate::text::shown_path;

const EXAMPLES: &str = "\
Examples:
  hie-onboard export
  hie-onboard export report.html
  hie-onboard export --format csv --output progress.csv --force
  hie-onboard export --format json > backup.json
  hie-onboard export due.ics --owner ana
  hie-onboard export new.html --since report
  hie-onboard export --pack for-the-ministry

Every report contains notes, evidence and correspondence: check it before you
share it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The format; by default from the extension of FILE, otherwise markdown
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<String>,
    /// Write to this file; without it, or for `-`, to standard output
    #[arg(value_name = "FILE", group = "target")]
    report: Option<PathBuf>,
    /// The same, for scripts that name every argument
    #[arg(long, value_name = "FILE", group = "target")]
    output: Option<PathBuf>,
    /// Only dates of this owner, in a calendar (ics); empty for unassigned items
    #[arg(long, value_name = "NAME", value_parser = FreeText, allow_hyphen_values = true)]
    owner: Option<String>,
    /// Tell what changed since then, only in Markdown and HTML: a date, 7d, a commit, or `report` for the last report
    #[arg(long, value_name = "SINCE", value_parser = FreeText)]
    since: Option<String>,
    /// Replace an existing file
    #[arg(long, requires = "target")]
    force: bool,
    /// Make this new folder, with the reports, copies of the files of evidence, and SHA256SUMS, which `sha256sum -c` checks; it is
    /// never made in another pack or in evidence
    #[arg(long, value_name = "DIR", conflicts_with_all = ["format", "target", "owner", "force"])]
    pack: Option<PathBuf>,
}

fn format_parser() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.purpose)))
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let report = Report::new(&session.guide, &progress, session.now, session.zone.clone());
    let report = report.of_profile(session.profile()).of_owner(arguments.owner.clone());
    if let Some(folder) = &arguments.pack {
        return export_pack(session, with_changes(session, report, arguments)?, folder);
    }
    let file = target(session, arguments.report.as_deref().or(arguments.output.as_deref()))?;
    let format = chosen(arguments, file.as_deref())?;
    let report = with_changes(session, report, arguments)?;
    let empty = report.without_days().filter(|_| format.kind == Kind::Calendar);
    let empty = empty.map(|empty| format!("{empty}, and `hie-onboard set ID --due DATE` sets one"));
    let text = (format.write)(&report);
    let answer = deliver("the report", &text, file.as_deref(), arguments.force, empty.into_iter().collect())?;
    last_report::remember(&session.place.state, session.now, &progress);
    Ok(answer)
}

/// With what changed, if that was asked for.
fn with_changes<'a>(session: &'a Session, report: Report<'a>, arguments: &Arguments) -> Result<Report<'a>, Failure> {
    let changes = arguments.since.as_deref().map(|since| past(session).changes(since, report.progress)).transpose()?;
    Ok(report.with_changes(changes))
}

/// The folder that was named, whatever it ends in; what is wrong with evidence is said and stands in it.
fn export_pack(session: &Session, report: Report, folder: &Path) -> Result<Answer, Failure> {
    let folder: PathBuf = session.environment.expand(folder).components().collect();
    own_files(session).spare(&folder)?;
    tidy::up_after_signals();
    let (places, progress) = (surroundings(session), report.progress);
    let packed = store::pack(report, places.root(), places.project.as_deref(), &folder);
    let packed = packed.map_err(|error| Failure::writing_new(&folder, error))?;
    last_report::remember(&session.place.state, session.now, progress);
    let wrote = format!("wrote the reports and {} of evidence to {}", counted(packed.copied, "file"), shown_path(&folder));
    let remarks = packed.problems.into_iter().chain(packed.foreign).chain([wrote]).collect();
    Ok(Answer { remarks, ..Answer::default() })
}

/// The file that was named; `None` for standard output.
///
/// # Errors
/// When the program itself keeps something there.
pub fn target(session: &Session, output: Option<&Path>) -> Result<Option<PathBuf>, Failure> {
    let named = output.filter(|output| !is_standard_output(output));
    let Some(path) = named.map(|file| session.environment.expand(file)) else { return Ok(None) };
    own_files(session).spare(&path)?;
    Ok(Some(path))
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
/// When the file's name means a format that there is not, or the format does not hold what was asked for.
fn chosen(arguments: &Arguments, output: Option<&Path>) -> Result<&'static Format, Failure> {
    let format = match arguments.format.as_deref().and_then(Format::named) {
        Some(format) => format,
        None => Format::of_file(output.unwrap_or(Path::new("")))?,
    };
    if arguments.owner.is_some() && format.kind != Kind::Calendar {
        return Err(Failure::OwnerOfReport);
    }
    Ok(if arguments.since.is_some() { format.telling_changes()? } else { format })
}
