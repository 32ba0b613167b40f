//! The open questions as text: alone, to take along, or as a part of a letter.

use askama::Template;
use jiff::tz::TimeZone;

use crate::guide::Guide;
use crate::progress::{Act, OpenQuestion, Progress, day_of, open_questions};

/// What stands above questions of which some are marked: their sources are not the reader's own documents.
pub const ON_REPORTED: &str =
    "Those marked * rest on a third party's notes, not on your documents: please correct us where they are wrong.";

#[derive(Template)]
#[template(path = "agenda.txt", config = ".askama.toml")]
struct Agenda<'a> {
    questions: &'a [OpenQuestion<'a>],
    zone: &'a TimeZone,
}

/// All open questions, the most important first; empty if there are none.
///
/// # Panics
/// Never: text can always be written.
pub fn agenda(guide: &Guide, progress: &Progress, zone: &TimeZone) -> String {
    let text = Agenda { questions: &open_questions(guide, progress), zone }.render().expect("text can always be written");
    text.trim().to_owned()
}

/// The question, and `*` behind one that rests on a third party's notes.
pub fn marked(question: &str, is_reported: bool) -> String {
    format!("{question}{}", if is_reported { " *" } else { "" })
}

pub(super) fn are_reported(questions: &[OpenQuestion]) -> bool {
    questions.iter().any(|open| open.asking.is_reported())
}

/// In brackets, when the question was asked before; empty if it was not.
pub(super) fn asked(question: &OpenQuestion, zone: &TimeZone) -> String {
    let Some(line) = question.asking.asked else { return String::new() };
    let again = if line.act == Act::Reminded { " again" } else { "" };
    format!(" (asked{again} on {})", day_of(line.at, zone))
}
