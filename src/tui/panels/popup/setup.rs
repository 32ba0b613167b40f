//! The questions of the first start, one at a time.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::choices::Choices;
use super::text_cursor;
use crate::guide::System;
use crate::text::clean_line;
use crate::tui::model::Model;
use crate::tui::panels::list::{Entry, Target};
use crate::tui::panels::shorten;
use crate::tui::setup::{Question, Setup};
use crate::tui::wrap::{Indent, wrap};

/// Columns of the box, with its border.
const WIDTH: u16 = 64;

/// Draws the question and tells where the cursor stands.
pub(super) fn draw(model: &Model, setup: &Setup, screen: Rect, buffer: &mut Buffer) -> Option<Position> {
    let choices = choices(model, setup, screen);
    let inside = choices.frame(model, screen, buffer);
    if setup.question == Question::Name {
        return text_cursor(&setup.name.text, choices.below(inside), buffer);
    }
    choices.list(model, inside, buffer)
}

/// The question and what can be answered, on `screen`.
pub(super) fn choices(model: &Model, setup: &Setup, screen: Rect) -> Choices {
    let columns = screen.width.min(WIDTH);
    let room = usize::from(columns.saturating_sub(5));
    let mut above = wrap(&[Span::styled(explanation(setup.question), model.theme.quiet)], room, Indent::NONE);
    above.push(Line::default());
    let mut entries = entries(model, setup, room);
    let cautions = cautions(model, setup, room);
    let longest = cautions.iter().map(Vec::len).max().unwrap_or(0);
    let (answers, inside) = (entries.len().max(1), usize::from(screen.height.saturating_sub(2)));
    // The answers are what has to be in sight; the rest gives way to them.
    if above.len() + answers > inside {
        above.clear();
    }
    let fits = above.len() + answers + longest <= inside;
    if fits {
        entries.extend(cautions.into_iter().nth(setup.cursor).unwrap_or_default());
    }
    let height = Some(above.len() + answers + if fits { longest } else { 0 });
    let title = format!("{} ({} of {})", question(setup.question), setup.question.number(), Question::ALL.len());
    Choices { title, above, entries, cursor: setup.cursor, columns, height }
}

/// What to know before choosing each system, below the list; nothing for those without.
fn cautions(model: &Model, setup: &Setup, columns: usize) -> Vec<Vec<Entry>> {
    let caution = |system: &System| match clean_line(&system.caution) {
        caution if caution.is_empty() => Vec::new(),
        caution => {
            let lines = wrap(&[Span::styled(caution.into_owned(), model.theme.quiet)], columns, Indent::NONE);
            std::iter::once(Entry::text("")).chain(lines.into_iter().map(Entry::text)).collect()
        }
    };
    match setup.question {
        Question::Systems => model.guide.systems.iter().map(caution).collect(),
        Question::Name | Question::MedicalPractice => Vec::new(),
    }
}

pub(super) fn question(question: Question) -> &'static str {
    match question {
        Question::Name => "What is your name?",
        Question::Systems => "Which systems?",
        Question::MedicalPractice => "A medical-practice application?",
    }
}

fn explanation(question: Question) -> &'static str {
    match question {
        Question::Name => {
            "It stands beside what you tick, so that your team knows whom to ask. It stays on this computer and in the progress file."
        }
        Question::Systems => {
            "Which systems does your product connect to? What does not concern them is left out. None chosen means all."
        }
        Question::MedicalPractice => {
            "Without one, the requirements for medical-practice applications are left out. Nothing is lost: answer again at any time."
        }
    }
}

fn entries(model: &Model, setup: &Setup, columns: usize) -> Vec<Entry> {
    match setup.question {
        Question::Name => Vec::new(),
        Question::Systems => model.guide.systems.iter().map(|system| entry(model, setup, system, columns)).collect(),
        Question::MedicalPractice => [(true, "yes"), (false, "no")]
            .into_iter()
            .map(|(answer, word)| row(model, answer == setup.medical_practice, word, columns))
            .collect(),
    }
}

fn entry(model: &Model, setup: &Setup, system: &System, columns: usize) -> Entry {
    let words = match clean_line(&system.short) {
        short if short == clean_line(&system.title) => short.into_owned(),
        short => format!("{} ({short})", clean_line(&system.title)),
    };
    row(model, setup.systems.contains(&system.id), &words, columns)
}

fn row(model: &Model, is_chosen: bool, words: &str, columns: usize) -> Entry {
    let mark = if is_chosen { Span::styled(" [x] ", model.theme.accent) } else { Span::raw(" [ ] ") };
    let line = Line::from(vec![mark, Span::raw(words.to_owned())]);
    Entry::selectable(shorten(line, columns), Target::Row)
}
