//! A prompt: text that the user is typing, such as a note, a reason or a file name.

use ratatui::style::Style;
use ratatui_textarea::{CursorMove, Input, Key, TextArea, WrapMode};
use serde::{Deserialize, Serialize};

use super::context::List;
use super::order::{Blank, Order};
use crate::progress::{Act, Field, MAX_NOTE_BYTES, ProductField, Status};
use crate::text::{clean, normalize};

/// What the text is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The note of the item with this id.
    Note(String),
    /// The reason for the status of the items with these ids.
    Reason(Vec<String>, Status),
    /// The owner of the items with these ids.
    Owner(Vec<String>),
    /// The due date of the items with these ids.
    Due(Vec<String>),
    /// The day to follow up the items with these ids.
    FollowUp(Vec<String>),
    /// The text of a line of the correspondence, or with whom it was.
    Line(Part, Box<Line>),
    /// What an order does not say yet: never a draft.
    #[serde(skip)]
    Order(Blank, Box<Order>),
    /// A link or the name of a file that shows how the items with these ids were done.
    Evidence(Vec<String>),
    /// A fact about the product, and its value when the user began.
    Product(ProductField, String),
    /// A question to the guide's contact about the item with this id.
    Subject(String),
    /// The name of another file to save to.
    Elsewhere,
    Find,
    /// The name of the user.
    Name,
}

/// A line of the correspondence of an item, as far as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The id of the item.
    pub item: String,
    pub act: Act,
    /// The question that is answered.
    pub question: String,
    pub text: String,
}

/// What is typed of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    Text,
    /// The person or office on the other side.
    With,
}

impl Purpose {
    pub fn is_a_date(&self) -> bool {
        matches!(self, Self::Due(_) | Self::FollowUp(_))
    }

    pub fn is_an_owner(&self) -> bool {
        matches!(self, Self::Owner(_)) || matches!(self, Self::Order(Blank::About, order) if order.is_calendar())
    }

    /// Whether accepting it changes the progress.
    pub fn is_an_edit(&self) -> bool {
        match self {
            Self::Note(_)
            | Self::Reason(..)
            | Self::Owner(_)
            | Self::Due(_)
            | Self::FollowUp(_)
            | Self::Line(..)
            | Self::Evidence(_)
            | Self::Product(..) => true,
            Self::Order(..) | Self::Subject(_) | Self::Elsewhere | Self::Find | Self::Name => false,
        }
    }
}

/// Text that is being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    pub purpose: Purpose,
    pub text: Box<TextArea<'static>>,
    /// The value of each item when the user began; somebody else may change it meanwhile.
    pub seen: Vec<Field>,
    /// The list that it was opened from, to go back to.
    pub behind: Option<List>,
    /// Whether the first letter replaces the text.
    is_replaceable: bool,
}

/// Text that was being typed when the program ended, to be offered at the next start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    pub purpose: Purpose,
    pub text: String,
    /// The value of each item when the user began.
    pub seen: Vec<Field>,
}

impl Prompt {
    /// Begins with `text`, which may come from somebody else: hidden characters are revealed, since it may be saved again.
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let mut editor = TextArea::new(clean(text).split('\n').map(str::to_owned).collect());
        editor.set_wrap_mode(WrapMode::WordOrGlyph);
        editor.set_cursor_line_style(Style::new());
        editor.move_cursor(CursorMove::Bottom);
        editor.move_cursor(CursorMove::End);
        Self { purpose, text: Box::new(editor), seen: Vec::new(), behind: None, is_replaceable: false }
    }

    /// Sets the values that the user sees now, one for each item.
    #[must_use]
    pub fn over(self, seen: Vec<Field>) -> Self {
        Self { seen, ..self }
    }

    /// Makes the text a proposal: a letter as the first key replaces it, any other key edits it.
    #[must_use]
    pub fn replaceable(self) -> Self {
        Self { is_replaceable: true, ..self }
    }

    /// Goes back to `list` in the end.
    #[must_use]
    pub fn before(self, list: Option<List>) -> Self {
        Self { behind: list, ..self }
    }

    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        Self::new(self.purpose, text).over(self.seen).before(self.behind)
    }

    /// Whether it is a note, which may have several lines.
    pub fn is_a_note(&self) -> bool {
        matches!(self.purpose, Purpose::Note(_))
    }

    pub fn content(&self) -> String {
        self.text.lines().join(if self.is_a_note() { "\n" } else { " " })
    }

    /// Applies a key to the text; `false` if the text would be too long.
    pub fn write(&mut self, input: Input) -> bool {
        // Keys of the widget for a new line.
        let breaks = matches!(input, Input { key: Key::Char('m' | 'j'), ctrl: true, .. } | Input { key: Key::Enter, .. });
        if breaks && !self.is_a_note() {
            return true;
        }
        let is_replaced =
            std::mem::take(&mut self.is_replaceable) && matches!(input, Input { key: Key::Char(_), ctrl: false, alt: false, .. });
        if is_replaced || !self.is_a_note() && matches!(input, Input { key: Key::Char('u'), ctrl: true, .. }) {
            self.clear();
        }
        match input {
            // In a line it clears, as in a shell; in a note it is the undo of the widget.
            Input { key: Key::Char('u'), ctrl: true, .. } if !self.is_a_note() => true,
            // Hidden characters are revealed, as in a paste: not every terminal tells pasted keys from pressed ones.
            Input { key: Key::Char(character), ctrl: false, alt: false, .. } => self.insert(&character.to_string()),
            Input { key: Key::Enter, .. } => self.insert("\n"),
            input => self.press(input),
        }
    }

    /// Inserts pasted text; `false` if the whole would be too long.
    pub fn paste(&mut self, pasted: &str) -> bool {
        if pasted.len() > MAX_NOTE_BYTES {
            return false;
        }
        if std::mem::take(&mut self.is_replaceable) {
            self.clear();
        }
        let lines = normalize(pasted);
        if self.is_a_note() { self.insert(&lines) } else { self.insert(&lines.replace('\n', " ")) }
    }

    fn clear(&mut self) {
        self.text.select_all();
        self.text.cut();
    }

    fn insert(&mut self, text: &str) -> bool {
        let revealed = clean(text);
        let fits = bytes(&self.text) + revealed.len() <= MAX_NOTE_BYTES;
        if fits {
            self.text.insert_str(revealed);
        }
        fits
    }

    /// Keys of the widget. Only those with Ctrl or Alt can add more than they remove; a text that is too long can be shortened.
    fn press(&mut self, input: Input) -> bool {
        let before = (input.ctrl || input.alt).then(|| self.text.clone());
        self.text.input(input);
        let fits = |before: &TextArea<'static>| bytes(&self.text) <= MAX_NOTE_BYTES.max(bytes(before));
        match before {
            Some(before) if !fits(&before) => {
                self.text = before;
                false
            }
            _ => true,
        }
    }

    /// The draft to offer at the next start, if the text is worth keeping.
    pub fn draft(&self) -> Option<Draft> {
        let text = self.content();
        let is_worth_keeping =
            matches!(self.purpose, Purpose::Note(_) | Purpose::Reason(..) | Purpose::Line(..)) && !text.trim().is_empty();
        is_worth_keeping.then(|| Draft { purpose: self.purpose.clone(), text, seen: self.seen.clone() })
    }
}

fn bytes(text: &TextArea<'static>) -> usize {
    text.lines().iter().map(|line| line.len() + 1).sum()
}
