//! The mode of the interface, with its data: flags could contradict each other.

use super::context::Context;
use super::lens::Finding;
use super::message::{Announcement, Message};
use super::prompt::Prompt;
use super::setup::Setup;

pub use super::context::List;

#[derive(Debug, Clone)]
pub enum Mode {
    Browse,
    Help(Box<Help>),
    List(List),
    Setup(Box<Setup>),
    /// A message, and the mode to go back to.
    Announcement(Announcement, Box<Mode>),
    /// Finding items while the words are being typed.
    Find {
        words: Prompt,
        /// Which of the found items is selected.
        cursor: usize,
        /// The search before this one.
        before: Option<Box<Finding>>,
    },
    Palette {
        words: Prompt,
        /// The actions with the words.
        actions: Vec<Action>,
        cursor: usize,
    },
    Prompt(Prompt),
    /// Quitting as soon as everything is saved.
    Leaving,
    /// Asking whether to quit although saving failed.
    Unsaved,
}

/// An action in the palette.
#[derive(Debug, Clone)]
pub struct Action {
    pub words: String,
    /// The keys that do the same; empty if there are none.
    pub keys: String,
    pub message: Message,
}

/// The help, over what was open.
#[derive(Debug, Clone)]
pub struct Help {
    /// The mode to go back to.
    pub before: Mode,
    /// The words to search it for.
    pub words: Prompt,
    /// Whether they are being typed.
    pub is_typing: bool,
    /// The first visible line.
    pub offset: usize,
}

impl Mode {
    /// The context of keys, on a screen that is large enough.
    pub fn context(&self) -> Context {
        match self {
            Self::Browse => Context::Browse,
            Self::Leaving => Context::Leaving,
            Self::Unsaved => Context::Unsaved,
            Self::Help(help) if help.is_typing => Context::HelpFind,
            Self::Help(_) => Context::Help,
            Self::List(list) => list.kind.context(),
            Self::Setup(setup) if setup.question.is_typed() => Context::SetupName,
            Self::Setup(_) => Context::Setup,
            Self::Announcement(..) => Context::Announcement,
            Self::Find { .. } => Context::Find,
            Self::Palette { .. } => Context::Palette,
            Self::Prompt(prompt) if prompt.is_a_note() => Context::Note,
            Self::Prompt(prompt) if prompt.purpose.is_a_date() => Context::Due,
            Self::Prompt(_) => Context::Line,
        }
    }

    /// The selected row, in a mode with rows.
    pub fn cursor_mut(&mut self) -> Option<&mut usize> {
        match self {
            Self::List(List { cursor, .. }) | Self::Palette { cursor, .. } | Self::Find { cursor, .. } => Some(cursor),
            Self::Setup(setup) if !setup.question.is_typed() => Some(&mut setup.cursor),
            Self::Browse
            | Self::Help(_)
            | Self::Setup(_)
            | Self::Announcement(..)
            | Self::Prompt(_)
            | Self::Leaving
            | Self::Unsaved => None,
        }
    }

    /// The text that is being typed, if any.
    pub fn prompt_mut(&mut self) -> Option<&mut Prompt> {
        match self {
            Self::Prompt(prompt) | Self::Find { words: prompt, .. } | Self::Palette { words: prompt, .. } => Some(prompt),
            Self::Setup(setup) => setup.typed_mut(),
            Self::Help(help) if help.is_typing => Some(&mut help.words),
            Self::Browse | Self::Help(_) | Self::List(_) | Self::Announcement(..) | Self::Leaving | Self::Unsaved => None,
        }
    }

    /// The mode below the help, or this one if no help is open.
    pub fn below_help(&self) -> &Self {
        match self {
            Self::Help(help) => &help.before,
            mode => mode,
        }
    }
}
