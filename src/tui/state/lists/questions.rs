//! The rows of what is asked: the questions of an item, all open ones, and the letters that carry them.

use super::{MOST, Row};
use crate::export::letter::{Extent, Letter, Matter};
use crate::guide::EvidenceClass;
use crate::progress::{Act, Asking, OpenQuestion, open_questions};
use crate::text::clean_line;
use crate::tui::state::message::Message;
use crate::tui::state::model::Model;

/// The questions about the item called `id` with how each stands, then what else can be recorded.
pub(super) fn of_item(model: &Model, id: &str) -> Vec<Row> {
    let item = model.item(id).map(|(_, item)| item);
    let askings = item.into_iter().flat_map(|item| Asking::all(item, &model.progress)).take(MOST);
    let row = |asking: Asking| {
        let title = format!("{}. {}", asking.number, asking.text);
        let standing = std::iter::once(standing(model, &asking)).chain(caution(&asking)).collect::<Vec<_>>();
        Row::new(title, Message::Question(asking.number)).with_text(&standing.join(" · "))
    };
    let others = [("ask something else", Message::Another(Act::Asked)), ("note a contact", Message::Another(Act::Noted))];
    askings.map(row).chain(others.map(|(title, does)| Row::new(title, does))).collect()
}

/// `not asked yet`, `asked HLTH on 2026-11-02, by ana`, or the answer.
fn standing(model: &Model, asking: &Asking) -> String {
    let asked = asking.asked.map(|line| line.occasion(&model.zone));
    let told = asking.answer.map(|line| line.told(&model.zone));
    match (asked, told) {
        (_, Some(told)) if !asking.is_open() => told,
        (Some(asked), Some(told)) => format!("{asked}; before that {told}"),
        (asked, told) => asked.or(told).unwrap_or_else(|| "not asked yet".to_owned()),
    }
}

/// That it rests on a third party's notes, if it does.
fn caution(asking: &Asking) -> Option<String> {
    asking.is_reported().then(|| EvidenceClass::Reported.caution().to_owned())
}

/// Every open question, the most important first, with its item.
pub(super) fn open(model: &Model) -> Vec<Row> {
    let questions = open_questions(&model.guide, &model.progress);
    if questions.is_empty() {
        return vec![Row::new("No question is open.", Message::Back)];
    }
    let row = |open: &OpenQuestion| {
        let asked = open.asking.asked.map(|line| line.occasion(&model.zone));
        let unblocks = Some(open.asking.unblocks()).filter(|words| !words.is_empty());
        let unblocks = unblocks.map(|words| format!("unblocks: {}", clean_line(words)));
        let below = std::iter::once(open.item.title.to_string()).chain(caution(&open.asking)).chain(asked).chain(unblocks);
        let below = below.collect::<Vec<_>>().join(" · ");
        Row::new(open.asking.text, Message::ShowItem(open.item.id.to_string())).with_text(&below)
    };
    questions.iter().map(row).collect()
}

/// The letters, each with the facts about the product that it lacks.
pub(super) fn letters(model: &Model) -> Vec<Row> {
    let row = |matter: &Matter| {
        let row = Row::new(matter.words(&model.guide), Message::Letter(*matter));
        let missing = Letter::new(*matter, Extent::Main, &model.guide, &model.progress, &model.zone).missing;
        let missing: Vec<&str> = missing.iter().map(|field| field.word()).collect();
        if missing.is_empty() { row } else { row.with_text(&format!("not set yet: {}", missing.join(", "))) }
    };
    Matter::ALL.iter().map(row).collect()
}
