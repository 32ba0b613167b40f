//! `guide validate`: everything that is wrong with the file of a guide, so that it can be corrected in one go.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::cli::failure::{Exit, Failure};
use crate::cli::guides;
use crate::cli::output::{Answer, SCHEMA, Text};
use crate::guide::{Guide, MAX_BYTES, Problem};
use crate::paths::Environment;
use crate::progress::counted;
use crate::store;
use crate::text::shown_path;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide validate guide.toml
  hie-onboard guide draft page.md | hie-onboard guide validate -

Exit codes: 0 no problems; 3 there are some, or the file cannot be read.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The file, or the name of one in the guides folder; `-` reads standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// `guide validate --json`; scripts rely on these names.
#[derive(Serialize)]
struct Report<'a> {
    schema: u32,
    file: &'a str,
    /// None with problems.
    guide: Option<About<'a>>,
    problems: Vec<Place<'a>>,
}

#[derive(Serialize)]
struct About<'a> {
    id: &'a str,
    title: &'a str,
    edition: u32,
}

#[derive(Serialize)]
struct Place<'a> {
    line: usize,
    column: usize,
    problem: &'a str,
}

impl<'a> Place<'a> {
    fn of(problem: &'a Problem) -> Self {
        Self { line: problem.position.line, column: problem.position.column, problem: &problem.sentence }
    }
}

/// Works while the guide that is chosen cannot be used: it may be this one.
pub fn run(environment: &Environment, arguments: &Arguments) -> Result<Answer, Failure> {
    let (name, text) = read(environment, &arguments.file)?;
    let read = Guide::parse(&text);
    let (guide, problems) = match &read {
        Ok(guide) => (Some(guide), [].as_slice()),
        Err(error) => (None, error.0.as_slice()),
    };
    let text = if arguments.json { json(&name, guide, problems) } else { describe(&name, guide, problems) };
    let exit = if problems.is_empty() { Exit::Fine } else { Exit::File };
    let remarks =
        if problems.is_empty() { Vec::new() } else { vec![format!("{name} has {}", counted(problems.len(), "problem"))] };
    Ok(Answer { remarks, exit, ..Answer::from(text) })
}

fn read(environment: &Environment, file: &Path) -> Result<(String, String), Failure> {
    if file == Path::new("-") {
        let name = "standard input";
        return Ok((name.to_owned(), store::drain(io::stdin().lock(), Path::new(name), MAX_BYTES)?));
    }
    let file = guides::file(file, environment);
    Ok((shown_path(&file), store::read_or_drain(&file, MAX_BYTES)?))
}

fn describe(name: &str, guide: Option<&Guide>, problems: &[Problem]) -> Text {
    let mut text = Text::default();
    for problem in problems {
        text.line(&format!("{name}: {problem}"));
    }
    if let Some(guide) = guide {
        let (items, sections) = (guide.items().count(), guide.sections.len());
        let size = format!("{} in {}", counted(items, "item"), counted(sections, "section"));
        text.line(&format!("{name}: no problems: {} ({}), edition {}, {size}.", guide.title, guide.id, guide.edition));
    }
    text
}

fn json(name: &str, guide: Option<&Guide>, problems: &[Problem]) -> Text {
    Text::json(&Report {
        schema: SCHEMA,
        file: name,
        guide: guide.map(|guide| About { id: &guide.id, title: &guide.title, edition: guide.edition }),
        problems: problems.iter().map(Place::of).collect(),
    })
}
