//! `evidence`: links and file names that show how an item was done.

use clap::{Args, Subcommand};

use super::change;
use super::failure::Failure;
use super::output::Answer;
use super::session::Session;
use super::unknown::unknown;
use crate::progress::{Change, Field};
use crate::text::one_line;

const EXAMPLES: &str = "\
Examples:
  hie-onboard evidence add agreements docs/vpa-signed.pdf
  hie-onboard evidence add agreements https://tickets.example.org/4711
  hie-onboard evidence remove agreements docs/vpa-signed.pdf";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add a link or a file name to an item
    #[command(after_help = EXAMPLES)]
    Add(Evidence),
    /// Remove a link or a file name from an item
    #[command(after_help = EXAMPLES)]
    Remove(Evidence),
}

#[derive(Debug, Args)]
struct Evidence {
    /// The id of an item, as `list` shows it
    #[arg(value_name = "ID")]
    id: String,
    /// A link or the name of a file; the file itself is not copied
    #[arg(value_name = "REF", value_parser = clap::builder::NonEmptyStringValueParser::new(), allow_hyphen_values = true)]
    reference: String,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let (Action::Add(chosen) | Action::Remove(chosen)) = &arguments.action;
    let item = session.tracked(&chosen.id)?;
    let progress = session.load()?;
    let mut evidence = progress.record(&item.id).evidence.clone();
    let given = one_line(&chosen.reference);
    // A reference that is there already, perhaps from the interface, is not expanded.
    let reference =
        if evidence.contains(&given) { given } else { session.environment.expand(given.as_ref()).to_string_lossy().into_owned() };
    match &arguments.action {
        Action::Add(_) if evidence.contains(&reference) => {}
        Action::Add(_) => evidence.push(reference),
        Action::Remove(_) => {
            let place = evidence.iter().position(|known| *known == reference);
            evidence.remove(place.ok_or_else(|| missing(&item.id, &reference, &evidence))?);
        }
    }
    let change = Change::field(&progress, &item.id, Field::Evidence(evidence));
    change::save(session, &[&item.id], &[change])
}

fn missing(id: &str, reference: &str, evidence: &[String]) -> Failure {
    let advice = format!("`hie-onboard show {id}` shows what there is");
    unknown("evidence", reference, evidence.iter().map(String::as_str), &advice)
}
