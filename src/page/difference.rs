//! One way in which a page and a guide differ.

use serde::Serialize;
use strum::{EnumIter, EnumMessage};

use crate::guide::{PartKind, SourcePage};

/// `message` is what people read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, EnumIter, EnumMessage)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    #[strum(message = "new")]
    New,
    #[strum(message = "gone")]
    Gone,
    #[strum(message = "reworded")]
    Reworded,
    /// A step with another number, or with none any more.
    #[strum(message = "renumbered")]
    Renumbered,
    /// It stands elsewhere among the others.
    #[strum(message = "moved")]
    Moved,
    /// It stands on the page more often.
    #[strum(message = "repeated")]
    Repeated,
    /// A figure with another file, or a contact with another address.
    #[strum(message = "changed")]
    Changed,
    #[strum(message = "link new")]
    LinkNew,
    #[strum(message = "link gone")]
    LinkGone,
    #[strum(message = "link changed")]
    LinkChanged,
}

impl Change {
    pub fn label(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

/// A part of the page as people name it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Subject {
    pub kind: PartKind,
    /// Of a step or a commitment, as in the guide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// Id of the item or section that it became; may be empty.
    pub item: String,
}

impl Subject {
    /// The part with this number.
    pub fn of(source: &SourcePage, number: usize) -> Self {
        let part = &source.parts[number];
        let count = match part.kind {
            PartKind::Step => part.number.or_else(|| Some(counted(source, number))),
            PartKind::Commitment => Some(counted(source, number)),
            _ => None,
        };
        Self { kind: part.kind, number: count, item: part.item.to_string() }
    }

    /// Something that the guide does not know.
    pub fn unknown(kind: PartKind, number: Option<u32>) -> Self {
        Self { kind, number, item: String::new() }
    }

    /// Such as `step 3 = request-services`.
    pub fn label(&self) -> String {
        let number = self.number.map(|number| format!(" {number}")).unwrap_or_default();
        let item = if self.item.is_empty() { String::new() } else { format!(" = {}", self.item) };
        format!("{}{number}{item}", self.kind.word())
    }
}

/// Its place among parts of its kind that follow each other, from 1.
fn counted(source: &SourcePage, number: usize) -> u32 {
    let kind = source.parts[number].kind;
    let before = source.parts[..number].iter().rev().take_while(|part| part.kind == kind).count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}

/// Scripts rely on these names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub change: Change,
    #[serde(flatten)]
    pub subject: Subject,
    /// As the page says it, or as the index of the guide does where it is gone.
    pub text: String,
    /// What the page has and the guide does not: words, addresses, names of files, a number, a place.
    pub new: Vec<String>,
    /// What the guide has and the page does not.
    pub gone: Vec<String>,
    /// What something new is most like, and how much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<String>,
}

impl Difference {
    pub fn new(change: Change, subject: Subject, text: &str) -> Self {
        Self { change, subject, text: text.to_owned(), new: Vec::new(), gone: Vec::new(), nearest: None }
    }

    #[must_use]
    pub fn with(self, new: Vec<String>, gone: Vec<String>) -> Self {
        Self { new, gone, ..self }
    }
}
