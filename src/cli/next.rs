//! `next`: what to do now, and why.

use clap::Args;

use super::failure::Failure;
use super::item::add_line;
use super::output::{Answer, Text};
use super::session::Session;
use crate::progress::{Progress, Summary};
use crate::text::width;

/// How many items are shown: more would be a list.
const SHOWN: usize = 3;

const EXAMPLES: &str = "\
Examples:
  hie-onboard next";

/// Arguments of `next`.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

/// Answers `next`.
///
/// # Errors
/// When the progress cannot be read.
pub fn run(session: &Session) -> Result<Answer, Failure> {
    let progress = session.load()?;
    Ok(session.answer(describe(session, &progress, &session.summary(&progress))))
}

fn describe(session: &Session, progress: &Progress, summary: &Summary) -> Text {
    let mut text = Text::default();
    let shown = &summary.next[..summary.next.len().min(SHOWN)];
    let columns = shown.iter().map(|next| width(&next.id)).max().unwrap_or(0);
    for next in shown {
        let Some(entry) = session.entry(&next.id, progress) else { continue };
        add_line(&mut text, &entry, columns);
        text.end();
        text.paragraph("    ", &next.reason.sentence());
    }
    match (shown.first(), summary.waiting.len()) {
        (Some(first), _) => text.line(&format!("How: hie-onboard show {}", first.id)),
        (None, 0) => text.line("Nothing is left to do."),
        (None, count) => {
            text.line(&format!("Nothing can be done now; {count} waiting: hie-onboard list --status waiting"));
        }
    }
    text
}
