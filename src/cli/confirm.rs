//! `confirm`: items that the guide changed stay done or not applicable, now at the present edition.

use clap::Args;

use super::change;
use super::failure::Failure;
use super::output::Answer;
use super::session::Session;
use crate::progress::Change;

const EXAMPLES: &str = "\
Examples:
  hie-onboard list --changed
  hie-onboard show agreements
  hie-onboard confirm agreements";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The ids of items, as `list --changed` shows them
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let items = arguments.id.iter().map(|id| session.tracked(id)).collect::<Result<Vec<_>, _>>()?;
    let progress = session.load()?;
    let changes: Vec<Change> = items.iter().filter_map(|item| Change::confirmation(&progress, item, &session.stamp())).collect();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    change::save(session, &ids, &changes)
}
