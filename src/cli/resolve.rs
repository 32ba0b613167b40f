//! `resolve`: finishes a merge that git left in the progress file.

use clap::Args;

use super::failure::Failure;
use super::output::{Answer, Text};
use super::session::Session;
use crate::team::{self, Resolved};
use crate::text::shown_path;

const EXAMPLES: &str = "\
Examples:
  hie-onboard resolve

It merges both versions that git keeps during a merge, rebase, cherry-pick, revert
or stash pop, field by field. What both sides typed stays. The file with its
markers is kept beside it. Where git has no such merge, it names the line with the
marker, and where the file is whole.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

pub fn run(session: &Session) -> Result<Answer, Failure> {
    session.options.refuse_in_example("resolve")?;
    let resolved = team::resolve(&session.store, &session.guide)?;
    let text = resolved.map_or_else(nothing, |resolved| describe(&resolved));
    Ok(session.answer(text))
}

fn nothing() -> Text {
    let mut text = Text::default();
    text.line("Nothing to resolve: git has no unfinished merge of this file.");
    text
}

fn describe(resolved: &Resolved) -> Text {
    let mut text = Text::default();
    if resolved.is_deleted {
        text.line("One side deleted the file; the other is kept.");
    } else {
        text.line("Merged both sides, field by field.");
    }
    if let Some(kept) = &resolved.kept {
        text.line(&format!("The file as it was is kept as {}.", shown_path(kept)));
    }
    text.line(&format!("Next: git add {}, then continue what git was doing.", shown_path(&resolved.file)));
    text
}
