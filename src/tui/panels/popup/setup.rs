//! The questions of the first start, one at a time.

use ratatui::text::{Line, Span};

use super::{AROUND_ROWS, Popup, Typed, box_columns};
use crate::guide::System;
use crate::text::clean_line;
use crate::tui::draw::list::Lines;
use crate::tui::draw::spans::shorten;
use crate::tui::draw::wrap::{Indent, wrap};
use crate::tui::state::model::Model;
use crate::tui::state::setup::{Question, Setup};

/// Columns of the box, with its border.
const WIDTH: u16 = 64;

/// The question and its answers, on a screen with so many columns and rows for it.
pub(super) fn popup<'m>(model: &Model, setup: &'m Setup, columns: u16, rows: u16) -> Popup<'m> {
    let columns = box_columns(columns, WIDTH);
    let room = usize::from(columns.saturating_sub(AROUND_ROWS));
    let mut above = wrap(&[Span::styled(explanation(setup.question), model.theme.quiet)], room, Indent::NONE);
    above.push(Line::default());
    let mut lines = answers(model, setup, room);
    let cautions = cautions(model, setup, room);
    let longest = cautions.iter().map(Vec::len).max().unwrap_or(0);
    let (answers, inside) = (lines.rows().max(1), usize::from(rows.saturating_sub(2)));
    // The answers are what has to be in sight; the rest gives way to them.
    if above.len() + answers > inside {
        above.clear();
    }
    let fits = above.len() + answers + longest <= inside;
    if fits {
        lines.extend(cautions.into_iter().nth(setup.cursor).unwrap_or_default());
    }
    let height = Some(above.len() + answers + if fits { longest } else { 0 });
    let title = format!("{} ({} of {})", question(setup.question), setup.index() + 1, setup.questions.len());
    let typed = setup.typed().map(|prompt| Typed { text: &prompt.text, prompt: Span::raw(""), rows: 1 });
    let cursor = typed.is_none().then_some(setup.cursor);
    Popup { title, columns, height, above, typed, lines, cursor, is_over_detail: false }
}

/// What to know before choosing each system; nothing for those without.
fn cautions(model: &Model, setup: &Setup, columns: usize) -> Vec<Vec<Line<'static>>> {
    let caution = |system: &System| match clean_line(&system.caution) {
        caution if caution.is_empty() => Vec::new(),
        caution => {
            let lines = wrap(&[Span::styled(caution.into_owned(), model.theme.quiet)], columns, Indent::NONE);
            std::iter::once(Line::default()).chain(lines).collect()
        }
    };
    match setup.question {
        Question::Systems => model.guide.systems.iter().map(caution).collect(),
        Question::Name | Question::MedicalPractice | Question::Product => Vec::new(),
    }
}

fn question(question: Question) -> &'static str {
    match question {
        Question::Name => "What is your name?",
        Question::Systems => "Which systems?",
        Question::MedicalPractice => "A medical-practice application?",
        Question::Product => "What is your product called?",
    }
}

fn explanation(question: Question) -> &'static str {
    match question {
        Question::Name => {
            "It is recorded with what you change, so that your team knows whom to ask. It stays on this computer and in the progress file."
        }
        Question::Systems => {
            "Which systems does your product connect to? Items for other systems are left out. None chosen means all."
        }
        Question::MedicalPractice => {
            "If not, the requirements for medical-practice applications are left out. Nothing is lost: change the answer at any time."
        }
        Question::Product => {
            "Letters and reports call it that. Leave it empty if you do not know yet; vendor, version and contacts can follow, too."
        }
    }
}

fn answers(model: &Model, setup: &Setup, columns: usize) -> Lines {
    let mut lines = Lines::default();
    match setup.question {
        Question::Name | Question::Product => {}
        Question::Systems => {
            for system in &model.guide.systems {
                lines.row(answer(model, setup.systems.contains(system.id.as_str()), &name(system), columns));
            }
        }
        Question::MedicalPractice => {
            lines.row(answer(model, setup.medical_practice, "yes", columns));
            lines.row(answer(model, !setup.medical_practice, "no", columns));
        }
    }
    lines
}

fn name(system: &System) -> String {
    match clean_line(&system.short) {
        short if short == clean_line(&system.title) => short.into_owned(),
        short => format!("{} ({short})", clean_line(&system.title)),
    }
}

fn answer(model: &Model, is_chosen: bool, words: &str, columns: usize) -> Line<'static> {
    let mark = if is_chosen { Span::styled(" [x] ", model.theme.accent) } else { Span::raw(" [ ] ") };
    shorten(Line::from(vec![mark, Span::raw(words.to_owned())]), columns)
}
