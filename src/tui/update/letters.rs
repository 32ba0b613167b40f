//! Letters to the guide's contact, and the open questions: started in the mail program, or copied.

use super::answer::{Action, Refusal, does, item, nothing, refused};
use super::share;
use crate::export::letter::{Extent, Letter, Matter, agenda};
use crate::progress::open_questions;
use crate::text::clean_line;
use crate::tui::state::context::ListKind;
use crate::tui::state::message::Effect;
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::prompt::{Prompt, Purpose};

const NOTHING_TO_ASK: &str = "No question is open, so there is nothing to ask.";

/// Asks what the mail about the selected item is about.
///
/// # Errors
/// When none is selected, or the guide names no mail address.
pub(super) fn about_item(model: &Model) -> Result<Action, Refusal> {
    if model.guide.mail().is_none() {
        return Err(Some(no_mail(model)));
    }
    let item = item(model)?;
    does(|model, _| model.mode = Mode::Prompt(Prompt::new(Purpose::Subject(item), "")))
}

/// Why no mail can be started: the guide names an office, or nobody.
fn no_mail(model: &Model) -> String {
    format!("The guide names no mail address: ask {}.", clean_line(&model.guide.contact))
}

/// Starts the letter, as far as there is something to write.
///
/// # Errors
/// When there is nothing to ask, or the guide names no mail address.
pub(super) fn start(model: &Model, matter: Matter) -> Result<Action, Refusal> {
    match matter {
        Matter::Questions if has_nothing_to_ask(model) => refused(NOTHING_TO_ASK),
        _ if model.guide.mail().is_none() => Err(Some(no_mail(model))),
        _ => does(move |model, _| mail(model, matter)),
    }
}

fn mail(model: &mut Model, matter: Matter) -> Option<Effect> {
    let letter = Letter::new(matter, Extent::Main, &model.guide, &model.progress, &model.zone);
    let Some(address) = letter.address() else {
        model.remark = Some("The letter is too long to start from here: copy it, and write the mail yourself.".to_owned());
        return None;
    };
    model.mode = Mode::Browse;
    model.remark = Some(format!("Letter: {}", matter.words(&model.guide)));
    share::open(model, &address)
}

/// Copies all open questions, or the selected letter.
///
/// # Errors
/// When neither is listed, or there is nothing to ask.
pub(super) fn copy(model: &Model) -> Result<Action, Refusal> {
    let (what, text) = match &model.mode {
        Mode::List(List { kind: ListKind::Questions, .. }) if has_nothing_to_ask(model) => return refused(NOTHING_TO_ASK),
        Mode::List(List { kind: ListKind::Questions, .. }) => {
            ("all open questions".to_owned(), agenda(&model.guide, &model.progress, &model.zone))
        }
        Mode::List(List { kind: ListKind::Letters, cursor, .. }) => match Matter::ALL.get(*cursor) {
            Some(Matter::Questions) if has_nothing_to_ask(model) => return refused(NOTHING_TO_ASK),
            Some(matter) => (
                matter.words(&model.guide),
                Letter::new(*matter, Extent::Main, &model.guide, &model.progress, &model.zone).to_string(),
            ),
            None => return nothing(),
        },
        _ => return nothing(),
    };
    let remark = format!("Copied, if the terminal allows it: {what}");
    does(move |model, _| {
        model.remark = Some(remark);
        Some(Effect::Copy(text))
    })
}

fn has_nothing_to_ask(model: &Model) -> bool {
    open_questions(&model.guide, &model.progress).is_empty()
}
