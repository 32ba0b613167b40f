//! `tick` and `untick`: mark items as done and as to do.

use std::collections::BTreeSet;

use clap::Args;

use super::change;
use super::failure::Failure;
use super::output::Answer;
use super::session::Session;
use crate::guide::Item;
use crate::progress::{Change, Progress, Status};

const TICK_EXAMPLES: &str = "\
Examples:
  hie-onboard tick agreements
  hie-onboard tick download-standards review-standards";

const UNTICK_EXAMPLES: &str = "\
Examples:
  hie-onboard untick agreements";

#[derive(Debug, Args)]
#[command(after_help = TICK_EXAMPLES)]
pub struct TickArguments {
    /// The ids of items, as `list` shows them
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
}

#[derive(Debug, Args)]
#[command(after_help = UNTICK_EXAMPLES)]
pub struct UntickArguments {
    /// The ids of items, as `list` shows them
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
}

pub fn tick(session: &Session, arguments: &TickArguments) -> Result<Answer, Failure> {
    set_all(session, &arguments.id, Status::Done)
}

pub fn untick(session: &Session, arguments: &UntickArguments) -> Result<Answer, Failure> {
    set_all(session, &arguments.id, Status::Todo)
}

fn set_all(session: &Session, ids: &[String], status: Status) -> Result<Answer, Failure> {
    let mut seen = BTreeSet::new();
    let items = ids.iter().map(|id| session.tracked(id)).collect::<Result<Vec<_>, _>>()?;
    let items: Vec<&Item> = items.into_iter().filter(|item| seen.insert(&item.id)).collect();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let progress = session.load()?;
    let changes = items.iter().filter_map(|item| set(session, &progress, item, status));
    change::save(session, &ids, &changes.collect::<Vec<_>>())
}

/// Ticking an item again confirms that it is still done although the guide changed it.
fn set(session: &Session, progress: &Progress, item: &Item, status: Status) -> Option<Change> {
    let is_needed = progress.record(&item.id).standing.status != status || progress.is_changed(item);
    is_needed.then(|| Change::status(progress, &item.id, status, "", &session.stamp()))
}
