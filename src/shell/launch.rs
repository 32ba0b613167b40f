//! What the interface starts from.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::guide::Guide;
use crate::progress::Progress;
use crate::settings::ThemeName;
use crate::store::{Fingerprint, Store, StoreError};
use crate::tui::state::parts::{Abilities, Symbols};

/// What the interface starts from.
#[derive(Debug)]
pub struct Launch {
    /// What there is to do.
    pub guide: Arc<Guide>,
    /// The progress file.
    pub store: Store,
    /// The file before it was read.
    pub seen: Option<Fingerprint>,
    /// What it holds, or why it cannot be read.
    pub progress: Result<Progress, StoreError>,
    /// Directory of what is remembered about the file.
    pub state: PathBuf,
    /// Who makes changes.
    pub user: String,
    /// The command that opens the user's own editor.
    pub editor: String,
    /// Whether to answer to the mouse.
    pub mouse: bool,
    /// When it was opened.
    pub now: Timestamp,
    /// For times shown to the user.
    pub zone: TimeZone,
    /// The colours to draw in.
    pub theme: ThemeName,
    /// What to draw with.
    pub symbols: Symbols,
    /// Where the user's name is kept, if anywhere.
    pub config: Option<PathBuf>,
    /// What the terminal is and can do.
    pub abilities: Abilities,
    /// Files beside the progress file that a sync client put there instead of deciding between two changes.
    pub conflicts: Vec<PathBuf>,
    /// What to say first.
    pub greeting: Greeting,
    /// Columns and rows of a terminal that cannot tell them.
    pub usual_size: (Option<u16>, Option<u16>),
    /// The home directory, for a leading `~`.
    pub home: Option<PathBuf>,
}

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
