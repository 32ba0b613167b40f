//! The lists that open over the panels: opened, and chosen from.

use super::answer::{Action, Refusal, does, item, items, nothing, refused, task};
use crate::progress::Status;
use crate::tui::state::context::ListKind;
use crate::tui::state::lists::{listing, terms_of};
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::setup::Question;

/// Opens the list, if there is something to list.
///
/// # Errors
/// When there is not.
pub(super) fn open(model: &Model, kind: ListKind) -> Result<Action, Refusal> {
    match kind {
        ListKind::Kept if model.kept.is_empty() => nothing(),
        ListKind::Filter | ListKind::Kept | ListKind::Product | ListKind::Questions | ListKind::Letters | ListKind::Preflight => {
            does(move |model, _| show(model, kind, Vec::new(), 0))
        }
        ListKind::Status => {
            let items = items(model)?;
            let status = items.first().map(|first| model.progress.record(first).standing.status);
            let cursor = Status::ALL.iter().position(|other| Some(*other) == status).unwrap_or(0);
            does(move |model, _| show(model, kind, items, cursor))
        }
        ListKind::Steps => {
            let item = task(model)?;
            does(move |model, _| show(model, kind, vec![item], 0))
        }
        ListKind::Evidence => {
            let items = items(model)?;
            does(move |model, _| show(model, kind, items, 0))
        }
        ListKind::History => {
            let item = item(model)?;
            does(move |_, _| Some(Effect::Past(item)))
        }
        ListKind::Copy | ListKind::Correspondence => {
            let item = item(model)?;
            does(move |model, _| show(model, kind, vec![item], 0))
        }
        ListKind::Links => match model.selected() {
            Some((_, item)) if !item.links.is_empty() => {
                let item = item.id.to_string();
                does(move |model, _| show(model, kind, vec![item], 0))
            }
            _ => refused("No links here."),
        },
        ListKind::Glossary => {
            let Ok(item) = item(model) else { return refused("Select an item to look up its terms.") };
            if terms_of(model, &item).is_empty() {
                return refused("No glossary terms here.");
            }
            does(move |model, _| show(model, kind, vec![item], 0))
        }
    }
}

/// Opens the history of `item`, unless something else was opened while git was asked.
pub(super) fn show_past(model: &mut Model, item: String, lines: Vec<String>) {
    if !matches!(model.mode, Mode::Browse) {
        return;
    }
    if lines.is_empty() {
        model.remark = Some("No change of this item is in git's history.".to_owned());
        return;
    }
    model.past = lines;
    show(model, ListKind::History, vec![item], 0);
}

pub(super) fn show(model: &mut Model, kind: ListKind, items: Vec<String>, cursor: usize) {
    model.mode = Mode::List(List { kind, items, cursor });
}

/// What choosing the selected row does.
pub(super) fn chosen(model: &Model) -> Option<Message> {
    match &model.mode {
        Mode::List(list) => listing(model, list).rows.into_iter().nth(list.cursor).map(|row| row.does),
        Mode::Palette { actions, cursor, .. } => actions.get(*cursor).map(|action| action.message.clone()),
        _ => None,
    }
}

/// How many rows there are to choose from, where there are rows.
pub(super) fn rows(model: &Model) -> Option<usize> {
    match &model.mode {
        Mode::List(list) => Some(listing(model, list).rows.len()),
        Mode::Palette { actions, .. } => Some(actions.len()),
        Mode::Find { .. } => Some(model.lens.finding.as_ref().map_or(0, |finding| finding.found.len())),
        Mode::Setup(setup) => match setup.question {
            Question::Name | Question::Product => None,
            Question::Systems => Some(model.guide.systems.len()),
            Question::MedicalPractice => Some(2),
        },
        _ => None,
    }
}
