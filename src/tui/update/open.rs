//! Opening the interface: what was being typed last time, or the questions of the first start.

use super::navigate::show;
use super::setup;
use crate::tui::keys::key_of;
use crate::tui::state::message::Message;
use crate::tui::state::mode::Mode;
use crate::tui::state::model::Model;
use crate::tui::state::parts::Access;
use crate::tui::state::prompt::{Draft, Prompt, Purpose};

/// Asks the questions of the first start, before anything else.
pub fn welcome(model: &mut Model) {
    if model.access == Access::Full {
        setup::ask_all(model);
    }
}

/// Goes on with what was being typed when the program ended, if its item is still there and can be changed.
pub fn resume(model: &mut Model, draft: &Draft) -> bool {
    let items = match &draft.purpose {
        Purpose::Note(item) => std::slice::from_ref(item),
        Purpose::Reason(items, _) => items.as_slice(),
        Purpose::Line(_, line) => std::slice::from_ref(&line.item),
        _ => return true,
    };
    let Some(first) = items.first() else { return true };
    if items.iter().any(|item| model.item(item).is_none()) || model.access != Access::Full {
        return false;
    }
    show(model, first);
    let prompt = Prompt::new(draft.purpose.clone(), &draft.text);
    model.mode = Mode::Prompt(prompt.over(draft.seen.clone()));
    let drop = key_of(model.context(), &Message::Back);
    model.remark = Some(format!("Restored from the last session; {drop} discards it."));
    model.settle();
    true
}
