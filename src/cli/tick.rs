//! `tick` and `untick`: mark items as done and as to do.

use std::collections::BTreeSet;

use clap::Args;

use super::change;
use super::failure::Failure;
use super::output::Answer;
use super::session::Session;
use crate::guide::Item;
use crate::progress::{Again, Change, Field, Progress, Status, Why, although, open_needs};

const TICK_EXAMPLES: &str = "\
Examples:
  hie-onboard tick agreements
  hie-onboard tick download-standards review-standards
  hie-onboard tick agreements --step 2,3

What has to be done again and again is done once more: its period begins anew.";

const UNTICK_EXAMPLES: &str = "\
Examples:
  hie-onboard untick agreements
  hie-onboard untick agreements --step 3";

#[derive(Debug, Args)]
#[command(after_help = TICK_EXAMPLES)]
pub struct TickArguments {
    #[command(flatten)]
    chosen: Chosen,
}

#[derive(Debug, Args)]
#[command(after_help = UNTICK_EXAMPLES)]
pub struct UntickArguments {
    #[command(flatten)]
    chosen: Chosen,
}

#[derive(Debug, Args)]
struct Chosen {
    /// The ids of items, as `list` shows them
    #[arg(value_name = "ID", required = true)]
    id: Vec<String>,
    /// Only these steps of the item, by their numbers
    #[arg(long, value_name = "NUMBER", value_delimiter = ',', value_parser = step_number)]
    step: Vec<u32>,
}

fn step_number(text: &str) -> Result<u32, String> {
    text.trim().parse().map_err(|_| "write the numbers of steps like 2,3".to_owned())
}

pub fn tick(session: &Session, arguments: &TickArguments) -> Result<Answer, Failure> {
    set_all(session, &arguments.chosen, Status::Done)
}

pub fn untick(session: &Session, arguments: &UntickArguments) -> Result<Answer, Failure> {
    set_all(session, &arguments.chosen, Status::Todo)
}

fn set_all(session: &Session, Chosen { id: ids, step: steps }: &Chosen, status: Status) -> Result<Answer, Failure> {
    let mut seen = BTreeSet::new();
    let items = ids.iter().map(|id| session.tracked(id)).collect::<Result<Vec<_>, _>>()?;
    let items: Vec<&Item> = items.into_iter().filter(|item| seen.insert(&item.id)).collect();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    let progress = session.load()?;
    let changes = items.iter().map(|item| match steps.as_slice() {
        [] => Ok(set(session, &progress, item, status)),
        steps => set_steps(&progress, item, steps, status == Status::Done).map(Some),
    });
    let changes: Vec<Option<Change>> = changes.collect::<Result<_, _>>()?;
    let mut answer = change::save(session, &ids, &changes.into_iter().flatten().collect::<Vec<_>>())?;
    if status == Status::Done && steps.is_empty() {
        answer.remarks.extend(items.iter().filter_map(|item| too_early(session, &progress, item, &ids)));
        let progress = session.load()?;
        answer.remarks.extend(items.iter().filter_map(|item| comes_back(session, &progress, item)));
    }
    Ok(answer)
}

/// When `item`, which is done now, comes back, and what to do where only another piece of evidence ends that.
fn comes_back(session: &Session, progress: &Progress, item: &Item) -> Option<String> {
    let again = Again::of(item, progress.record(&item.id), &session.zone)?;
    let words = format!("{}: {}", item.id, again.words(session.today()));
    let is_expired = matches!(again.why, Why::Expiry(_)) && again.day < session.today();
    let advice = || format!("{words}; `hie-onboard evidence add {} REF --valid-until DATE` says how long it holds now", item.id);
    Some(if is_expired { advice() } else { words })
}

/// What `item`, which is done now, needs first, if that was open before and is not among `ids`, which are done with it.
fn too_early(session: &Session, before: &Progress, item: &Item, ids: &[&str]) -> Option<String> {
    let open: Vec<&str> = open_needs(&session.guide, before, item, ids).iter().map(|need| need.id.as_str()).collect();
    Some(format!("{} is done now, {}", item.id, although(&open)?))
}

fn set_steps(progress: &Progress, item: &Item, steps: &[u32], is_done: bool) -> Result<Change, Failure> {
    let mut ticked = progress.record(&item.id).ticked.clone();
    for &number in steps {
        if usize::try_from(number).map_or(true, |number| number == 0 || number > item.steps.len()) {
            return Err(Failure::NoStep { id: item.id.to_string(), number, count: item.steps.len() });
        }
        let _ = if is_done { ticked.insert(number) } else { ticked.remove(&number) };
    }
    Ok(Change::field(progress, &item.id, Field::Ticked(ticked)))
}

/// Ticking an item again confirms that it is still done although the guide changed it, or renews it where its period is over.
fn set(session: &Session, progress: &Progress, item: &Item, status: Status) -> Option<Change> {
    if status == Status::Done {
        return Change::done(progress, item, &session.stamp(), &session.zone);
    }
    let is_needed = progress.record(&item.id).standing.status != status || progress.is_changed(item);
    is_needed.then(|| Change::status(progress, &item.id, status, "", &session.stamp()))
}
