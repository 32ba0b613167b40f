//! Messages to the interface and the effects it asks for: plain values, no input and no output.

use jiff::Timestamp;
use ratatui::layout::{Position, Size};
use ratatui_textarea::Input;

use super::context::ListKind;
use super::order::{Export, Exported, Order};
use super::parts::{Damage, FoundEvidence};
use crate::export::letter::Matter;
use crate::progress::{Act, BadEvidence, Change, Facet, ProductField, Progress, Status};

/// An event, by its meaning rather than its key.
#[derive(Debug, Clone, PartialEq)]
pub enum Message {
    /// Move within the focused panel, or in what is open over the panels.
    Move(Motion),
    Focus(Direction),
    /// Open the selection.
    Enter,
    /// Go back, one step at a time.
    Back,
    /// Open the page with this number, from 0: the overview, then the sections.
    Page(usize),
    /// Tick the selected item, or untick it.
    Tick,
    /// Leave the selected items closed although the guide changed them.
    Confirm,
    /// Tick the step of this number of the item whose steps are listed, or untick it.
    Step(u32),
    /// Open a list about the selected item, or about what the lists show.
    Open(ListKind),
    Status(Status),
    EditNote,
    /// Edit the note in the user's own editor.
    EditNoteElsewhere,
    EditOwner,
    EditDue,
    /// Move the date that is being chosen by so many days.
    Day(i8),
    /// Move it by so many months.
    Month(i8),
    /// Clear the date.
    NoDate,
    /// Complete the name that is being typed.
    Complete,
    AddEvidence,
    RemoveEvidence,
    /// Record that the question of this number of the listed item was asked, or else its answer.
    Question(usize),
    /// Record a question of the team's own, or a contact that was none.
    Another(Act),
    /// Record that the selected question was asked again.
    Remind,
    /// Edit the day to follow up.
    EditFollowUp,
    /// Go to the item with this id.
    ShowItem(String),
    /// Start this letter in the mail program.
    Letter(Matter),
    /// Copy the text that the list is about: all questions, or the selected letter.
    CopyText,
    /// Write something for others.
    Export(Export),
    /// Change this fact about the product.
    EditProduct(ProductField),
    /// Mark the selected item, to change several at once, or unmark it.
    Mark,
    /// Ask the questions of the first start.
    Setup,
    /// Ask only which systems and which setting apply.
    SetScope,
    /// Select or deselect the row, in a question with several answers.
    Toggle,
    PreviousQuestion,
    /// Accept what was typed, or choose the selected row.
    Accept,
    /// A key for the text that is being typed.
    Type(Input),
    /// Text was pasted.
    Paste(String),
    Undo,
    Redo,
    /// Hide or show the guide's notice.
    Notice,
    /// Open or close the help.
    Help,
    /// Find items, or words in the help.
    Find,
    NextHit,
    PreviousHit,
    /// Show only items that match this, or stop doing so.
    FilterBy(Facet),
    ClearFilter,
    Palette,
    /// Go to this term in the glossary.
    GoToTerm(String),
    /// Show or hide items that are out of scope.
    OutOfScope,
    /// Open an address in the browser or mail program.
    OpenLink(String),
    /// Copy what this key stands for.
    Copy(char),
    /// Email the guide's contact about the selected item.
    Mail,
    /// Try again to save, or to read the file.
    Retry,
    /// Replace a file that cannot be read with its backup.
    Restore,
    /// Finish the git merge that left its marks in the file.
    Resolve,
    /// Save everything to another file.
    SaveElsewhere,
    /// Make the changes that the last session could not save.
    SaveKept,
    /// Drop them.
    DropKept,
    Quit,
    /// Quit without saving the unsaved changes.
    QuitUnsaved,
    Suspend,
    Redraw,
    Mouse(Mouse),
    /// The terminal has another size.
    Resize(Size),
    News(News),
}

/// What happened outside the interface, rather than at its keys.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// Somebody else changed the file.
    Loaded(Progress),
    /// Every change so far is in the file.
    Saved(Saved),
    /// The file could not be written; the changes are kept and tried again.
    NotSaved(String),
    /// The file cannot be read.
    Damaged(Damage),
    Restored(Restored),
    /// An unfinished git merge was finished.
    Resolved(Progress),
    /// What git knows of the item with this id, a line each.
    Past(String, Vec<String>),
    /// What is wrong with the files that evidence names.
    Evidence(Vec<BadEvidence>),
    /// What was typed as evidence was looked for.
    EvidenceFound(FoundEvidence),
    /// What became of an order.
    Exported(Exported),
    /// Everything was saved to this other file.
    SavedElsewhere(String),
    Edited(Edited),
    /// The name recorded with changes, which git knows; it comes before the first key, unless git takes seconds.
    Named(String),
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

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub action: MouseAction,
    pub position: Position,
}

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
    pub before: String,
    pub after: String,
}

/// The result of a save.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// How many changes were written, oldest first.
    pub changes: usize,
    /// The whole progress, with changes by others.
    pub progress: Progress,
    pub at: Timestamp,
}

/// The result of restoring the backup.
#[derive(Debug, Clone, PartialEq)]
pub struct Restored {
    pub progress: Progress,
    /// Where the damaged file is kept.
    pub kept: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Motion {
    Up,
    Down,
    PageUp,
    PageDown,
    First,
    Last,
}

/// A direction among panels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// To the right, then on from the first.
    Next,
    /// To the left, then on from the last.
    Previous,
    /// To the right, stopping there.
    Right,
    /// To the left, stopping there.
    Left,
}

/// A request to the shell.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Save the changes of one action.
    Save(Vec<Change>),
    /// Remember the name of the user.
    SaveName(String),
    /// Save again what could not be saved.
    Retry,
    /// Save this progress to a new file.
    SaveElsewhere {
        /// As the user typed it.
        path: String,
        progress: Box<Progress>,
    },
    /// Replace the file with its backup.
    Restore,
    /// Merge the versions that git has of the file.
    Resolve,
    /// Ask git for the history of the item with this id.
    Past(String),
    /// Look at the files that the evidence in this progress names.
    LookAtEvidence(Box<Progress>),
    /// Find what was typed as evidence.
    FindEvidence {
        /// Ids of the items that it is for.
        items: Vec<String>,
        /// As the user typed it.
        given: String,
        /// What the items have.
        progress: Box<Progress>,
    },
    /// Write something for others about this progress.
    Export {
        order: Box<Order>,
        progress: Box<Progress>,
    },
    /// Read the file again.
    Reload,
    /// Open this address in the system's browser or mail program; it has been checked and shown.
    Open(String),
    /// Copy this to the clipboard, through the terminal.
    Copy(String),
    /// Let the user change a note in their own editor, which gets the terminal meanwhile.
    Edit {
        /// Id of the item.
        item: String,
        /// The note so far.
        text: String,
    },
    /// Restore the terminal and stop until the shell continues the program.
    Suspend,
    Redraw,
    Quit,
    /// End; the user has decided what becomes of the changes that are not saved.
    QuitUnsaved,
}
