//! `export`: a report for others, in a format they can use.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::failure::Failure;
use super::last_report;
use super::output::{Answer, Text};
use super::session::Session;
use crate::export::{FORMATS, Format, Report};
use crate::store::{self, Rights};
use crate::text::shown_path;

const EXAMPLES: &str = "\
Examples:
  hie-onboard export
  hie-onboard export --output report.html
  hie-onboard export --format csv --output progress.csv --force
  hie-onboard export --format json > backup.json

Every report contains notes and evidence: check it before you share it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The format; by default from the extension of FILE, otherwise markdown
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<String>,
    /// Write to this file; without it, or for `-`, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace an existing file
    #[arg(long, requires = "output")]
    force: bool,
}

fn format_parser() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.purpose)))
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let report = Report::new(&session.guide, &progress, session.now, session.zone.clone()).of_profile(session.profile());
    let output = arguments.output.as_deref().filter(|output| !is_standard_output(output));
    let file = output.map(|file| session.environment.expand(file));
    if let Some((path, purpose)) = file.as_ref().and_then(|file| Some((file.clone(), used_for(session, file)?))) {
        return Err(Failure::Own { path, purpose });
    }
    let text = (chosen(arguments.format.as_deref(), output)?.write)(&report);
    let Some(file) = &file else {
        last_report::remember(&session.place.state, session.now, &progress);
        return Ok(Text::verbatim(text).into());
    };
    let write = if arguments.force { store::write } else { store::write_new };
    let written = write(file, text.as_bytes(), Rights::Shared);
    written.map_err(|error| Failure::writing(file, error))?;
    last_report::remember(&session.place.state, session.now, &progress);
    let remarks = vec![format!("wrote the report to {}", shown_path(file))];
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
