//! What can happen, and what the interface asks for in return: plain values, no input and no output.

use jiff::Timestamp;
use ratatui::layout::{Position, Size};
use ratatui_textarea::Input;

use super::context::ListKind;
use super::parts::Damage;
use crate::progress::{Change, Facet, Progress, Status};

/// One thing that happened, by its meaning rather than by its key.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Move within the focused panel, or in what is open over the panels.
    Move(Motion),
    /// Give the focus to another panel.
    Focus(Direction),
    /// Go into what is selected.
    Enter,
    /// Go back, one step at a time.
    Back,
    /// Open the page with this number, from 0: the overview, then the sections.
    Page(usize),
    /// Tick the selected item, or untick it.
    Tick,
    /// Open a list about the selected item, or about what the lists show.
    Open(ListKind),
    /// Set the status.
    Status(Status),
    /// Edit the note of the selected item.
    EditNote,
    /// Edit it in the user's own editor.
    EditNoteElsewhere,
    /// Edit the owner.
    EditOwner,
    /// Edit the due date.
    EditDue,
    /// Move the date that is being chosen by so many days.
    Day(i8),
    /// Move it by so many months.
    Month(i8),
    /// Clear it.
    NoDate,
    /// Complete the name that is being typed.
    Complete,
    /// Add a piece of evidence.
    AddEvidence,
    /// Remove the selected piece.
    RemoveEvidence,
    /// Mark the selected item, to change several at once, or unmark it.
    Mark,
    /// Ask the questions of the first start.
    Setup,
    /// Ask only which systems and which setting apply.
    SetScope,
    /// Choose the selected row, where several can be chosen.
    Toggle,
    /// Go back to the question before.
    PreviousQuestion,
    /// Accept what was typed, or choose the selected row.
    Accept,
    /// A key for the text that is being typed.
    Type(Input),
    /// Text was pasted.
    Paste(String),
    Undo,
    Redo,
    /// Hide the guide's notice, or show it again.
    Notice,
    /// Show the help, or close it.
    Help,
    /// Find items, or words in the help.
    Find,
    NextHit,
    PreviousHit,
    /// Show only items that match this, or stop doing so.
    FilterBy(Facet),
    ClearFilter,
    /// Choose an action by its words.
    Palette,
    /// Go to this term in the glossary.
    GoToTerm(String),
    /// Show items that are out of scope, or hide them again.
    OutOfScope,
    /// Open an address in the browser or mail program.
    OpenLink(String),
    /// Copy what this key stands for.
    Copy(char),
    /// Write to the guide's contact about the selected item.
    Mail,
    /// Try again to save, or to read the file.
    Retry,
    /// Put the backup in the place of a file that cannot be read.
    Restore,
    /// Write what cannot be saved into another file.
    SaveElsewhere,
    Quit,
    /// Leave although changes are not saved.
    QuitUnsaved,
    /// Put the program into the background.
    Suspend,
    /// Draw everything again.
    Redraw,
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    /// Something happened elsewhere.
    News(News),
}

/// What happened outside the interface, rather than at its keys.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Somebody else changed the file; it holds this now.
    Loaded(Progress),
    /// Everything handed over so far is in the file.
    Saved(Saved),
    /// The file could not be written; the changes are kept and tried again.
    NotSaved(String),
    /// The file cannot be read.
    Damaged(Damage),
    /// The backup is in the place of the file that could not be read.
    Restored(Restored),
    /// Everything was written into this other file.
    SavedElsewhere(String),
    /// The editor was closed.
    Edited(Edited),
    /// A message that needs more than a line.
    Announced(Announcement),
    /// A message for the last line.
    Remark(String),
}

/// A message that needs more than a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    pub title: String,
    /// An address, or the name of a file: shown whole.
    pub text: String,
    /// What to do with it.
    pub hint: String,
}

/// The mouse, somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done with it.
    pub action: MouseAction,
    /// Where it points.
    pub position: Position,
}

/// What can be done with a mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseAction {
    /// The main button was pressed.
    Click,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
}

/// A note as the user's own editor left it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edited {
    /// Id of the item.
    pub item: String,
    /// What it was.
    pub before: String,
    /// What it is now.
    pub after: String,
}

/// What the file holds after a save.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// How many changes were written, oldest first.
    pub changes: usize,
    /// The whole progress, with what others changed meanwhile.
    pub progress: Progress,
    /// When it was on disk.
    pub at: Timestamp,
}

/// What the backup holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    /// The progress.
    pub progress: Progress,
    /// Where the damaged file is kept.
    pub kept: Option<String>,
}

/// A movement within a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    /// One line up.
    Up,
    /// One line down.
    Down,
    /// A panel's height up.
    PageUp,
    /// A panel's height down.
    PageDown,
    /// To the beginning.
    First,
    /// To the end.
    Last,
}

/// A direction among panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the right, and round.
    Next,
    /// To the left, and round.
    Previous,
    /// To the right, stopping there.
    Right,
    /// To the left, stopping there.
    Left,
}

/// What the shell is asked to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save these changes, which were made at once.
    Save(Vec<Change>),
    /// Remember the name of the user.
    SaveName(String),
    /// Save again what could not be saved.
    Retry,
    /// Write this progress into a new file, because it cannot be saved.
    SaveElsewhere {
        /// The new file, as the user named it.
        path: String,
        /// What to write.
        progress: Box<Progress>,
    },
    /// Put the backup in the place of the file.
    Restore,
    /// Read the file again.
    Reload,
    /// Hand this address to the system's browser or mail program; it was checked and shown.
    Open(String),
    /// Put this into the clipboard, by way of the terminal.
    Copy(String),
    /// Let the user change a note in their own editor, which gets the terminal meanwhile.
    Edit {
        /// Id of the item.
        item: String,
        /// The note so far.
        text: String,
    },
    /// Give the terminal back and stop until the shell continues the program.
    Suspend,
    /// Paint every cell again.
    Redraw,
    /// End.
    Quit,
    /// End; the user has decided what becomes of the changes that are not saved.
    QuitUnsaved,
}
