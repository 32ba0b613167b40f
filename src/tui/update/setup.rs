//! The questions of the first start: asked, and answered one by one.

use super::change::change;
use super::product;
use crate::progress::{Change, Summary, counted};
use crate::settings::LONGEST_NAME;
use crate::text::one_line;
use crate::tui::keys::key_of;
use crate::tui::state::context::Context;
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::prompt::Purpose;
use crate::tui::state::setup::{Question, Setup};

/// Asks from `question` on, or from the first that there is anything to choose for.
pub(super) fn ask(model: &mut Model, question: Question) {
    let questions: Vec<Question> = model.questions.iter().copied().filter(|question| question.applies_to(&model.guide)).collect();
    let first = if questions.contains(&question) { Some(question) } else { questions.first().copied() };
    match first {
        Some(first) => {
            model.mode = Mode::Setup(Box::new(Setup::new(questions, first, &model.user, &model.progress)));
        }
        None => model.remark = Some("Nothing to choose: everything in this guide applies.".to_owned()),
    }
}

/// Asks from the beginning.
pub(super) fn ask_all(model: &mut Model) {
    model.questions.first().into_iter().for_each(|first| ask(model, *first));
}

/// Chooses the selected row.
pub(super) fn toggle(model: &mut Model) {
    let guide = model.guide.clone();
    if let Mode::Setup(setup) = &mut model.mode {
        setup.toggle(&guide);
    }
}

/// Goes back to the question before.
pub(super) fn previous(model: &mut Model) {
    if let Mode::Setup(setup) = &mut model.mode {
        match setup.previous() {
            Some(question) => setup.ask(question),
            None => model.remark = Some("This is the first question.".to_owned()),
        }
    }
}

/// Takes over the answer and goes on; the questions end after the last.
pub(super) fn accept(model: &mut Model) -> Option<Effect> {
    let mut setup = match std::mem::replace(&mut model.mode, Mode::Browse) {
        Mode::Setup(setup) => setup,
        other => {
            model.mode = other;
            return None;
        }
    };
    if setup.question == Question::MedicalPractice {
        setup.toggle(&model.guide);
    }
    if setup.question == Question::Name && setup.name.content().chars().count() > LONGEST_NAME {
        model.remark = Some(format!("The name is too long: at most {LONGEST_NAME} characters."));
        model.mode = Mode::Setup(setup);
        return None;
    }
    let effect = match setup.question {
        Question::Name => name(model, &setup),
        Question::Systems | Question::MedicalPractice => scope(model, &setup),
        Question::Product => product(model, &setup),
    };
    match setup.next() {
        Some(next) => {
            setup.ask(next);
            model.mode = Mode::Setup(setup);
        }
        None => model.remark = Some(applies(model)),
    }
    effect
}

/// Takes over the name, also as the proposed answer to the question for it.
pub(super) fn named(model: &mut Model, name: String) {
    if let Mode::Setup(setup) = &mut model.mode {
        setup.propose(&name);
    }
    model.user = name;
}

fn name(model: &mut Model, setup: &Setup) -> Option<Effect> {
    let name = one_line(&setup.name.content());
    if name.is_empty() || name == model.user {
        return None;
    }
    model.user.clone_from(&name);
    Some(Effect::SaveName(name))
}

fn scope(model: &mut Model, setup: &Setup) -> Option<Effect> {
    let before = model.progress.scope.clone();
    let after = setup.scope(&model.guide, &before);
    change(model, [Change::Scope { before, after }])
}

fn product(model: &mut Model, setup: &Setup) -> Option<Effect> {
    let Purpose::Product(field, seen) = &setup.product.purpose else { return None };
    product::set(model, *field, seen, &setup.product.content())
}

/// What the answers amount to.
fn applies(model: &Model) -> String {
    let Summary { counts, .. } = &model.summary;
    let key = key_of(Context::Browse, &Message::Setup);
    match counts.out_of_scope {
        0 => format!("All {} apply; {key} asks again.", counted(counts.total, "item")),
        hidden => format!("{} of {} apply; {key} asks again.", counts.total, counted(counts.total + hidden, "item")),
    }
}
