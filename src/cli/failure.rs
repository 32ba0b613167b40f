//! Why a command failed, one sentence each, and the exit codes that scripts rely on.

use std::io;
use std::path::{Path, PathBuf};

use clap::error::{ContextKind, ContextValue};

use super::evidence::error::EvidenceError;
use super::release::error::ReleaseError;
use super::talk::error::TalkError;
use crate::editor::EditorError;
use crate::export::{FormatError, Mistake};
use crate::git::GitError;
use crate::guide::{GuideError, InvalidPeriod};
use crate::page::PageError;
use crate::paths::PathError;
use crate::progress::{InvalidDate, InvalidDistance, MAX_NOTE_BYTES, NotPast, Status, UndoConflict};
use crate::settings::LONGEST_NAME;
use crate::shell::ShellError;
use crate::store::{StoreError, Unusable};
use crate::team::TeamError;
use crate::team::earlier::EarlierError;
use crate::text::{clean_line, shown_path};

/// More mistakes than anybody corrects before trying again.
const MOST_MISTAKES: usize = 50;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Exit {
    #[default]
    Fine,
    Unsatisfied,
    Usage,
    /// A file cannot be read, used or written.
    File,
    /// Another process held the lock too long.
    Locked,
    /// A signal ended the interface.
    Signal(u8),
    /// A part of the program panicked.
    Bug,
}

