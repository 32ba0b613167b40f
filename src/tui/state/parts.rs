//! Parts of the model: places, access to the file, the state of saving, history.

use jiff::{Timestamp, tz::TimeZone};
use ratatui::layout::Size;

use super::setup::Question;
use crate::progress::Change;
use crate::store::evidence::Found;
use crate::tui::draw::theme::Theme;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Symbols {
    /// Box-drawing characters, arrows and dots.
    #[default]
    Drawn,
    /// ASCII only.
    Plain,
}

/// What the terminal is and can do, from the environment; the terminal itself is not asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities {
    /// The user is at another computer, and would not see a program that is opened here.
    pub is_remote: bool,
    /// It can show links (OSC 8).
    pub has_links: bool,
}

/// Set once, when the interface opens.
#[derive(Debug, Clone)]
pub struct StartOptions {
    /// The name recorded with changes.
    pub user: String,
    /// The name of the profile, if one is used.
    pub profile: Option<String>,
    /// What is asked about the user and the product: not the name if it was given elsewhere.
    pub questions: &'static [Question],
    pub now: Timestamp,
    pub zone: TimeZone,
    pub theme: Theme,
    pub symbols: Symbols,
    pub abilities: Abilities,
    pub size: Size,
}

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    Pages,
    /// The page's items, or the overview.
    #[default]
    Items,
    /// The selected item.
    Detail,
}

/// What a row opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// By its number.
    Page(usize),
    /// By its id.
    Item(String),
    /// The questions about the scope.
    Scope,
}

/// The cursor and scroll position of a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The selected row.
    pub cursor: usize,
    /// The first visible line of the list.
    pub offset: usize,
    /// The first visible line of the detail.
    pub scroll: usize,
}

/// Whether the progress file can be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Access {
    #[default]
    Full,
    /// It cannot be read, so it is not touched.
    ReadOnly(Damage),
}

/// What is wrong with a progress file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// What is wrong, where, and what to do.
    pub reason: String,
    pub remedy: Remedy,
}

/// What makes a progress file whole again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// Only a person can.
    Nothing,
    /// Its backup.
    Backup,
    /// Merging the versions that git has of it, during an unfinished merge.
    Merge,
}

/// The state of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet.
    Untouched,
    /// A change is being saved.
    Under,
    /// Everything was saved at this time.
    Done(Timestamp),
    /// The last attempt failed: what happened, and what to do.
    Failed(String),
}

/// Actions that can be undone and redone, each as a whole.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Latest last.
    pub done: Vec<Vec<Change>>,
    /// Latest last.
    pub undone: Vec<Vec<Change>>,
}

/// What a group of the overview stands under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    Next,
    Waiting,
    Due,
    Changed,
    /// What the filter lets through.
    Filtered,
}

/// The item that was changed last: it stays in its row until the cursor leaves it, so that the next key is for it as well.
#[derive(Debug, Clone)]
pub struct Pinned {
    pub id: String,
    /// Its place in the groups, where it was listed there.
    pub place: Option<(Heading, usize)>,
}

/// What is to be kept as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundEvidence {
    /// Ids of the items that it is for.
    pub items: Vec<String>,
    /// As the user typed it.
    pub given: String,
    /// For each of the items, in this order.
    pub found: Vec<Found>,
}
