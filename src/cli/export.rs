//! `export`: a report for others, in the format that they can use.

use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};

use super::failure::Failure;
use super::output::{Answer, Text};
use super::session::Session;
use crate::export::{FORMATS, Format, Report};
use crate::store::{self, StoreError};

const EXAMPLES: &str = "\
Examples:
  hie-onboard export
  hie-onboard export --output report.html
  hie-onboard export --format csv --output progress.csv --force
  hie-onboard export --format json > backup.json

Notes and evidence are part of every report: look before you send it on.";

/// Arguments of `export`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// In which format; without it, as the name of FILE ends, or markdown
    #[arg(long, value_name = "FORMAT", value_parser = format_parser())]
    format: Option<String>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

fn format_parser() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| PossibleValue::new(format.name).help(format.purpose)))
}

/// Answers `export`.
///
/// # Errors
/// When the progress cannot be read or the file cannot be written, such as one that exists already.
pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let report = Report::new(&session.guide, &progress, session.now, session.zone.clone());
    let text = (chosen(arguments).write)(&report);
    let Some(file) = arguments.output.as_deref() else { return Ok(Text::verbatim(text).into()) };
    let written = if arguments.force { store::write(file, text.as_bytes()) } else { store::write_new(file, text.as_bytes()) };
    written.map_err(|error| failure(file, error))?;
    let remarks = vec![format!("the report is in {}", file.display())];
    Ok(Answer { remarks, ..Answer::default() })
}

/// The format that was named, or that the file's name means, or the usual one.
fn chosen(arguments: &Arguments) -> &'static Format {
    let ending = arguments.output.as_deref().and_then(Path::extension).map(OsStr::to_ascii_lowercase);
    let is_chosen = |format: &&Format| match &arguments.format {
        Some(name) => format.name == name,
        None => ending.as_deref().is_some_and(|ending| ending == format.extension),
    };
    FORMATS.iter().find(is_chosen).unwrap_or(&FORMATS[0])
}

fn failure(file: &Path, error: StoreError) -> Failure {
    match error {
        StoreError::System { reason, .. } if reason.kind() == ErrorKind::AlreadyExists => Failure::Exists(file.to_owned()),
        error => error.into(),
    }
}
