//! What can happen, and what the interface asks for in return: plain values, no input and no output.

use jiff::Timestamp;
use ratatui::layout::{Position, Size};
use ratatui_textarea::Input;

use super::model::{Damage, Told};
use crate::progress::{Change, Facet, Progress, Status};

/// One thing that happened, by its meaning rather than by its key.
#[derive(Debug, Clone)]
pub enum Message {
    /// Move within the focused panel.
    Move(Motion),
    /// Give the focus to the next panel, or the one before.
    Focus(Direction),
    /// Go into what is selected.
    Enter,
    /// Go back, one step at a time.
    Back,
    /// Open the page with this number, from 0: the overview, then the sections.
    Page(usize),
    /// Tick the selected item, or untick it.
    Tick,
    /// Choose a status for the selected item.
    ChooseStatus,
    /// Give the selected item this status.
    Status(Status),
    /// Write a note on the selected item.
    WriteNote,
    /// Say who does the selected item.
    WriteOwner,
    /// Say by when the selected item is to be done.
    WriteDue,
    /// Move the date that is being chosen by so many days.
    Day(i8),
    /// Move the date that is being chosen by so many months.
    Month(i8),
    /// Clear the date that is being chosen.
    NoDate,
    /// Complete the name that is being written.
    Complete,
    /// Show what shows how the selected item was done.
    Evidence,
    /// Add a link or the name of a file to that.
    AddEvidence,
    /// Take the selected one of that away.
    RemoveEvidence,
    /// Mark the selected item, to change several at once, or take the mark away.
    Mark,
    /// Ask the questions of the first start.
    Setup,
    /// Choose the selected row, where several can be chosen.
    Toggle,
    /// Go back to the question before.
    PreviousQuestion,
    /// Write the note in the user's own editor.
    EditNote,
    /// Accept what was written.
    Accept,
    /// A key for the text that is being written.
    Write(Input),
    /// Text was pasted.
    Paste(String),
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back.
    Redo,
    /// Hide the guide's notice, or show it again.
    Notice,
    /// Show every key, or close that.
    Help,
    /// Look for items.
    Find,
    /// Go to the next hit of what is searched for.
    NextHit,
    /// Go to the hit before.
    PreviousHit,
    /// Choose what the lists show.
    Filter,
    /// Show only items of which this holds, or no longer.
    FilterBy(Facet),
    /// Show items whatever holds of them.
    ClearFilter,
    /// Choose what to do by its words.
    Palette,
    /// Look up the glossary terms of the selected item.
    Glossary,
    /// Show what is outside the scope, or hide it again.
    Outside,
    /// Choose a link of the selected item, to open it.
    Links,
    /// Choose what to copy of the selected item.
    ChooseCopy,
    /// Copy the choice that this key stands for.
    Copy(char),
    /// Write to the guide's contact about the selected item.
    Mail,
    /// Try to save again.
    Retry,
    /// Put the backup in the place of a file that cannot be read.
    Restore,
    /// Write what cannot be saved into another file.
    Elsewhere,
    /// Leave the program.
    Quit,
    /// Leave although changes are not saved.
    QuitUnsaved,
    /// Put the program into the background.
    Suspend,
    /// The mouse was used.
    Mouse(Mouse),
    /// Draw everything anew.
    Redraw,
    /// The terminal has another size.
    Resize(Size),
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
    WrittenElsewhere(String),
    /// The editor was closed.
    Edited(Edited),
    /// Something to tell that is worth more than a line.
    Told(Told),
    /// Something to tell.
    Remark(String),
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
#[derive(Debug, Clone)]
pub struct Saved {
    /// How many changes were written, oldest first.
    pub changes: usize,
    /// The whole progress, with what others changed meanwhile.
    pub progress: Progress,
    /// When it was on disk.
    pub at: Timestamp,
}

/// What the backup holds.
#[derive(Debug, Clone)]
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
}
