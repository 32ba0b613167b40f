//! `guide draft`: a first guide from a published page, to be finished by hand.

use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;

use super::input::Input;
use crate::cli::failure::Failure;
use crate::cli::output::{Answer, Text};
use crate::page;
use crate::paths::Environment;
use crate::store::{self, Rights};
use crate::text::shown_path;

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide draft page.html --url https://example.org/page.html
  hie-onboard guide draft page.md --output guide.toml

PAGE is Markdown or HTML, as for `guide compare`. Comments in the draft say what
a person must decide. The page is somebody's text: say it in your own words.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The saved page; `-` reads standard input
    #[arg(value_name = "PAGE")]
    page: PathBuf,
    /// The address of the page
    #[arg(long, value_name = "ADDRESS", default_value = "https://example.org/page.html", value_parser = address)]
    url: String,
    /// Write to this file, which must not exist yet; without it, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

fn address(text: &str) -> Result<String, String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    if is_web && crate::text::is_openable(text) { Ok(text.to_owned()) } else { Err("use an https or http address".to_owned()) }
}

pub fn run(environment: &Environment, today: Date, arguments: &Arguments) -> Result<Answer, Failure> {
    let input = Input::read(environment, &arguments.page, &arguments.url)?;
    let draft = page::draft(&input.page, &arguments.url, today).map_err(|reason| input.failure(reason))?;
    let Some(output) = arguments.output.as_deref().filter(|output| output.as_os_str() != "-") else {
        return Ok(Text::verbatim(draft).into());
    };
    let file = environment.expand(output);
    store::write_new(&file, draft.as_bytes(), Rights::Shared).map_err(|error| Failure::writing_new(&file, error))?;
    let remarks = vec![format!("wrote the draft to {}: its comments say what is to be decided", shown_path(&file))];
    Ok(Answer { remarks, ..Answer::default() })
}
