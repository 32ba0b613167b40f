//! The rows of a context under headings: what belongs together is read together.

use super::{Binding, Context, bindings};
use crate::tui::message::Message;

/// What keys in the panels are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    Moving,
    Items,
    Finding,
    Program,
}

impl Group {
    const ALL: [Self; 4] = [Self::Moving, Self::Items, Self::Finding, Self::Program];

    fn title(self) -> &'static str {
        match self {
            Self::Moving => "In the panels: moving",
            Self::Items => "In the panels: working on items",
            Self::Finding => "In the panels: finding and filtering",
            Self::Program => "In the panels: the program and its file",
        }
    }

    /// What acts on items is the rule; the rest is named here.
    fn of(binding: &Binding) -> Self {
        use Message::{Back, Enter, Filter, Find, Focus, Glossary, Help, Move, NextHit, Notice, Outside, Page, Palette, Quit};
        match binding.keys.first().map(|(_, message)| message) {
            Some(Move(_) | Focus(_) | Page(_) | Enter | Back) => Self::Moving,
            Some(Find | NextHit | Filter | Outside | Palette | Glossary) => Self::Finding,
            Some(Notice | Help | Quit | Message::Setup | Message::Retry | Message::Restore) => Self::Program,
            _ => Self::Items,
        }
    }
}

/// The rows of `context` under headings, in the order of the table.
pub fn groups(context: Context) -> Vec<(&'static str, Vec<&'static Binding>)> {
    if context != Context::Browse {
        return vec![(context.title(), bindings(context).collect())];
    }
    let rows = |group: Group| bindings(context).filter(|binding| Group::of(binding) == group).collect();
    Group::ALL.into_iter().map(|group| (group.title(), rows(group))).collect()
}
