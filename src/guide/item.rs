//! One thing to do or page to read: its text, steps, facts, links and questions, as its file has them.

use compact_str::CompactString;
use serde::{Deserialize, Serialize};
use strum::{EnumMessage, IntoStaticStr, VariantNames};

use super::evidence::EvidenceClass;
use super::list::List;

/// One thing to do, or one page to read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Stable kebab-case name; progress is kept under it.
    #[serde(default)]
    pub id: CompactString,
    #[serde(default)]
    pub title: CompactString,
    /// The heading above it in its section; may be empty.
    #[serde(default)]
    pub group: CompactString,
    /// The id of an item that stands here too, under this `group` and, if there is one, this `title`: the same act, with one
    /// record, counted once. Reading the guide fills in the rest from that item.
    #[serde(default)]
    pub same_as: CompactString,
    /// Whether readiness depends on it.
    #[serde(default = "yes")]
    pub required: bool,
    /// Ids of the systems that it applies to; empty for all.
    #[serde(default)]
    pub systems: List<CompactString>,
    /// What it applies to, where the systems alone would be misleading; otherwise empty.
    #[serde(default)]
    pub applies_to: CompactString,
    /// Whether it applies to medical-practice applications only.
    #[serde(default)]
    pub medical_practice: bool,
    /// How sure it is that the item belongs here.
    #[serde(default = "unknown")]
    pub class: EvidenceClass,
    /// Ids of its [`Source`](super::Source)s; empty on a general reference page, which speaks of the guide itself.
    #[serde(default)]
    pub sources: List<CompactString>,
    /// Markdown; empty on reference pages.
    #[serde(default)]
    pub why: CompactString,
    /// Empty on reference pages. Their numbers, from 1, are how progress knows them: add new ones at the end.
    #[serde(default)]
    pub steps: List<Step>,
    /// The text of a reference page, in Markdown.
    #[serde(default)]
    pub body: CompactString,
    /// A list that the program appends to a reference page.
    #[serde(default)]
    pub shows: Option<Listing>,
    /// Ids of the items that it needs first: `next` keeps to it, but nothing is locked.
    #[serde(default)]
    pub after: List<CompactString>,
    /// What shows that it was done, as a noun: "the signed agreements". Empty where no evidence is expected.
    #[serde(default)]
    pub expects: CompactString,
    /// Whether it is owed again for each release of the product.
    #[serde(default)]
    pub each_release: bool,
    /// After how long it has to be done again, as [`Period`](super::Period) reads it; empty for never.
    #[serde(default)]
    pub repeat: CompactString,
    /// The edition in which the item last changed.
    #[serde(default = "first")]
    pub revised: u32,
    /// What changed in that edition; empty in the first.
    #[serde(default)]
    pub change: CompactString,
    /// What the change asks of whoever had closed the item.
    #[serde(default)]
    pub asks: Asks,
    /// Ids under which earlier editions had it, or parts of it: their records are carried over.
    #[serde(default)]
    pub was: List<CompactString>,
    #[serde(rename = "fact", default)]
    pub facts: List<Fact>,
    #[serde(rename = "link", default)]
    pub links: List<Link>,
    /// What to ask, because no page that could be read says it.
    #[serde(rename = "question", default)]
    pub questions: List<Question>,
}

fn yes() -> bool {
    true
}

fn unknown() -> EvidenceClass {
    EvidenceClass::Unknown
}

fn first() -> u32 {
    1
}

impl Item {
    /// Whether it only stands here too, for the item of the same id.
    pub fn is_repeat(&self) -> bool {
        !self.same_as.is_empty()
    }

    /// Whether it, one of its facts or one of its questions cites the source with this id.
    pub fn cites(&self, id: &str) -> bool {
        self.sources.iter().any(|source| source == id)
            || self.facts.iter().any(|fact| fact.source == id)
            || self.questions.iter().any(|question| question.source == id)
    }

    /// What changed, and what that asks; empty if nothing ever did. Markdown.
    pub fn change_sentences(&self) -> String {
        if self.change.is_empty() { String::new() } else { format!("{} {}", self.change.trim(), self.asks.sentence()) }
    }
}

/// What a change to an item asks of whoever had closed it; `message` is a sentence for them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, Serialize, EnumMessage, IntoStaticStr, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Asks {
    #[strum(message = "Do it again.")]
    Redo,
    #[strum(message = "Look at it again.")]
    LookAgain,
    #[strum(message = "Nothing has to be done.")]
    Nothing,
    /// The ministry does not say.
    #[default]
    #[strum(message = "Whether something has to be done is not stated: ask.")]
    NotStated,
}

impl Asks {
    /// As in JSON.
    pub fn word(self) -> &'static str {
        self.into()
    }

    pub fn sentence(self) -> &'static str {
        self.get_message().unwrap_or_default()
    }
}

/// One of the numbered things to do for an item; in a guide also just its text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "StepText")]
pub struct Step {
    /// Markdown.
    pub text: CompactString,
    /// Ids of the systems that it is for; empty for all.
    pub systems: List<CompactString>,
    /// Whether it is the guide's own advice rather than taken from a page.
    pub is_advice: bool,
    /// Id of the item that it was in earlier editions: done there, it is done here.
    pub was: CompactString,
}

impl Step {
    /// The text, and whose advice it is.
    pub fn words(&self) -> String {
        let mark = if self.is_advice { " (this guide's advice)" } else { "" };
        format!("{}{mark}", self.text.trim_end())
    }
}

#[derive(Deserialize)]
#[serde(untagged)]
enum StepText {
    Text(CompactString),
    Table(StepTable),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepTable {
    text: CompactString,
    #[serde(default)]
    systems: List<CompactString>,
    #[serde(default)]
    advice: bool,
    #[serde(default)]
    was: CompactString,
}

impl From<StepText> for Step {
    fn from(step: StepText) -> Self {
        match step {
            StepText::Text(text) => Self { text, systems: List::default(), is_advice: false, was: CompactString::default() },
            StepText::Table(StepTable { text, systems, advice, was }) => Self { text, systems, is_advice: advice, was },
        }
    }
}

/// One statement with where it was read and how sure it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    /// Markdown.
    pub text: CompactString,
    pub class: EvidenceClass,
    /// Id of the [`Source`](super::Source).
    pub source: CompactString,
    /// Ids of the systems that it is about; empty for all.
    #[serde(default)]
    pub systems: List<CompactString>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    pub title: CompactString,
    /// https, http or mailto.
    pub url: CompactString,
    /// Ids of the systems that it is about; empty for all.
    #[serde(default)]
    pub systems: List<CompactString>,
}

/// What to ask the contact about an item.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Plain text that ends with a question mark; one that rests on a third party's notes names the document and section.
    pub text: CompactString,
    /// `unknown`, or `reported` where it comes from a third party's notes.
    pub class: EvidenceClass,
    /// Id of the [`Source`](super::Source); may be empty.
    #[serde(default)]
    pub source: CompactString,
    /// What the answer lets you do; may be empty.
    #[serde(default)]
    pub unblocks: CompactString,
    /// Ids of the systems that it is about; empty for all.
    #[serde(default)]
    pub systems: List<CompactString>,
}

/// An item that earlier editions had.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    pub id: CompactString,
    pub title: CompactString,
    /// The first edition without it.
    pub edition: u32,
    /// Why it is gone.
    pub change: CompactString,
}

/// A list of the guide's own data that the program appends to a reference page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, VariantNames)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Listing {
    Systems,
    /// Which volume applies to which system.
    Volumes,
    /// The sources with their dates.
    Sources,
    Terms,
    Revisions,
    /// With the disclaimer.
    Notice,
}
