//! What the keys are for at the moment, with what that needs: flags could contradict each other.

use super::model::Finding;
use super::setup::{Question, Setup};
use super::share::Copyable;
use super::writing::Writing;
use crate::guide::{Link, Term};

/// What the keys are for.
#[derive(Debug, Clone)]
pub enum Mode {
    /// Moving in the panels.
    Browse,
    /// Reading the keys.
    Help(Box<Help>),
    /// Choosing a status.
    Status {
        /// Ids of the items that get it.
        items: Vec<String>,
        /// Index into [`Status::ALL`](crate::progress::Status::ALL).
        cursor: usize,
    },
    /// Choosing a link to open.
    Links {
        /// The links of an item.
        links: Vec<Link>,
        /// Index into them.
        cursor: usize,
    },
    /// Looking at what shows how an item was done.
    Evidence {
        /// Id of the item.
        item: String,
        /// Which piece is selected; the last row adds one.
        cursor: usize,
    },
    /// Answering the questions of the first start.
    Setup(Box<Setup>),
    /// Choosing what to copy.
    Copy {
        /// What can be copied.
        choices: Vec<Copyable>,
        /// Index into them.
        cursor: usize,
    },
    /// Reading something that is too long for one line, before going back.
    Told(Told, Box<Mode>),
    /// Looking for items while the words are being written.
    Find {
        /// The words.
        words: Writing,
        /// Which of the found items is selected.
        cursor: usize,
        /// What was searched for before.
        before: Option<Box<Finding>>,
    },
    /// Choosing what the lists show.
    Filter {
        /// Which of the rows is selected.
        cursor: usize,
    },
    /// Choosing an action by its words.
    Palette {
        /// The words.
        words: Writing,
        /// Which of the actions is selected.
        cursor: usize,
    },
    /// Reading what words mean.
    Glossary {
        /// The terms that an item uses.
        terms: Vec<Term>,
        /// Index into them.
        cursor: usize,
    },
    /// Writing a note, a reason, or the name of a file.
    Write(Writing),
    /// Leaving as soon as everything is saved.
    Leaving,
    /// Asking whether to leave although that failed.
    Unsaved,
}

/// Something to tell that is worth more than a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub title: String,
    /// An address, or the name of a file: shown whole.
    pub text: String,
    /// What to do with it.
    pub hint: String,
}

/// The help, over what was going on.
#[derive(Debug, Clone)]
pub struct Help {
    /// What to go back to.
    pub before: Mode,
    /// Words to find in it.
    pub words: Writing,
    /// Whether they are being written.
    pub is_writing: bool,
    /// The first visible line.
    pub offset: usize,
}

impl Mode {
    /// Which row is selected, where there are rows to choose from.
    pub fn cursor_mut(&mut self) -> Option<&mut usize> {
        match self {
            Self::Status { cursor, .. }
            | Self::Links { cursor, .. }
            | Self::Copy { cursor, .. }
            | Self::Evidence { cursor, .. }
            | Self::Filter { cursor }
            | Self::Palette { cursor, .. }
            | Self::Glossary { cursor, .. }
            | Self::Find { cursor, .. } => Some(cursor),
            Self::Setup(setup) if setup.question != Question::Name => Some(&mut setup.cursor),
            Self::Browse | Self::Help(_) | Self::Setup(_) | Self::Told(..) | Self::Write(_) | Self::Leaving | Self::Unsaved => {
                None
            }
        }
    }

    /// What goes on, also while the help lies over it.
    pub fn beneath(&self) -> &Self {
        match self {
            Self::Help(help) => &help.before,
            mode => mode,
        }
    }
}
