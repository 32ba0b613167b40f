//! `tick` and `untick`: done, and to do again.

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

/// Arguments of `tick`.
#[derive(Debug, Args)]
#[command(after_help = TICK_EXAMPLES)]
pub struct TickArguments {
    /// Which items; `list` shows the ids
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
}

/// Arguments of `untick`.
#[derive(Debug, Args)]
#[command(after_help = UNTICK_EXAMPLES)]
pub struct UntickArguments {
    /// Which items; `list` shows the ids
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
}

/// Answers `tick`.
///
/// # Errors
/// When an item does not exist or cannot be ticked, or nothing could be saved; then nothing is ticked.
pub fn tick(session: &Session, arguments: &TickArguments) -> Result<Answer, Failure> {
    set_all(session, &arguments.id, Status::Done)
}

/// Answers `untick`.
///
/// # Errors
/// As for [`tick`].
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
    change::make(session, &ids, &changes.collect::<Vec<_>>())
}

/// What has to change; ticking again what the guide changed since says that it is still done.
fn set(session: &Session, progress: &Progress, item: &Item, status: Status) -> Option<Change> {
    let is_needed = progress.record(&item.id).standing.status != status || progress.is_changed(item);
    is_needed.then(|| Change::status(progress, &item.id, status, "", &session.stamp()))
}
