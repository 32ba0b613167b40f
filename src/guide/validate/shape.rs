//! The keys of every table in a guide's file, as data. Reading into types stops at the first mistake: this finds them all. The
//! build script writes the built-in guide as Rust by the same table, so that nothing here may depend on the crate.

/// What the value of a key must be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Text,
    Number,
    Truth,
    Date,
    Word(Word),
    /// A list of texts.
    Texts,
    Table(&'static Shape),
    /// A list of tables, each under a heading in double brackets.
    Tables(&'static Shape),
    /// A list in which each is a text, or a table of this shape.
    Steps(&'static Shape),
}

/// The enum whose variants are the words that a key takes.
#[derive(Debug, Clone, Copy)]
pub(super) enum Word {
    Asks,
    Coverage,
    EvidenceClass,
    Listing,
    PartKind,
    SectionKind,
}

/// What holds where a file does not have a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Absent {
    /// It must be there.
    Never,
    /// This value, in Rust.
    Is(&'static str),
    /// The field is an `Option`.
    None,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Key {
    pub name: &'static str,
    /// What the type calls it.
    pub field: &'static str,
    pub kind: Kind,
    pub absent: Absent,
}

impl Key {
    pub const fn is_needed(&self) -> bool {
        matches!(self.absent, Absent::Never)
    }

    const fn named(self, field: &'static str) -> Self {
        Self { field, ..self }
    }
}

#[derive(Debug)]
pub(super) struct Shape {
    /// With its article.
    pub name: &'static str,
    /// The type that it is read into.
    pub of: &'static str,
    pub keys: &'static [Key],
    /// A key that makes a table one of another shape, which has fewer keys.
    pub fewer: Option<(&'static str, &'static Shape)>,
}

impl Shape {
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

const fn key(name: &'static str, kind: Kind, absent: Absent) -> Key {
    Key { name, field: name, kind, absent }
}

const fn needed(name: &'static str, kind: Kind) -> Key {
    key(name, kind, Absent::Never)
}

const fn optional(name: &'static str, kind: Kind) -> Key {
    key(name, kind, Absent::None)
}

const fn or(name: &'static str, kind: Kind, absent: &'static str) -> Key {
    key(name, kind, Absent::Is(absent))
}

/// A text that may be missing, and then is empty.
const fn text(name: &'static str) -> Key {
    or(name, Kind::Text, "CompactString::const_new(\"\")")
}

/// The same for a list.
const fn list(name: &'static str, kind: Kind) -> Key {
    or(name, kind, "List::fixed(&[])")
}

const fn shape(name: &'static str, of: &'static str, keys: &'static [Key]) -> Shape {
    Shape { name, of, keys, fewer: None }
}

const CLASS: Kind = Kind::Word(Word::EvidenceClass);

pub(super) static GUIDE: Shape = shape(
    "the guide",
    "Guide",
    &[
        needed("schema", Kind::Number),
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("edition", Kind::Number),
        needed("read", Kind::Date),
        needed("disclaimer", Kind::Text),
        needed("contact", Kind::Text),
        needed("licence", Kind::Text),
        or("notice", Kind::Table(&NOTICE), "Notice::NONE"),
        needed("revision", Kind::Tables(&REVISION)).named("revisions"),
        needed("source", Kind::Tables(&SOURCE)).named("sources"),
        list("system", Kind::Tables(&SYSTEM)).named("systems"),
        list("term", Kind::Tables(&TERM)).named("terms"),
        list("gate", Kind::Tables(&GATE)).named("gates"),
        list("dropped", Kind::Tables(&DROPPED)),
        needed("section", Kind::Tables(&SECTION)).named("sections"),
        optional("page", Kind::Table(&PAGE)),
    ],
);

pub(super) static NOTICE: Shape = shape(
    "the notice",
    "Notice",
    &[needed("text", Kind::Text), text("news"), needed("detail", Kind::Text), needed("source", Kind::Text)],
);

pub(super) static REVISION: Shape = shape(
    "a revision",
    "Revision",
    &[needed("edition", Kind::Number), needed("date", Kind::Date), needed("summary", Kind::Text)],
);

pub(super) static SOURCE: Shape = shape(
    "a source",
    "Source",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("url", Kind::Text),
        needed("seen", Kind::Text),
        needed("coverage", Kind::Word(Word::Coverage)),
        optional("dated", Kind::Date),
        optional("read", Kind::Date),
    ],
);

pub(super) static SYSTEM: Shape = shape(
    "a system",
    "System",
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
    "Term",
    &[needed("term", Kind::Text), needed("meaning", Kind::Text), needed("source", Kind::Text), needed("class", CLASS)],
);

pub(super) static GATE: Shape = shape(
    "a gate",
    "Gate",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("short", Kind::Text),
        needed("needs", Kind::Texts),
        list("product", Kind::Texts),
    ],
);

pub(super) static DROPPED: Shape = shape(
    "a dropped item",
    "Dropped",
    &[needed("id", Kind::Text), needed("title", Kind::Text), needed("edition", Kind::Number), needed("change", Kind::Text)],
);

pub(super) static SECTION: Shape = shape(
    "a section",
    "Section",
    &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("tab", Kind::Text),
        needed("kind", Kind::Word(Word::SectionKind)),
        needed("purpose", Kind::Text),
        needed("intro", Kind::Text),
        text("caption"),
        needed("item", Kind::Tables(&ITEM)).named("items"),
    ],
);

pub(super) static ITEM: Shape = Shape {
    name: "an item",
    of: "Item",
    keys: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        text("group"),
        text("same_as"),
        or("required", Kind::Truth, "true"),
        list("systems", Kind::Texts),
        text("applies_to"),
        or("medical_practice", Kind::Truth, "false"),
        needed("class", CLASS),
        list("sources", Kind::Texts),
        text("why"),
        list("steps", Kind::Steps(&STEP)),
        text("body"),
        optional("shows", Kind::Word(Word::Listing)),
        list("after", Kind::Texts),
        text("expects"),
        or("each_release", Kind::Truth, "false"),
        text("repeat"),
        or("revised", Kind::Number, "1"),
        text("change"),
        or("asks", Kind::Word(Word::Asks), "Asks::NotStated"),
        list("was", Kind::Texts),
        list("fact", Kind::Tables(&FACT)).named("facts"),
        list("link", Kind::Tables(&LINK)).named("links"),
        list("question", Kind::Tables(&QUESTION)).named("questions"),
    ],
    fewer: Some(("same_as", &REPEAT)),
};

