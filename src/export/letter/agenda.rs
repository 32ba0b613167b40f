//! The open questions as text: alone, to take along, or as a part of a letter.

use askama::Template;
use jiff::tz::TimeZone;

use crate::guide::Guide;
use crate::progress::{Act, OpenQuestion, Progress, day_of, open_questions};

/// What the mark behind a question means: it does not come from the reader's own documents.
pub const ON_REPORTED: &str = "Questions marked * rest on second-hand information: please correct us where it is wrong.";

/// Whether a question is followed by what its answer is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    Said,
    /// Those who are asked have reasons of their own.
    Unsaid,
}

#[derive(Template)]
#[template(path = "agenda.txt", config = ".askama.toml")]
struct Agenda<'a> {
    why: Why,
    questions: &'a [OpenQuestion<'a>],
    zone: &'a TimeZone,
}

/// All open questions, the most important first; empty if there are none.
///
/// # Panics
/// Never: text can always be written.
pub fn agenda(guide: &Guide, progress: &Progress, zone: &TimeZone) -> String {
    let text = Agenda { why: Why::Said, questions: &open_questions(guide, progress), zone }
        .render()
        .expect("text can always be written");
    text.trim().to_owned()
}

/// The question, and `*` behind one that rests on a third party's notes.
pub fn marked(question: &str, is_reported: bool) -> String {
    format!("{question}{}", if is_reported { " *" } else { "" })
}

pub(super) fn are_reported(questions: &[OpenQuestion]) -> bool {
    questions.iter().any(|open| open.asking.is_reported())
}

/// What stands below a question. One of the team's own may make sense only with its item.
pub(super) fn reasons(question: &OpenQuestion, why: Why) -> Vec<String> {
    let unblocks = question.asking.unblocks().trim_end_matches('.');
    let needed = (why == Why::Said && !unblocks.is_empty()).then(|| format!("Needed for: {unblocks}"));
    let about = question.asking.question.is_none().then(|| format!("About: {}", question.item.title));
    about.into_iter().chain(needed).collect()
}

/// In brackets, when the question was asked before; empty if it was not.
pub(super) fn asked(question: &OpenQuestion, zone: &TimeZone) -> String {
    let Some(line) = question.asking.asked else { return String::new() };
    let again = if line.act == Act::Reminded { " again" } else { "" };
    format!(" (asked{again} on {})", day_of(line.at, zone))
}
