//! Taking something elsewhere: opening a link, copying, writing to the guide's contact.

use crate::text::{clean_line, is_openable};
use crate::tui::message::Effect;
use crate::tui::model::{Mode, Model, Told};
use crate::tui::share::{copyable, letter};
use crate::tui::writing::{Purpose, Writing};

/// Opens `address`, which was shown whole; where the terminal is on another computer, a browser would open out of sight.
pub(super) fn open(model: &mut Model, address: &str) -> Option<Effect> {
    if !is_openable(address) {
        return None;
    }
    if model.abilities.is_remote {
        let told = Told {
            title: "Open it where your browser is".to_owned(),
            text: address.to_owned(),
            hint: "This terminal is on another computer. The address is copied, if the terminal allows it.".to_owned(),
        };
        tell(model, told);
        return Some(Effect::Copy(address.to_owned()));
    }
    Some(Effect::Open(address.to_owned()))
}

/// Shows something whole, before going back to what is on screen now.
pub(super) fn tell(model: &mut Model, told: Told) {
    let behind = std::mem::replace(&mut model.mode, Mode::Browse);
    model.mode = Mode::Told(told, Box::new(behind));
}

/// Offers what can be copied.
pub(super) fn choose_copy(model: &mut Model) {
    let choices = copyable(model);
    if !choices.is_empty() {
        model.mode = Mode::Copy { choices, cursor: 0 };
    }
}

/// Whether `key` stands for a choice.
pub(super) fn can_copy(model: &Model, key: char) -> bool {
    matches!(&model.mode, Mode::Copy { choices, .. } if choices.iter().any(|choice| choice.key == key))
}

/// Copies the choice that `key` stands for.
pub(super) fn copy_at_once(model: &mut Model, key: char) -> Option<Effect> {
    let Mode::Copy { choices, .. } = &model.mode else { return None };
    let index = choices.iter().position(|choice| choice.key == key)?;
    copy(model, index)
}

/// Copies the choice with this number, from 0.
pub(super) fn copy(model: &mut Model, index: usize) -> Option<Effect> {
    let Mode::Copy { choices, .. } = &model.mode else { return None };
    let text = choices.get(index)?.text.clone();
    model.mode = Mode::Browse;
    model.remark = Some(format!("Copied, if the terminal allows it: {}", clean_line(&text)));
    Some(Effect::Copy(text))
}

/// Asks what the letter to the guide's contact is about.
pub(super) fn ask_subject(model: &mut Model) {
    if let Some((_, item)) = model.selected() {
        let item = item.id.clone();
        model.mode = Mode::Write(Writing::new(Purpose::Subject(item), ""));
    }
}

/// Starts the letter about the item called `id`.
pub(super) fn write_letter(model: &mut Model, id: &str, question: &str) -> Option<Effect> {
    let address = model.guide.find(id).and_then(|(_, item)| letter(&model.guide, item, question));
    let Some(address) = address else {
        model.remark = Some(format!("No letter can be started with that: write to {} yourself.", model.guide.contact));
        return None;
    };
    model.remark = Some(format!("A letter about {}", model.name_of(&[id.to_owned()])));
    open(model, &address)
}
