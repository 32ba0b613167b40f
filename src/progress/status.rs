//! How far an item can be, with the words and marks for it: a row each.

use serde::{Deserialize, Serialize};
use strum::{EnumMessage, EnumProperty, EnumString, IntoStaticStr, VariantArray};

/// How far an item is: `message` is what people read, the kebab-case name what files and commands say, `mark` three
/// columns that need neither colour nor special fonts.
#[derive(
    Debug,
    Clone,
    Copy,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    VariantArray,
    EnumMessage,
    EnumProperty,
    EnumString,
    IntoStaticStr,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Status {
    #[default]
    #[strum(message = "to do", props(mark = "[ ]"))]
    Todo,
    #[strum(message = "in progress", props(mark = "[>]"))]
    Doing,
    #[strum(message = "waiting", props(mark = "[~]"))]
    Waiting,
    #[strum(message = "done", props(mark = "[x]"))]
    Done,
    /// For a reason.
    #[strum(message = "not applicable", props(mark = "[-]"))]
    NotApplicable,
}

/// The question for a reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonAsked {
    pub question: &'static str,
    /// Whether an empty answer is refused.
    pub required: bool,
}

impl Status {
    /// In the order of work.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As files and commands say it.
    pub fn word(self) -> &'static str {
        self.into()
    }

    /// As people read it.
    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }

    pub fn mark(self) -> &'static str {
        self.get_str("mark").unwrap_or_default()
    }

    /// Whether nothing is left to do: done or not applicable.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::NotApplicable)
    }

    /// Whether it needs a reason, and `reason` is none.
    pub fn lacks_reason(self, reason: &str) -> bool {
        self.asks_for().is_some_and(|asked| asked.required) && reason.trim().is_empty()
    }

    pub fn asks_for(self) -> Option<ReasonAsked> {
        match self {
            Self::Waiting => Some(ReasonAsked { question: "Waiting on whom or what? (may stay empty)", required: false }),
            Self::NotApplicable => Some(ReasonAsked { question: "Why does it not apply?", required: true }),
            Self::Todo | Self::Doing | Self::Done => None,
        }
    }
}
