//! What was asked, answered and noted about an item: recorded line by line from its list.

use jiff::Timestamp;

use super::answer::{Action, Refusal, edits, nothing, refused};
use super::change::{change, tell};
use crate::progress::{Act, Asking, Change, DatedLine, Field, Progress};
use crate::text::one_line;
use crate::tui::state::context::{List, ListKind};
use crate::tui::state::message::Effect;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Line, Part, Prompt, Purpose};

/// What a reminder says.
const REMINDED: &str = "asked again";

/// Records that the question of this number was asked, or its answer.
///
/// # Errors
/// When nothing can be recorded now.
pub(super) fn question(model: &Model, number: usize) -> Result<Action, Refusal> {
    let Some(list) = open_list(model) else { return nothing() };
    let askings = askings(model, &list);
    let Some(asking) = askings.iter().find(|asking| asking.number == number) else { return nothing() };
    let text = asking.text.to_owned();
    let (part, line) = match asking.asked {
        Some(_) => (Part::Text, Line { question: text, ..begun(&list, Act::Answered) }),
        None => (Part::With, Line { text, ..begun(&list, Act::Asked) }),
    };
    edits(model, move |model, _| ask(model, Some(list), part, line))
}

/// Asks for the text of a line of this kind, which is about no question of the list.
///
/// # Errors
/// When nothing can be recorded now.
pub(super) fn another(model: &Model, act: Act) -> Result<Action, Refusal> {
    let Some(list) = open_list(model) else { return nothing() };
    let line = begun(&list, act);
    edits(model, move |model, _| ask(model, Some(list), Part::Text, line))
}

/// Records that the selected question was asked again.
///
/// # Errors
/// When none is selected that was asked and is open.
pub(super) fn remind(model: &Model, now: Timestamp) -> Result<Action, Refusal> {
    let Some(list) = open_list(model) else { return nothing() };
    let askings = askings(model, &list);
    let selected = askings.get(list.cursor).filter(|asking| is_pending(asking));
    let Some((asking, asked)) = selected.and_then(|asking| Some((asking, asking.asked?))) else {
        return refused("Select a question that was asked and is not answered.");
    };
    let stamp = model.stamp(now);
    let (with, question) = (asked.with.clone(), asking.text.to_owned());
    let line = DatedLine { with, question, ..DatedLine::new(&stamp, Act::Reminded, REMINDED) };
    let item = begun(&list, Act::Reminded).item;
    edits(model, move |model, _| add(model, &item, line))
}

/// Takes over what was typed of `line`: asks for the rest, or records it, and goes back to `list`.
pub(super) fn accept(
    model: &mut Model,
    list: Option<List>,
    (part, line): (Part, Line),
    typed: &str,
    now: Timestamp,
) -> Option<Effect> {
    let typed = one_line(typed);
    if part == Part::Text && !typed.is_empty() {
        ask(model, list, Part::With, Line { text: typed, ..line });
        return None;
    }
    model.mode = list.map_or(Mode::Browse, Mode::List);
    if part == Part::Text {
        return None;
    }
    let Line { item, act, question, text } = line;
    let line = DatedLine { with: typed, question, ..DatedLine::new(&model.stamp(now), act, &text) };
    add(model, &item, line)
}

fn ask(model: &mut Model, list: Option<List>, part: Part, line: Line) {
    let known = if part == Part::With { whom(model, &line) } else { String::new() };
    let prompt = Prompt::new(Purpose::Line(part, Box::new(line)), &known);
    model.mode = Mode::Prompt(prompt.replaceable().before(list));
}

/// Whoever was asked has probably answered; empty if that is not known.
fn whom(model: &Model, line: &Line) -> String {
    let Some((_, item)) = model.item(&line.item) else { return String::new() };
    let askings = Asking::all(item, &model.progress);
    let asked = askings.iter().find(|asking| asking.text == line.question).and_then(|asking| asking.asked);
    asked.map_or_else(String::new, |asked| asked.with.clone())
}

/// Records `line`. An answer clears the day to follow up, if nothing else that was asked is open.
fn add(model: &mut Model, item: &str, line: DatedLine) -> Option<Effect> {
    let words = format!("{}: {}", crate::text::capitalized(line.act.word()), model.name_of(&[item.to_owned()]));
    let is_answer = line.act == Act::Answered;
    let line = Change::line(item, line);
    let mut after = model.progress.clone();
    after.apply(&line);
    let has_pending =
        |progress: &Progress| model.item(item).is_some_and(|(_, item)| Asking::all(item, progress).iter().any(is_pending));
    // The day may have been set for something else that was not asked.
    let cleared = is_answer && has_pending(&model.progress) && !has_pending(&after);
    let cleared = cleared.then(|| Change::field(&model.progress, item, Field::FollowUp(None)));
    let effect = change(model, std::iter::once(line).chain(cleared));
    tell(model, &words);
    effect
}

/// Whether it was asked, and nobody has answered it since.
fn is_pending(asking: &Asking) -> bool {
    asking.asked.is_some() && asking.is_open()
}

fn begun(list: &List, act: Act) -> Line {
    let item = list.items.first().cloned().unwrap_or_default();
    Line { item, act, question: String::new(), text: String::new() }
}

fn askings<'m>(model: &'m Model, list: &List) -> Vec<Asking<'m>> {
    let item = list.items.first().and_then(|id| model.item(id));
    item.map_or_else(Vec::new, |(_, item)| Asking::all(item, &model.progress))
}

fn open_list(model: &Model) -> Option<List> {
    match &model.mode {
        Mode::List(list) if list.kind == ListKind::Correspondence => Some(list.clone()),
        _ => None,
    }
}
