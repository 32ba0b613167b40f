//! A prompt: text that the user is typing, such as a note, a reason, or a file name, and what it is for.

use ratatui::style::Style;
use ratatui_textarea::{CursorMove, Input, Key, TextArea, WrapMode};
use serde::{Deserialize, Serialize};

use crate::progress::{Field, MAX_NOTE_BYTES, Status};
use crate::text::{clean, normalize};

/// What text is written for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The note of the item with this id.
    Note(String),
    /// The reason for the status of the items with these ids.
    Reason(Vec<String>, Status),
    /// Who does the items with these ids.
    Owner(Vec<String>),
    /// By when the items with these ids are to be done.
    Due(Vec<String>),
    /// A link or the name of a file that shows how the items with these ids were done.
    Evidence(Vec<String>),
    /// What to ask the guide's contact about the item with this id.
    Subject(String),
    /// The name of the file for what cannot be saved.
    Elsewhere,
    /// Words to find items by.
    Find,
    /// The name of the user.
    Name,
}

impl Purpose {
    /// Whether accepting it changes the progress.
    pub fn is_an_edit(&self) -> bool {
        match self {
            Self::Note(_) | Self::Reason(..) | Self::Owner(_) | Self::Due(_) | Self::Evidence(_) => true,
            Self::Subject(_) | Self::Elsewhere | Self::Find | Self::Name => false,
        }
    }
}

/// Text that is being typed.
#[derive(Debug, Clone)]
pub struct Prompt {
    /// What for.
    pub purpose: Purpose,
    /// What is written so far.
    pub text: Box<TextArea<'static>>,
    /// The value of each item that the user saw when they began; somebody else may change it meanwhile.
    pub seen: Vec<Field>,
    /// Whether the first letter takes the place of what is there.
    is_replaceable: bool,
}

/// What was being written when the program was ended, to be offered at the next start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What for.
    pub purpose: Purpose,
    /// What was written.
    pub text: String,
    /// The value of each item that the user saw when they began.
    pub seen: Vec<Field>,
}

impl Prompt {
    /// Begins with `text`, which may come from somebody else: what it hides is revealed, since it is about to be saved again.
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let mut editor = TextArea::new(clean(text).split('\n').map(str::to_owned).collect());
        editor.set_wrap_mode(WrapMode::WordOrGlyph);
        editor.set_cursor_line_style(Style::new());
        editor.move_cursor(CursorMove::Bottom);
        editor.move_cursor(CursorMove::End);
        Self { purpose, text: Box::new(editor), seen: Vec::new(), is_replaceable: false }
    }

    /// The same, over the values that the user sees now, one for each item.
    #[must_use]
    pub fn over(self, seen: Vec<Field>) -> Self {
        Self { seen, ..self }
    }

    /// The same, as a proposal: the first letter takes its place, any other key begins to change it.
    #[must_use]
    pub fn replaceable(self) -> Self {
        Self { is_replaceable: true, ..self }
    }

    /// The same with another text.
    #[must_use]
    pub fn saying(self, text: &str) -> Self {
        Self::new(self.purpose, text).over(self.seen)
    }

    /// Whether it is a note, which may have several lines.
    pub fn is_a_note(&self) -> bool {
        matches!(self.purpose, Purpose::Note(_))
    }

    /// What is written.
    pub fn content(&self) -> String {
        self.text.lines().join(if self.is_a_note() { "\n" } else { " " })
    }

    /// Puts a key into the text; `false` if the text would be too long to keep.
    pub fn write(&mut self, input: Input) -> bool {
        // The widget's own keys for a new line.
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
            // In a line it clears, as in a shell; in a note it takes back what was typed.
            Input { key: Key::Char('u'), ctrl: true, .. } if !self.is_a_note() => true,
            // What hides is revealed, as in a paste: not every terminal tells pasted keys from pressed ones.
            Input { key: Key::Char(character), ctrl: false, alt: false, .. } => self.insert(&character.to_string()),
            Input { key: Key::Enter, .. } => self.insert("\n"),
            input => self.press(input),
        }
    }

    /// Puts pasted text into the text, as text only; `false` if the whole would be too long to keep.
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

    /// Keys of the widget: only those with Ctrl or Alt can put back more than they take; a text that is too long can be shortened.
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

    /// What to offer at the next start, if there is anything.
    pub fn draft(&self) -> Option<Draft> {
        let text = self.content();
        let is_worth_it = matches!(self.purpose, Purpose::Note(_) | Purpose::Reason(..)) && !text.trim().is_empty();
        is_worth_it.then(|| Draft { purpose: self.purpose.clone(), text, seen: self.seen.clone() })
    }
}

fn bytes(text: &TextArea<'static>) -> usize {
    text.lines().iter().map(|line| line.len() + 1).sum()
}