/// An item that stands here too.
pub(super) static REPEAT: Shape =
    shape("an item with `same_as`", "Item", &[needed("same_as", Kind::Text), text("group"), text("title")]);

pub(super) static STEP: Shape = shape(
    "a step",
    "Step",
    &[
        needed("text", Kind::Text),
        list("systems", Kind::Texts),
        or("advice", Kind::Truth, "false").named("is_advice"),
        text("was"),
    ],
);

pub(super) static FACT: Shape = shape(
    "a fact",
    "Fact",
    &[needed("text", Kind::Text), needed("class", CLASS), needed("source", Kind::Text), list("systems", Kind::Texts)],
);

pub(super) static LINK: Shape =
    shape("a link", "Link", &[needed("title", Kind::Text), needed("url", Kind::Text), list("systems", Kind::Texts)]);

pub(super) static QUESTION: Shape = shape(
    "a question",
    "Question",
    &[needed("text", Kind::Text), needed("class", CLASS), text("source"), text("unblocks"), list("systems", Kind::Texts)],
);

pub(super) static PAGE: Shape = shape(
    "the page",
    "SourcePage",
    &[needed("source", Kind::Text), needed("title", Kind::Text), needed("part", Kind::Tables(&PART)).named("parts")],
);

pub(super) static PART: Shape = shape(
    "a part of the page",
    "PagePart",
    &[
        needed("kind", Kind::Word(Word::PartKind)),
        text("item"),
        text("words"),
        list("links", Kind::Texts),
        text("file"),
        optional("number", Kind::Number),
    ],
);
