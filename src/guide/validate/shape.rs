//! The keys of every table in a guide's file, as data: reading into types stops at the first mistake, and this finds them all.

use strum::VariantNames as _;

use crate::guide::{Asks, Coverage, EvidenceClass, Listing, PartKind, SectionKind};

/// What the value of a key must be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Number,
    Truth,
    Date,
    /// One of these.
    Word(&'static [&'static str]),
    /// A list of texts.
    Texts,
    Table(&'static Shape),
    /// A list of tables, each under a heading in double brackets.
    Tables(&'static Shape),
    /// A list in which each is a text, or a table of this shape.
    Steps(&'static Shape),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Needed,
    Optional,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub name: &'static str,
    pub kind: Kind,
    pub need: Need,
}

#[derive(Debug)]
pub(super) struct Shape {
    /// With its article.
    pub name: &'static str,
    pub keys: &'static [Key],
    /// A key that makes a table one of another shape, which has fewer keys.
    pub fewer: Option<(&'static str, &'static Shape)>,
}

impl Shape {
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

const fn needed(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, need: Need::Needed }
}

const fn optional(name: &'static str, kind: Kind) -> Key {
    Key { name, kind, need: Need::Optional }
}

const fn shape(name: &'static str, keys: &'static [Key]) -> Shape {
    Shape { name, keys, fewer: None }
}

const CLASS: Kind = Kind::Word(EvidenceClass::VARIANTS);

pub(super) static GUIDE: Shape = shape(
    "the guide",
    &[
        needed("schema", Kind::Number),
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("edition", Kind::Number),
        needed("read", Kind::Date),
        needed("disclaimer", Kind::Text),
        needed("contact", Kind::Text),
        needed("licence", Kind::Text),
        optional("notice", Kind::Table(&NOTICE)),
        needed("revision", Kind::Tables(&REVISION)),
        needed("source", Kind::Tables(&SOURCE)),
        optional("system", Kind::Tables(&SYSTEM)),
        optional("term", Kind::Tables(&TERM)),
        optional("gate", Kind::Tables(&GATE)),
        optional("dropped", Kind::Tables(&DROPPED)),
        needed("section", Kind::Tables(&SECTION)),
        optional("page", Kind::Table(&PAGE)),
    ],
);

pub(super) static NOTICE: Shape = shape(
    "the notice",
    &[needed("text", Kind::Text), optional("news", Kind::Text), needed("detail", Kind::Text), needed("source", Kind::Text)],
);

pub(super) static REVISION: Shape =
    shape("a revision", &[needed("edition", Kind::Number), needed("date", Kind::Date), needed("summary", Kind::Text)]);

pub(super) static SOURCE: Shape = shape(
    "a source",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("url", Kind::Text),
        needed("seen", Kind::Text),
        needed("coverage", Kind::Word(Coverage::VARIANTS)),
        optional("dated", Kind::Date),
        optional("read", Kind::Date),
    ],
);

pub(super) static SYSTEM: Shape = shape(
    "a system",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("short", Kind::Text),
        needed("summary", Kind::Text),
        needed("caution", Kind::Text),
        needed("source", Kind::Text),
        needed("class", CLASS),
    ],
);

pub(super) static TERM: Shape = shape(
    "a term",
    &[needed("term", Kind::Text), needed("meaning", Kind::Text), needed("source", Kind::Text), needed("class", CLASS)],
);

pub(super) static GATE: Shape = shape(
    "a gate",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("short", Kind::Text),
        needed("needs", Kind::Texts),
        optional("product", Kind::Texts),
    ],
);

pub(super) static DROPPED: Shape = shape(
    "a dropped item",
    &[needed("id", Kind::Text), needed("title", Kind::Text), needed("edition", Kind::Number), needed("change", Kind::Text)],
);

pub(super) static SECTION: Shape = shape(
    "a section",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("tab", Kind::Text),
        needed("kind", Kind::Word(SectionKind::VARIANTS)),
        needed("purpose", Kind::Text),
        needed("intro", Kind::Text),
        optional("caption", Kind::Text),
        needed("item", Kind::Tables(&ITEM)),
    ],
);

pub(super) static ITEM: Shape = Shape {
    name: "an item",
    keys: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        optional("group", Kind::Text),
        optional("same_as", Kind::Text),
        optional("required", Kind::Truth),
        optional("systems", Kind::Texts),
        optional("applies_to", Kind::Text),
        optional("medical_practice", Kind::Truth),
        needed("class", CLASS),
        optional("sources", Kind::Texts),
        optional("why", Kind::Text),
        optional("steps", Kind::Steps(&STEP)),
        optional("body", Kind::Text),
        optional("shows", Kind::Word(Listing::VARIANTS)),
        optional("after", Kind::Texts),
        optional("expects", Kind::Text),
        optional("each_release", Kind::Truth),
        optional("repeat", Kind::Text),
        optional("revised", Kind::Number),
        optional("change", Kind::Text),
        optional("asks", Kind::Word(Asks::VARIANTS)),
        optional("was", Kind::Texts),
        optional("fact", Kind::Tables(&FACT)),
        optional("link", Kind::Tables(&LINK)),
        optional("question", Kind::Tables(&QUESTION)),
    ],
    fewer: Some(("same_as", &REPEAT)),
};

/// An item that stands here too.
pub(super) static REPEAT: Shape = shape(
    "an item with `same_as`",
    &[needed("same_as", Kind::Text), optional("group", Kind::Text), optional("title", Kind::Text)],
);

pub(super) static STEP: Shape = shape(
    "a step",
    &[needed("text", Kind::Text), optional("systems", Kind::Texts), optional("advice", Kind::Truth), optional("was", Kind::Text)],
);

pub(super) static FACT: Shape = shape(
    "a fact",
    &[needed("text", Kind::Text), needed("class", CLASS), needed("source", Kind::Text), optional("systems", Kind::Texts)],
);

pub(super) static LINK: Shape =
    shape("a link", &[needed("title", Kind::Text), needed("url", Kind::Text), optional("systems", Kind::Texts)]);

pub(super) static QUESTION: Shape = shape(
    "a question",
    &[
        needed("text", Kind::Text),
        needed("class", CLASS),
        optional("source", Kind::Text),
        optional("unblocks", Kind::Text),
        optional("systems", Kind::Texts),
    ],
);

pub(super) static PAGE: Shape =
    shape("the page", &[needed("source", Kind::Text), needed("title", Kind::Text), needed("part", Kind::Tables(&PART))]);

pub(super) static PART: Shape = shape(
    "a part of the page",
    &[
        needed("kind", Kind::Word(PartKind::VARIANTS)),
        optional("item", Kind::Text),
        optional("words", Kind::Text),
        optional("links", Kind::Texts),
        optional("file", Kind::Text),
        optional("number", Kind::Number),
    ],
);

#[cfg(test)]
mod tests;
