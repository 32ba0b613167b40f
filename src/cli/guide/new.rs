//! `guide new`: a starter for a guide of one's own, with a comment for every key.

use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::output::{Answer, Text};
use crate::paths::Environment;
use crate::store::{self, Rights};
use crate::text::shown_path;

const STARTER: &str = include_str!("../../../data/starter-guide.toml");

const EXAMPLES: &str = "\
Examples:
  hie-onboard guide new
  hie-onboard guide new --output my-guide.toml
  hie-onboard guide validate my-guide.toml && hie-onboard --guide my-guide.toml";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Write to this file, which must not exist yet; without it, or for `-`, to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub fn run(environment: &Environment, arguments: &Arguments) -> Result<Answer, Failure> {
    let Some(output) = arguments.output.as_deref().filter(|output| output.as_os_str() != "-") else {
        return Ok(Text::verbatim(STARTER.to_owned()).into());
    };
    let file = environment.expand(output);
    store::write_new(&file, STARTER.as_bytes(), Rights::Shared).map_err(|error| Failure::writing_new(&file, error))?;
    let name = shown_path(&file);
    let remarks = vec![format!("wrote the starter to {name}: `hie-onboard guide validate` checks it after your changes")];
    Ok(Answer { remarks, ..Answer::default() })
}
