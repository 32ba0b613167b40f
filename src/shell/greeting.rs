//! What the interface says before anything else.

use super::Launch;
use super::memory::Memory;
use crate::tui::state::model::Model;
use crate::tui::state::setup::Question;
use crate::tui::update::welcome;

/// What the interface says when it opens for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    /// Three questions, where nothing is known yet.
    Questions,
    /// Nothing.
    Silent,
    /// That it is an example.
    Example,
}

impl Greeting {
    /// Says it on `model`.
    pub(super) fn say(self, launch: &Launch, memory: &Memory, model: &mut Model) {
        match self {
            Self::Questions if memory.is_new() && launch.seen.is_none() => welcome(model, Question::Name),
            Self::Questions | Self::Silent => {}
            Self::Example => model.remark = Some("A filled-in example: change what you like, nothing of it is kept.".to_owned()),
        }
    }
}
