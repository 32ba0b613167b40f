//! Contexts of keys, and the lists that open over the panels.

/// What is on screen, and so what the keys mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::EnumCount)]
pub enum Context {
    /// Also while text is being typed.
    Everywhere,
    Browse,
    Help,
    Status,
    Find,
    Filter,
    Palette,
    Glossary,
    /// Typing words to search the help for.
    HelpFind,
    Links,
    Evidence,
    /// The steps of an item.
    Steps,
    /// Choosing what becomes of changes that the last session could not save.
    Kept,
    Product,
    Due,
    SetupName,
    /// The questions about the scope.
    Setup,
    Copy,
    /// What happened to an item.
    History,
    /// What was asked, answered and noted about an item.
    Correspondence,
    /// All open questions.
    Questions,
    Letters,
    /// What is missing before the next gate.
    Preflight,
    /// A message that needs more than a line.
    Announcement,
    /// Typing one line.
    Line,
    Note,
    /// Quitting as soon as everything is saved.
    Leaving,
    /// Quitting with unsaved changes.
    Unsaved,
    TooSmall,
}

/// A list that opens over the panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    Status,
    Filter,
    Glossary,
    Links,
    Evidence,
    Steps,
    /// What is said about the product.
    Product,
    Copy,
    /// What becomes of changes that the last session could not save.
    Kept,
    /// What happened to the item, as git knows it.
    History,
    /// What was asked, answered and noted about the item.
    Correspondence,
    /// All open questions.
    Questions,
    Letters,
    /// What is missing before the next gate.
    Preflight,
}

/// A list that is open over the panels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    pub kind: ListKind,
    /// Ids of the items that it is about.
    pub items: Vec<String>,
    /// The selected row.
    pub cursor: usize,
}

impl ListKind {
    pub fn context(self) -> Context {
        match self {
            Self::Status => Context::Status,
            Self::Filter => Context::Filter,
            Self::Glossary => Context::Glossary,
            Self::Links => Context::Links,
            Self::Evidence => Context::Evidence,
            Self::Steps => Context::Steps,
            Self::Product => Context::Product,
            Self::Copy => Context::Copy,
            Self::Kept => Context::Kept,
            Self::History => Context::History,
            Self::Correspondence => Context::Correspondence,
            Self::Questions => Context::Questions,
            Self::Letters => Context::Letters,
            Self::Preflight => Context::Preflight,
        }
    }
}

// A context that is missing there would be missing in the help.
const _: () = assert!(Context::ALL.len() == <Context as strum::EnumCount>::COUNT);

impl Context {
    /// Every context, in the order of the help.
    pub const ALL: [Self; 29] = [
        Self::Browse,
        Self::Status,
        Self::Find,
        Self::Filter,
        Self::Palette,
        Self::Glossary,
        Self::Links,
        Self::Evidence,
        Self::Steps,
        Self::Product,
        Self::Due,
        Self::SetupName,
        Self::Setup,
        Self::Copy,
        Self::Kept,
        Self::History,
        Self::Correspondence,
        Self::Questions,
        Self::Letters,
        Self::Preflight,
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

    /// The heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Self::Everywhere => "Everywhere",
            Self::Browse => "In the panels",
            Self::Help => "In this help",
            Self::Status => "Choosing a status",
            Self::Find => "Finding items",
            Self::Filter => "Filtering the lists",
            Self::Palette => "Choosing an action",
            Self::Glossary => "Looking up terms",
            Self::HelpFind => "Searching this help",
            Self::Links => "Choosing a link",
            Self::Evidence => "Viewing the evidence",
            Self::Steps => "Ticking the steps of an item",
            Self::Product => "Naming your product",
            Self::Due => "Choosing a date",
            Self::SetupName => "Setting a name",
            Self::Setup => "Setting the scope",
            Self::Copy => "Choosing what to copy",
            Self::Kept => "Deciding about unsaved changes of the last session",
            Self::History => "Reading the history of an item",
            Self::Correspondence => "Recording what was asked, answered and noted",
            Self::Questions => "Reading the open questions",
            Self::Letters => "Choosing a letter",
            Self::Preflight => "Looking for what is missing before a gate",
            Self::Announcement => "Reading a message",
            Self::Line => "Answering a question",
            Self::Note => "Writing a note",
            Self::Leaving => "Quitting while changes are being saved",
            Self::TooSmall => "When the screen is too small",
            Self::Unsaved => "Quitting with unsaved changes",
        }
    }

    /// Whether keys without a meaning of their own are text.
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Line | Self::Due | Self::SetupName | Self::Note | Self::Find | Self::Palette | Self::HelpFind)
    }
}
