//! What is on screen, as far as keys are concerned; the lists that open over the panels.

/// What the keys mean depends on what is on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Everywhere, also while something is being written.
    Everywhere,
    /// Panels.
    Browse,
    /// The list of keys.
    Help,
    /// The choice of a status.
    Status,
    /// Items are being looked for.
    Find,
    /// The choice of what the lists show.
    Filter,
    /// The choice of an action by its words.
    Palette,
    /// What words mean.
    Glossary,
    /// Words are being looked for in the list of keys.
    HelpFind,
    /// The choice of a link.
    Links,
    /// What shows how an item was done.
    Evidence,
    /// A date is being chosen.
    Due,
    /// The user's name is asked for.
    SetupName,
    /// The scope is asked for.
    Setup,
    /// The choice of what to copy.
    Copy,
    /// A message that needs more than a line.
    Announcement,
    /// One line is being written.
    Line,
    /// A note is being written.
    Note,
    /// Leaving as soon as everything is saved.
    Leaving,
    /// Leaving with unsaved changes.
    Unsaved,
    /// The screen is too small for anything.
    TooSmall,
}

/// A list that opens over the panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// The statuses an item can have.
    Status,
    /// What the lists can be filtered by.
    Filter,
    /// The glossary terms that an item uses.
    Glossary,
    /// The links of an item.
    Links,
    /// The evidence of an item.
    Evidence,
    /// What can be copied of an item.
    Copy,
}

impl ListKind {
    /// What the keys are for while it is open.
    pub fn context(self) -> Context {
        match self {
            Self::Status => Context::Status,
            Self::Filter => Context::Filter,
            Self::Glossary => Context::Glossary,
            Self::Links => Context::Links,
            Self::Evidence => Context::Evidence,
            Self::Copy => Context::Copy,
        }
    }
}

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Self; 21] = [
        Self::Browse,
        Self::Status,
        Self::Find,
        Self::Filter,
        Self::Palette,
        Self::Glossary,
        Self::Links,
        Self::Evidence,
        Self::Due,
        Self::SetupName,
        Self::Setup,
        Self::Copy,
        Self::Announcement,
        Self::Line,
        Self::Note,
        Self::Help,
        Self::HelpFind,
        Self::Leaving,
        Self::Unsaved,
        Self::TooSmall,
        Self::Everywhere,
    ];

    /// A heading for the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Browse => "In the panels",
            Self::Help => "In this help",
            Self::Status => "Choosing a status",
            Self::Find => "Finding items",
            Self::Filter => "Filtering the lists",
            Self::Palette => "Choosing what to do",
            Self::Glossary => "Looking up words",
            Self::HelpFind => "Finding in this help",
            Self::Links => "Choosing a link",
            Self::Evidence => "Looking at the evidence",
            Self::Due => "Choosing a date",
            Self::SetupName => "Saying who you are",
            Self::Setup => "Saying what applies",
            Self::Copy => "Choosing what to copy",
            Self::Announcement => "Reading a message",
            Self::Line => "Answering a question",
            Self::Note => "Writing a note",
            Self::Leaving => "Leaving, while something is being saved",
            Self::TooSmall => "On too small a screen",
            Self::Unsaved => "Leaving with unsaved changes",
        }
    }

    /// Whether keys without a meaning of their own are text.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Line | Self::Due | Self::SetupName | Self::Note | Self::Find | Self::Palette | Self::HelpFind)
    }
}
