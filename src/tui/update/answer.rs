//! How a message is answered: with what it does, or why it cannot be done now.

use super::display::Display;
use crate::tui::state::message::{Effect, Message};
use crate::tui::state::model::Model;
use crate::tui::state::parts::Access;

/// What a message does.
pub(super) type Action = Box<dyn FnOnce(&mut Model, &mut Display) -> Outcome>;

/// Why it does nothing, where that has to be said.
pub(super) type Refusal = Option<String>;

/// Why nothing is changed.
pub(super) const READ_ONLY: &str = "Nothing can be changed while the file cannot be read.";

/// Why nothing is ticked.
const NO_TASK: &str = "Nothing to tick here: select an item.";

/// What comes of an action.
#[derive(Debug)]
pub(super) enum Outcome {
    Done,
    /// The shell is asked for something.
    Effect(Effect),
    /// It stands for another message.
    Then(Message),
}

impl From<()> for Outcome {
    fn from((): ()) -> Self {
        Self::Done
    }
}

impl From<Option<Effect>> for Outcome {
    fn from(effect: Option<Effect>) -> Self {
        effect.map_or(Self::Done, Self::Effect)
    }
}

impl From<Message> for Outcome {
    fn from(message: Message) -> Self {
        Self::Then(message)
    }
}

/// It can be done.
#[expect(clippy::unnecessary_wraps, reason = "it stands beside what refuses")]
pub(super) fn does<O: Into<Outcome>>(action: impl FnOnce(&mut Model, &mut Display) -> O + 'static) -> Result<Action, Refusal> {
    Ok(Box::new(move |model, display| action(model, display).into()))
}

/// It can be done as long as the file can be changed.
pub(super) fn edits<O: Into<Outcome>>(
    model: &Model,
    action: impl FnOnce(&mut Model, &mut Display) -> O + 'static,
) -> Result<Action, Refusal> {
    editable(model)?;
    does(action)
}

/// There is nothing to do, and nothing to say about that.
pub(super) fn nothing() -> Result<Action, Refusal> {
    Err(None)
}

/// It cannot be done now, for this reason.
pub(super) fn refused(why: &str) -> Result<Action, Refusal> {
    Err(Some(why.to_owned()))
}

pub(super) fn editable(model: &Model) -> Result<(), Refusal> {
    if model.access == Access::Full { Ok(()) } else { Err(Some(READ_ONLY.to_owned())) }
}

/// Id of the selected item, whatever it is.
pub(super) fn item(model: &Model) -> Result<String, Refusal> {
    let item = model.selected().map(|(_, item)| item.id.to_string());
    item.ok_or_else(|| Some("Select an item first.".to_owned()))
}

/// Id of the selected item, if it can be changed.
pub(super) fn task(model: &Model) -> Result<String, Refusal> {
    editable(model)?;
    model.selected_task().ok_or_else(|| Some(NO_TASK.to_owned()))
}

/// Ids of the marked items, or else of the selected one, if they can be changed.
pub(super) fn items(model: &Model) -> Result<Vec<String>, Refusal> {
    editable(model)?;
    Some(model.items_to_change()).filter(|items| !items.is_empty()).ok_or_else(|| Some(NO_TASK.to_owned()))
}
