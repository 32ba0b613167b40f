//! What the interface says before anything else.

use super::Launch;
use super::memory::Memory;
use crate::tui::state::model::Model;
use crate::tui::state::setup::Question;
use crate::tui::update::welcome;

/// What is said when a progress file is opened for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    /// Every question.
    Questions,
    /// The questions about the scope; the name was given elsewhere.
    ScopeQuestions,
    /// Nothing.
    Silent,
    /// That it is an example.
    Example,
}

impl Greeting {
    /// Says it on `model`.
    pub(super) fn say(self, launch: &Launch, memory: &Memory, model: &mut Model) {
        let is_first = memory.is_new() && launch.seen.is_none();
        match self {
            Self::Questions if is_first => welcome(model, Question::Name),
            Self::ScopeQuestions if is_first => welcome(model, Question::Systems),
            Self::Questions | Self::ScopeQuestions | Self::Silent => {}
            Self::Example => model.remark = Some("A filled-in example: change what you like, nothing of it is kept.".to_owned()),
        }
    }
}
