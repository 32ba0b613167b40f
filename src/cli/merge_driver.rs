//! `merge-driver`: what git runs to merge two versions of the progress file.

use std::path::PathBuf;

use clap::Args;

use super::failure::Failure;
use super::output::Answer;
use crate::team;

const EXAMPLES: &str = "\
Examples:
  hie-onboard merge-driver base.toml ours.toml theirs.toml progress.toml

`hie-onboard git setup` makes git run it. The result replaces OURS. It fails only
if one of the files cannot be read, or the two sides belong to different guides;
OURS is then unchanged.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The common ancestor; empty if there is none
    base: PathBuf,
    /// Our version, which becomes the merged one
    ours: PathBuf,
    /// Their version
    theirs: PathBuf,
    /// The name of the file in the repository, for messages
    path: PathBuf,
}

pub fn run(arguments: &Arguments) -> Result<Answer, Failure> {
    let Arguments { base, ours, theirs, path } = arguments;
    team::merge_files(base, ours, theirs).map_err(|reason| Failure::Merge { path: path.clone(), reason })?;
    Ok(Answer::default())
}
