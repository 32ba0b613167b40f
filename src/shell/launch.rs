//! What the interface starts with.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::guide::Guide;
use crate::progress::Progress;
use crate::settings::ThemeName;
use crate::store::evidence::Surroundings;
use crate::store::{Fingerprint, OwnFiles, Store, StoreError};
use crate::tui::state::parts::{Abilities, Symbols};

#[derive(Debug)]
pub struct Launch {
    pub guide: Arc<Guide>,
    pub store: Store,
    /// The progress file just before it was read.
    pub seen: Option<Fingerprint>,
    pub progress: Result<Progress, StoreError>,
    /// Where evidence is named.
    pub surroundings: Surroundings,
    /// The program's own files, which no report may replace: also where it remembers things about the progress file.
    pub own: OwnFiles,
    /// The name recorded with changes, unless git knows a better one.
    pub user: String,
    /// The folder in which git is asked for that; it takes longer than to open the screen.
    pub git_of_user: Option<PathBuf>,
    /// The name of the profile, if one is used.
    pub profile: Option<String>,
    /// Whether others may use the progress file too, so that it may be in a repository of theirs.
    pub is_shared: bool,
    /// The command that opens the user's own editor.
    pub editor: String,
    pub mouse: bool,
    /// When it was opened.
    pub now: Timestamp,
    /// For times shown to the user.
    pub zone: TimeZone,
    pub theme: ThemeName,
    pub symbols: Symbols,
    /// The settings file, for saving the user's name.
    pub config: Option<PathBuf>,
    pub abilities: Abilities,
    /// Files beside the progress file that a sync client put there instead of deciding between two changes.
    pub conflicts: Vec<PathBuf>,
    /// What to say first.
    pub greeting: Greeting,
    /// Columns and rows, for a terminal that does not report them.
    pub fallback_size: (Option<u16>, Option<u16>),
}

/// What to show or ask when the interface opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Greeting {
    Questions,
    /// The name is set elsewhere.
    ScopeQuestions,
    Silent,
    Example,
}
