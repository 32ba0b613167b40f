//! What the model is made of: places, access to the file, how far saving is, what can be taken back.

use jiff::{Timestamp, tz::TimeZone};
use ratatui::layout::Size;

use super::setup::Question;
use crate::progress::Change;
use crate::tui::draw::theme::Theme;

/// What the interface draws with besides letters.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Symbols {
    /// Lines, arrows and dots.
    #[default]
    Drawn,
    /// ASCII only.
    Plain,
}

/// What the terminal is and can do; nothing of it is asked of the terminal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Abilities {
    /// It is on another computer, so that what is opened here is not seen there.
    pub is_remote: bool,
    /// It can make links of addresses.
    pub has_links: bool,
}

/// What is set once, when the interface opens.
#[derive(Debug, Clone)]
pub struct Setting {
    /// Who makes changes.
    pub user: String,
    /// What is asked about the user and the product: not the name where it was given elsewhere.
    pub questions: &'static [Question],
    /// When it opens.
    pub now: Timestamp,
    /// For times shown to the user.
    pub zone: TimeZone,
    /// The styles to use.
    pub theme: Theme,
    /// The symbols to use.
    pub symbols: Symbols,
    /// What the terminal is and can do.
    pub abilities: Abilities,
    /// The size of the terminal.
    pub size: Size,
}

/// A part of the screen that can have the focus.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// The list of pages.
    Pages,
    /// The page's items, or the overview.
    #[default]
    Items,
    /// The selected item.
    Detail,
}

/// Where a page was left.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The selected one of the rows that can be selected.
    pub cursor: usize,
    /// The first visible line of the list.
    pub offset: usize,
    /// The first visible line of the detail.
    pub scroll: usize,
}

/// Whether the progress file can be changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Access {
    /// Yes.
    #[default]
    Full,
    /// It cannot be read, so it is not touched.
    ReadOnly(Damage),
}

/// What is wrong with a progress file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Damage {
    /// What, where, and what to do.
    pub reason: String,
    /// Whether a backup could take its place.
    pub has_backup: bool,
}

/// How far saving is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saving {
    /// Nothing was changed yet.
    Untouched,
    /// A change is on its way.
    Under,
    /// Everything was in the file then.
    Done(Timestamp),
    /// The last attempt failed: what happened, and what to do.
    Failed(String),
}

/// Actions that can be taken back, and made again; what was changed at once is taken back at once.
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
