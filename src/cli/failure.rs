//! Why a command could not do what was asked, in one sentence each, and the exit codes that scripts rely on.

use std::io;
use std::path::PathBuf;

use crate::editor::EditorError;
use crate::export::{FORMATS, Mistake};
use crate::guide::GuideError;
use crate::paths::PathError;
use crate::progress::{MAX_NOTE_BYTES, NotADate, NotUndone, Status};
use crate::settings::LONGEST_NAME;
use crate::shell::ShellError;
use crate::store::{StoreError, Unusable};
use crate::text::shown_path;

/// More mistakes than anybody corrects before trying again.
const MOST_MISTAKES: usize = 50;

/// How the program ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    #[default]
    Fine,
    /// What was checked does not hold.
    Unsatisfied,
    /// The arguments cannot be used.
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
    /// The number that the shell sees.
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

/// Why a command could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The arguments do not fit the command line.
    #[error("{}", usage_text(.0))]
    Arguments(#[from] clap::Error),
    /// Something was named that is not there.
    #[error("there is no {kind} `{name}`{} {advice}", suggestion.as_ref().map_or_else(|| ":".to_owned(), |near| format!("; did you mean `{near}`?")))]
    Unknown {
        /// What it should have been, such as `item`.
        kind: &'static str,
        /// What was named.
        name: String,
        /// What was probably meant.
        suggestion: Option<String>,
        /// How to find the right name.
        advice: String,
    },
    /// A page to read was treated as something to do.
    #[error("`{0}` is a page to read, with nothing to tick: `hie-onboard list` shows what there is to do")]
    Reference(String),
    /// What should be a date is none.
    #[error(transparent)]
    Date(#[from] NotADate),
    /// A status came without the reason it needs.
    #[error("the status `{}` needs a reason: add --reason 'why'", .0.word())]
    ReasonMissing(Status),
    /// A reason came with a status that has none.
    #[error("the status `{}` has no reason: a reason goes with waiting or not-applicable, other words into the note", .0.word())]
    ReasonNotAsked(Status),
    /// Something was said about an item where there is none.
    #[error("there is no item here: `go` and the name of a section or an item leads to one")]
    NoItem,
    /// A section holds nothing that applies.
    #[error("nothing there is in scope: `list --all` shows what the scope leaves out")]
    OutOfScope,
    /// A line of a walk ends within quotes.
    #[error("a quotation mark is not closed: put \"double ones\" around text with an apostrophe")]
    Quotes(#[from] shell_words::ParseError),
    /// A name is longer than records keep it.
    #[error("the name is too long: it can have {LONGEST_NAME} characters")]
    NameTooLong,
    /// A note is more than a note can hold.
    #[error("the note is too long: it can hold {} KiB; put more into a file and add it as evidence", MAX_NOTE_BYTES / 1024)]
    NoteTooLong,
    /// A note is no text.
    #[error("standard input is not UTF-8 text: convert it first")]
    InputEncoding,
    /// Standard input is broken.
    #[error("standard input could not be read: {0}")]
    Input(io::Error),
    /// There is nobody to type a note.
    #[error("there is no terminal for an editor: give the note as an argument, or `-` to read it from standard input")]
    NoTerminal,
    /// The editor did not do its work.
    #[error(transparent)]
    Editor(#[from] EditorError),
    /// What was typed into the editor could not be used or saved.
    #[error("{reason}; what you typed is in {}", shown_path(draft))]
    Draft {
        /// Why not.
        reason: Box<Failure>,
        /// Where it is.
        draft: PathBuf,
    },
    /// What should be taken back was changed since.
    #[error(transparent)]
    NotUndone(#[from] NotUndone),
    /// A report would replace a file.
    #[error("{} exists already: choose another name, or replace it with --force", shown_path(.0))]
    Exists(PathBuf),
    /// A report would get a name that means another format.
    #[error("there is no report in the format `.{extension}`: end the name in {}, or choose with --format", endings())]
    Ending { extension: String },
    /// A report would replace a file of the program's own.
    #[error("{} holds {purpose}: choose another name for the report", shown_path(path))]
    Own {
        path: PathBuf,
        /// What it holds.
        purpose: &'static str,
    },
    /// A file to import holds what cannot be used.
    #[error("{} cannot be imported, and nothing was changed:\n{}", shown_path(path), lines(mistakes))]
    Import {
        /// The file.
        path: PathBuf,
        /// Everything that is wrong with it.
        mistakes: Vec<Mistake>,
    },
    /// A variable of the environment holds a word that it cannot have.
    #[error("{name} is `{value}`: set it to one of {words}")]
    Variable {
        /// The variable.
        name: &'static str,
        /// What it holds.
        value: String,
        /// What it could hold.
        words: String,
    },
    /// `config.toml` cannot be used.
    #[error(transparent)]
    Settings(StoreError),
    /// No progress file could be chosen.
    #[error(transparent)]
    Path(#[from] PathError),
    /// The progress file could not be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The guide named by `--guide` cannot be used.
    #[error("{}: {reason}", shown_path(path))]
    Guide {
        /// The guide file.
        path: PathBuf,
        /// What is wrong with it, and where.
        reason: GuideError,
    },
    /// The clock is beyond what files can hold.
    #[error("the clock of this computer is outside the years from 0 to 9999: set it, then try again")]
    Clock,
    /// The interface failed.
    #[error(transparent)]
    Interface(#[from] ShellError),
    /// Standard output or standard error is broken.
    #[error("the output could not be written: {0}")]
    Output(io::Error),
}

impl Failure {
    /// The exit code that tells scripts what kind of failure it was.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NotUndone(_) => Exit::Unsatisfied,
            Self::Arguments(_)
            | Self::Unknown { .. }
            | Self::Reference(_)
            | Self::Date(_)
            | Self::ReasonMissing(_)
            | Self::ReasonNotAsked(_)
            | Self::NoItem
            | Self::OutOfScope
            | Self::Quotes(_)
            | Self::NameTooLong
            | Self::NoteTooLong
            | Self::InputEncoding
            | Self::NoTerminal
            | Self::Editor(_)
            | Self::Variable { .. }
            | Self::Ending { .. }
            | Self::Settings(StoreError::Content { reason: Unusable::Settings(_), .. })
            | Self::Interface(ShellError::Terminal(_))
            | Self::Path(PathError::Profile(_)) => Exit::Usage,
            Self::Store(StoreError::Locked { .. }) => Exit::Locked,
            Self::Interface(_)
            | Self::Store(_)
            | Self::Settings(_)
            | Self::Path(PathError::NoHome)
            | Self::Guide { .. }
            | Self::Clock
            | Self::Exists(_)
            | Self::Own { .. }
            | Self::Import { .. }
            | Self::Input(_)
            | Self::Output(_) => Exit::File,
            Self::Draft { reason, .. } => reason.exit(),
        }
    }
}

/// One mistake a line.
fn lines(mistakes: &[Mistake]) -> String {
    let (shown, others) = mistakes.split_at(mistakes.len().min(MOST_MISTAKES));
    let lines = shown.iter().map(|mistake| format!("  {mistake}"));
    let rest = (!others.is_empty()).then(|| format!("  and {} more", others.len()));
    lines.chain(rest).collect::<Vec<_>>().join("\n")
}

/// The endings of reports, as an alternative.
fn endings() -> String {
    let endings: Vec<String> = FORMATS.iter().map(|format| format!(".{}", format.extension)).collect();
    let (last, others) = endings.split_last().expect("there are formats");
    format!("{} or {last}", others.join(", "))
}

/// The message of clap without its own prefix and styles: the reporter adds ours.
fn usage_text(error: &clap::Error) -> String {
    let text = error.render().to_string();
    text.strip_prefix("error: ").unwrap_or(&text).trim_end().to_owned()
}
