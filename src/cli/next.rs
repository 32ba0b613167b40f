//! `next`: what to do next, and why.

use clap::Args;

use super::failure::Failure;
use super::item::add_line;
use super::output::{Answer, Text};
use super::session::Session;
use crate::progress::{Progress, Summary};
use crate::text::width;

const MAX_SHOWN: usize = 3;

const EXAMPLES: &str = "\
Examples:
  hie-onboard next";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {}

pub fn run(session: &Session) -> Result<Answer, Failure> {
    let progress = session.load()?;
    Ok(session.answer(describe(session, &progress, &session.summary(&progress))))
}

fn describe(session: &Session, progress: &Progress, summary: &Summary) -> Text {
    let mut text = Text::default();
    let shown = &summary.next[..summary.next.len().min(MAX_SHOWN)];
    let columns = shown.iter().map(|next| width(&next.id)).max().unwrap_or(0);
    for next in shown {
        let Some(entry) = session.entry(&next.id, progress) else { continue };
        add_line(&mut text, &entry, columns);
        text.end();
        text.paragraph("    ", &next.reason.sentence(&session.guide, session.today()));
    }
    match (shown.first(), summary.waiting.len()) {
        (Some(first), _) => text.line(&format!("Details: hie-onboard show {}", first.id)),
        (None, 0) => text.line("Nothing left to do."),
        (None, _) => add_waiting(&mut text, session, progress, &summary.waiting),
    }
    text
}

/// What everything that is open waits for.
fn add_waiting(text: &mut Text, session: &Session, progress: &Progress, waiting: &[String]) {
    text.line("Nothing can be done now: whatever is open needs what waits first.");
    let columns = waiting.iter().map(|id| width(id)).max().unwrap_or(0);
    for entry in waiting.iter().filter_map(|id| session.entry(id, progress)) {
        add_line(text, &entry, columns);
        text.end();
        text.paragraph("    ", &entry.record.standing.sentence(&session.zone));
    }
}