impl Exit {
    pub fn code(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Unsatisfied => 1,
            Self::Usage => 2,
            Self::File => 3,
            Self::Locked => 4,
            Self::Bug => 101,
            Self::Signal(signal) => signal.saturating_add(128),
        }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("{}", usage_text(.0))]
    Arguments(clap::Error),
    #[error("{first} and {second} each choose a progress file: give only one of them")]
    Together { first: &'static str, second: &'static str },
    #[error("`{0}` changes files of your own, and --demo is only an example: leave out --demo")]
    NotInExample(&'static str),
    #[error("there is no {kind} `{name}`{} {advice}", suggestion.as_ref().map_or_else(|| ":".to_owned(), |near| format!("; did you mean `{near}`?")))]
    Unknown {
        /// Such as `item`.
        kind: &'static str,
        name: String,
        suggestion: Option<String>,
        advice: String,
    },
    #[error("`{old}` is part of `{new}` now: use that id")]
    Renamed { old: String, new: String },
    #[error("`{id}` has no step {number}: its {count} steps are numbered from 1, as `show {id}` lists them")]
    NoStep { id: String, number: u32, count: usize },
    #[error("`{0}` is a reference page, with nothing to tick: `hie-onboard list` shows the items")]
    Reference(String),
    #[error(transparent)]
    Date(#[from] InvalidDate),
    #[error(transparent)]
    NotPast(#[from] NotPast),
    #[error(transparent)]
    Release(#[from] ReleaseError),
    #[error(transparent)]
    Distance(#[from] InvalidDistance),
    #[error(transparent)]
    Period(#[from] InvalidPeriod),
    #[error(transparent)]
    Talk(#[from] TalkError),
    #[error("there is nothing to set: give --status, --reason, --owner, --due, --follow-up or --repeat")]
    NothingToSet,
    #[error(transparent)]
    Evidence(#[from] EvidenceError),
    #[error("the status `{}` needs a reason: add --reason 'why'", .0.word())]
    ReasonMissing(Status),
    #[error("the status `{}` takes no reason: only waiting and not-applicable do; put other text into the note", .0.word())]
    UnexpectedReason(Status),
    #[error("you are not at an item: use `go` with the name of a section or an item")]
    NoItem,
    #[error("nothing there is in scope: `list --all` shows the items that are out of scope")]
    OutOfScope,
    #[error("a quotation mark is not closed: use \"double quotes\" around text with an apostrophe")]
    Quotes(#[from] shell_words::ParseError),
    #[error("the name is too long: use at most {LONGEST_NAME} characters")]
    NameTooLong,
    #[error("the note is too long: use at most {} KiB; put longer text into a file and add it as evidence", MAX_NOTE_BYTES / 1024)]
    NoteTooLong,
    #[error("standard input is not UTF-8 text: convert it first")]
    InputEncoding,
    #[error("standard input could not be read: {0}")]
    Input(io::Error),
    #[error("there is no terminal for an editor: give the note as an argument, or `-` to read it from standard input")]
    NoTerminal,
    #[error(transparent)]
    Editor(#[from] EditorError),
    /// Text from the editor that could not be used or saved.
    #[error("{reason}; what you typed is in {}", shown_path(draft))]
    Draft { reason: Box<Failure>, draft: PathBuf },
    #[error(transparent)]
    UndoConflict(#[from] UndoConflict),
    #[error("{what} has changed since, so the change was not redone")]
    RedoConflict { what: String },
    #[error("{} exists already: choose another name, or replace it with --force", shown_path(.0))]
    Exists(PathBuf),
    /// The same, for a file that is written once and then changed by hand.
    #[error("{} exists already: choose another name", shown_path(.0))]
    Taken(PathBuf),
    /// A report would get a name that means another format.
    #[error("{0}, or choose with --format")]
    Format(#[from] FormatError),
    #[error("--owner chooses whose dates a calendar has: add --format ics, or name a file that ends in .ics")]
    OwnerOfReport,
    #[error("there is nothing to ask: no question about what is in scope is open")]
    NothingToAsk,
    #[error("the letter is too long for a mail link: write it to a file with --output, and paste it into a mail")]
    LetterTooLong,
    #[error("{} cannot be imported, and nothing was changed:\n{}", shown_path(path), lines(mistakes))]
    Import { path: PathBuf, mistakes: Vec<Mistake> },
    /// An environment variable with an invalid value.
    #[error("{name} is `{}`: set it to one of {words}", clean_line(value))]
    Variable { name: &'static str, value: String, words: String },
    #[error(transparent)]
    Settings(StoreError),
    #[error(transparent)]
    Path(#[from] PathError),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The guide given with `--guide` cannot be used.
    #[error("{}: {reason}", shown_path(path))]
    Guide { path: PathBuf, reason: GuideError },
    /// A page that was to be compared or drafted from.
    #[error("{}: {reason}", shown_path(path))]
    Page { path: PathBuf, reason: PageError },
    /// Something with git.
    #[error(transparent)]
    Team(#[from] TeamError),
    /// As the merge driver, whose files have names of git's own.
    #[error("{}: the merge driver left it to git: {reason}", shown_path(path))]
    Merge { path: PathBuf, reason: TeamError },
    #[error("{}: git has this file, but it is not checked out here: `git checkout --` and its name bring it back; in a sparse checkout, `git sparse-checkout add` its folder first", shown_path(.0))]
    NotCheckedOut(PathBuf),
    #[error("there is no team's file in {} yet: `hie-onboard init` creates it", shown_path(.0))]
    NoTeamFile(PathBuf),
    #[error("there is no personal progress file to start with: leave out --from-personal")]
    NoPersonal,
    #[error(transparent)]
    Earlier(EarlierError),
    #[error("the clock of this computer is outside the years from 0 to 9999: set it and try again")]
    Clock,
    #[error(transparent)]
    Interface(#[from] ShellError),
    #[error("the output could not be written: {0}")]
    Output(io::Error),
}

impl Failure {
    /// Of a file that could not be written to `path`, but could replace what is there.
    pub fn writing(path: &Path, error: StoreError) -> Self {
        if error.is_taken() { Self::Exists(path.to_owned()) } else { error.into() }
    }

    /// Of a file that could not be written to `path`, and never replaces another.
    pub fn writing_new(path: &Path, error: StoreError) -> Self {
        if error.is_taken() { Self::Taken(path.to_owned()) } else { error.into() }
    }

    pub fn exit(&self) -> Exit {
        match self {
            Self::UndoConflict(_) | Self::RedoConflict { .. } | Self::NothingToAsk => Exit::Unsatisfied,
            Self::Arguments(_)
            | Self::Together { .. }
            | Self::NotInExample(_)
            | Self::Unknown { .. }
            | Self::Reference(_)
            | Self::Renamed { .. }
            | Self::NoStep { .. }
            | Self::Date(_)
            | Self::Distance(_)
            | Self::NotPast(_)
            | Self::Release(_)
            | Self::Period(_)
            | Self::Talk(_)
            | Self::NothingToSet
            | Self::Evidence(_)
            | Self::ReasonMissing(_)
            | Self::UnexpectedReason(_)
            | Self::NoItem
            | Self::OutOfScope
            | Self::Quotes(_)
            | Self::NameTooLong
            | Self::OwnerOfReport
            | Self::LetterTooLong
            | Self::NoteTooLong
            | Self::InputEncoding
            | Self::NoTerminal
            | Self::Editor(_)
            | Self::Variable { .. }
            | Self::Format(_)
            | Self::Settings(StoreError::Content { reason: Unusable::Settings(_), .. })
            | Self::Page { reason: PageError::OtherPage { .. } | PageError::NoIndex, .. }
            | Self::Interface(ShellError::Terminal(_))
            | Self::NoPersonal
            | Self::Earlier(_)
            | Self::Team(TeamError::Git(GitError::Revision(_) | GitError::NothingCommitted))
            | Self::Path(PathError::Profile(_)) => Exit::Usage,
            Self::Store(StoreError::Locked { .. }) | Self::Team(TeamError::Store(StoreError::Locked { .. })) => Exit::Locked,
            Self::Interface(_)
            | Self::Store(_)
            | Self::Settings(_)
            | Self::Path(PathError::NoHome)
            | Self::Guide { .. }
            | Self::Page { .. }
            | Self::Clock
            | Self::Team(_)
            | Self::Merge { .. }
            | Self::NotCheckedOut(_)
            | Self::NoTeamFile(_)
            | Self::Exists(_)
            | Self::Taken(_)
            | Self::Import { .. }
            | Self::Input(_)
            | Self::Output(_) => Exit::File,
            Self::Draft { reason, .. } => reason.exit(),
        }
    }
}

/// What was typed is shown on one line. Without the tip to put `--` before a value: behind an option that would be the value, and free text needs none.
impl From<clap::Error> for Failure {
    fn from(mut error: clap::Error) -> Self {
        if let Some(ContextValue::StyledStrs(mut tips)) = error.remove(ContextKind::Suggested) {
            tips.retain(|tip| !tip.to_string().contains("as a value, use '--"));
            if !tips.is_empty() {
                error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
            }
        }
        for kind in [ContextKind::InvalidArg, ContextKind::InvalidValue, ContextKind::InvalidSubcommand] {
            if let Some(ContextValue::String(typed)) = error.get(kind) {
                let shown = clean_line(typed).into_owned();
                error.insert(kind, ContextValue::String(shown));
            }
        }
        Self::Arguments(error)
    }
}

impl From<EarlierError> for Failure {
    fn from(error: EarlierError) -> Self {
        match error {
            EarlierError::Team(error) => error.into(),
            error => Self::Earlier(error),
        }
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Self {
        Self::Team(error.into())
    }
}

fn lines(mistakes: &[Mistake]) -> String {
    let (shown, others) = mistakes.split_at(mistakes.len().min(MOST_MISTAKES));
    let lines = shown.iter().map(|mistake| format!("  {mistake}"));
    let rest = (!others.is_empty()).then(|| format!("  and {} more", others.len()));
    lines.chain(rest).collect::<Vec<_>>().join("\n")
}

/// clap's message without its prefix and styles: ours are added later.
fn usage_text(error: &clap::Error) -> String {
    let text = error.render().to_string();
    text.strip_prefix("error: ").unwrap_or(&text).trim_end().to_owned()
}
