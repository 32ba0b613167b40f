//! The statuses of an item, with their words and marks.

use serde::{Deserialize, Serialize};
use strum::{EnumMessage, EnumProperty, EnumString, IntoStaticStr, VariantArray};

use crate::document::UnknownWord;

/// `message` is what people read, the kebab-case name what files and commands use, `mark` three columns that need
/// neither colour nor special fonts.
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
#[serde(rename_all = "kebab-case", try_from = "String")]
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
    #[strum(message = "not applicable", props(mark = "[-]"))]
    NotApplicable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReasonPrompt {
    pub question: &'static str,
    pub required: bool,
}

impl TryFrom<String> for Status {
    type Error = UnknownWord;

    fn try_from(found: String) -> Result<Self, UnknownWord> {
        found.parse().map_err(|_| UnknownWord { found, known: Self::ALL.iter().map(|status| status.word()).collect() })
    }
}

impl Status {
    /// In the order of work.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// As files and commands have it.
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

    /// Done or not applicable.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::NotApplicable)
    }

    /// Whether it needs a reason, and `reason` is none.
    pub fn lacks_reason(self, reason: &str) -> bool {
        self.reason_prompt().is_some_and(|asked| asked.required) && reason.trim().is_empty()
    }

    pub fn reason_prompt(self) -> Option<ReasonPrompt> {
        match self {
            Self::Waiting => Some(ReasonPrompt { question: "Waiting for whom or what? (optional)", required: false }),
            Self::NotApplicable => Some(ReasonPrompt { question: "Why is it not applicable?", required: true }),
            Self::Todo | Self::Doing | Self::Done => None,
        }
    }
}
