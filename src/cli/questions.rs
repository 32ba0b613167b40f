//! `questions`: what is still to be answered, as one agenda.

use clap::Args;
use serde::Serialize;

use super::failure::Failure;
use super::output::{Answer, SCHEMA, Text, Tone};
use super::question::{QuestionReport, add_history, words};
use super::session::Session;
use crate::guide::Item;
use crate::progress::{Asking, Progress, counted_are, open_questions};

const EXAMPLES: &str = "\
Examples:
  hie-onboard questions
  hie-onboard questions --all
  hie-onboard questions --json

The questions that the guide has about what is in scope and open, and those that
you asked: first those that the next gate waits for, then those on whose item
most others wait, then those whose answer is needed for something named.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Include the answered ones, with their answers
    #[arg(long)]
    all: bool,
    /// Write JSON for scripts
    #[arg(long)]
    json: bool,
}

/// A question with the item that it is about.
type About<'a> = (&'a Item, Asking<'a>);

/// `questions --json`; scripts rely on these names.
#[derive(Serialize)]
struct QuestionsReport<'a> {
    schema: u32,
    questions: Vec<AboutReport<'a>>,
}

#[derive(Serialize)]
struct AboutReport<'a> {
    item: &'a str,
    title: &'a str,
    #[serde(flatten)]
    question: QuestionReport<'a>,
}

pub fn run(session: &Session, arguments: &Arguments) -> Result<Answer, Failure> {
    let progress = session.load()?;
    let open: Vec<About> = open_questions(&session.guide, &progress).iter().map(|open| (open.item, open.asking)).collect();
    let answered = if arguments.all { answered(session, &progress) } else { Vec::new() };
    let text = if arguments.json {
        let questions = open.iter().chain(&answered).map(|about| AboutReport::new(about, &progress)).collect();
        Text::json(&QuestionsReport { schema: SCHEMA, questions })
    } else {
        describe(session, &progress, &open, &answered)
    };
    Ok(session.answer(text))
}

/// In the guide's order.
fn answered<'a>(session: &'a Session, progress: &'a Progress) -> Vec<About<'a>> {
    let askings = session.guide.items().flat_map(|(_, item)| Asking::all(item, progress).into_iter().map(move |one| (item, one)));
    askings.filter(|(_, asking)| !asking.is_open()).collect()
}

fn describe(session: &Session, progress: &Progress, open: &[About], answered: &[About]) -> Text {
    let mut text = Text::default();
    text.add(
        Tone::Strong,
        &match open.len() {
            0 => "No question is open.".to_owned(),
            1 => "1 question is open.".to_owned(),
            count => format!("{} open, the most important first.", counted_are(count, "question")),
        },
    );
    text.end();
    for about in open {
        add(&mut text, session, progress, about);
    }
    if !answered.is_empty() {
        text.heading("Answered");
    }
    for about in answered {
        add(&mut text, session, progress, about);
    }
    text.end();
    text.paragraph(
        "",
        if open.is_empty() {
            "`hie-onboard ask ID TEXT` records one that you ask."
        } else {
            "`hie-onboard answer ID TEXT --question NUMBER` records an answer, and `hie-onboard letter questions` makes a mail of \
             the most important ones."
        },
    );
    text
}

fn add(text: &mut Text, session: &Session, progress: &Progress, (item, asking): &About) {
    text.end();
    text.paragraph("", &format!("{} ({}), question {}", item.title, item.id, asking.number));
    text.paragraph("  ", &words(asking));
    if !asking.unblocks().is_empty() {
        text.paragraph("  ", &format!("Unblocks: {}", asking.unblocks()));
    }
    add_history(text, "  ", asking, &progress.record(&item.id).correspondence, &session.zone);
}

impl<'a> AboutReport<'a> {
    fn new((item, asking): &About<'a>, progress: &'a Progress) -> Self {
        let question = QuestionReport::new(asking, &progress.record(&item.id).correspondence);
        Self { item: &item.id, title: &item.title, question }
    }
}
