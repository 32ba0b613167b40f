//! Taking something elsewhere: opening a link, copying, writing to the guide's contact.

use super::answer::{Action, Refusal, does, nothing};
use crate::text::{clean_line, is_openable};
use crate::tui::state::context::ListKind;
use crate::tui::state::message::{Announcement, Effect};
use crate::tui::state::mode::{List, Mode};
use crate::tui::state::model::Model;
use crate::tui::state::share::{copyable, letter};

/// Opens `address`, which was shown whole; where the terminal is on another computer, a browser would open out of sight.
pub(super) fn open(model: &mut Model, address: &str) -> Option<Effect> {
    if !is_openable(address) {
        return None;
    }
    if model.abilities.is_remote {
        let announcement = Announcement {
            title: "Open it on your own computer".to_owned(),
            text: address.to_owned(),
            hint: "This terminal is on another computer. The address is copied, if the terminal allows it.".to_owned(),
        };
        announce(model, announcement);
        return Some(Effect::Copy(address.to_owned()));
    }
    Some(Effect::Open(address.to_owned()))
}

/// Shows something whole, before going back to what is on screen now.
pub(super) fn announce(model: &mut Model, announcement: Announcement) {
    let behind = std::mem::replace(&mut model.mode, Mode::Browse);
    model.mode = Mode::Announcement(announcement, Box::new(behind));
}

/// Opens `address`, which was chosen from a list, unless it is the name of a file.
pub(super) fn open_chosen(model: &mut Model, address: &str) -> Option<Effect> {
    if is_openable(address) || !matches!(&model.mode, Mode::List(List { kind: ListKind::Evidence, .. })) {
        model.mode = Mode::Browse;
        return open(model, address);
    }
    model.remark = Some("This is a file name: only web and mail links can be opened.".to_owned());
    None
}

/// Copies what `key` stands for in the list that is open.
///
/// # Errors
/// When it stands for nothing.
pub(super) fn copy(model: &Model, key: char) -> Result<Action, Refusal> {
    let Mode::List(List { kind: ListKind::Copy, items, .. }) = &model.mode else { return nothing() };
    let choices = items.first().map_or_else(Vec::new, |item| copyable(model, item));
    let Some(choice) = choices.into_iter().find(|choice| choice.key == key) else { return nothing() };
    does(move |model, _| {
        model.mode = Mode::Browse;
        model.remark = Some(format!("Copied, if the terminal allows it: {}", clean_line(&choice.text)));
        Some(Effect::Copy(choice.text))
    })
}

/// Starts the letter about the item called `id`.
pub(super) fn mail(model: &mut Model, id: &str, question: &str) -> Option<Effect> {
    let address = model.item(id).and_then(|(_, item)| letter(&model.guide, &model.progress.product, item, question));
    let Some(address) = address else {
        model.remark = Some(format!("The email is too long to start from here: write to {} yourself.", model.guide.contact));
        return None;
    };
    model.remark = Some(format!("Email about {}", model.name_of(&[id.to_owned()])));
    open(model, &address)
}
