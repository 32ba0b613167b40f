//! The types of `src/guide` as data: which key of the guide's file is which field.

/// What the value of a key is.
#[derive(Clone, Copy)]
pub enum Kind {
    Text,
    Number,
    Truth,
    Date,
    /// A variant of this enum.
    Word(&'static str),
    Texts,
    Table(&'static Type),
    Tables(&'static Type),
}

pub struct Field {
    pub key: &'static str,
    pub name: &'static str,
    pub kind: Kind,
    /// The value in Rust where the file has none; with `None`, it is optional in Rust too.
    pub absent: Option<&'static str>,
}

impl Field {
    const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }
}

pub struct Type {
    pub name: &'static str,
    pub fields: &'static [Field],
}

const NO_TEXT: &str = "CompactString::const_new(\"\")";
const NO_LIST: &str = "List::fixed(&[])";
const CLASS: Kind = Kind::Word("EvidenceClass");

const fn needed(key: &'static str, kind: Kind) -> Field {
    Field { key, name: key, kind, absent: None }
}

const fn or(key: &'static str, kind: Kind, absent: &'static str) -> Field {
    Field { key, name: key, kind, absent: Some(absent) }
}

const fn optional(key: &'static str, kind: Kind) -> Field {
    or(key, kind, "None")
}

/// A text that may be missing, and then is empty.
const fn text(key: &'static str) -> Field {
    or(key, Kind::Text, NO_TEXT)
}

/// The same for a list.
const fn list(key: &'static str, kind: Kind) -> Field {
    or(key, kind, NO_LIST)
}

pub static GUIDE: Type = Type {
    name: "Guide",
    fields: &[
        needed("schema", Kind::Number),
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("edition", Kind::Number),
        needed("read", Kind::Date),
        needed("disclaimer", Kind::Text),
        needed("contact", Kind::Text),
        needed("licence", Kind::Text),
        needed("notice", Kind::Table(&NOTICE)),
        needed("revision", Kind::Tables(&REVISION)).named("revisions"),
        needed("source", Kind::Tables(&SOURCE)).named("sources"),
        list("system", Kind::Tables(&SYSTEM)).named("systems"),
        list("term", Kind::Tables(&TERM)).named("terms"),
        list("gate", Kind::Tables(&GATE)).named("gates"),
        list("dropped", Kind::Tables(&DROPPED)),
        needed("section", Kind::Tables(&SECTION)).named("sections"),
        optional("page", Kind::Table(&PAGE)),
    ],
};

static NOTICE: Type = Type {
    name: "Notice",
    fields: &[needed("text", Kind::Text), text("news"), needed("detail", Kind::Text), needed("source", Kind::Text)],
};

static REVISION: Type = Type {
    name: "Revision",
    fields: &[needed("edition", Kind::Number), needed("date", Kind::Date), needed("summary", Kind::Text)],
};

static SOURCE: Type = Type {
    name: "Source",
    fields: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("url", Kind::Text),
        needed("seen", Kind::Text),
        needed("coverage", Kind::Word("Coverage")),
        optional("dated", Kind::Date),
        optional("read", Kind::Date),
    ],
};

static SYSTEM: Type = Type {
    name: "System",
    fields: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("short", Kind::Text),
        needed("summary", Kind::Text),
        needed("caution", Kind::Text),
        needed("source", Kind::Text),
        needed("class", CLASS),
    ],
};

static TERM: Type = Type {
    name: "Term",
    fields: &[needed("term", Kind::Text), needed("meaning", Kind::Text), needed("source", Kind::Text), needed("class", CLASS)],
};

static GATE: Type = Type {
    name: "Gate",
    fields: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("short", Kind::Text),
        needed("needs", Kind::Texts),
        list("product", Kind::Texts),
    ],
};

static DROPPED: Type = Type {
    name: "Dropped",
    fields: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("edition", Kind::Number),
        needed("change", Kind::Text),
    ],
};

static SECTION: Type = Type {
    name: "Section",
    fields: &[
        needed("id", Kind::Text),
        needed("title", Kind::Text),
        needed("tab", Kind::Text),
        needed("kind", Kind::Word("SectionKind")),
        needed("purpose", Kind::Text),
        needed("intro", Kind::Text),
        text("caption"),
        needed("item", Kind::Tables(&ITEM)).named("items"),
    ],
};

static ITEM: Type = Type {
    name: "Item",
    fields: &[
        text("id"),
        text("title"),
        text("group"),
        text("same_as"),
        or("required", Kind::Truth, "true"),
        list("systems", Kind::Texts),
        text("applies_to"),
        or("medical_practice", Kind::Truth, "false"),
        or("class", CLASS, "EvidenceClass::Unknown"),
        list("sources", Kind::Texts),
        text("why"),
        list("steps", Kind::Tables(&STEP)),
        text("body"),
        optional("shows", Kind::Word("Listing")),
        list("after", Kind::Texts),
        text("expects"),
        or("each_release", Kind::Truth, "false"),
        text("repeat"),
        or("revised", Kind::Number, "1"),
        text("change"),
        or("asks", Kind::Word("Asks"), "Asks::NotStated"),
        list("was", Kind::Texts),
        list("fact", Kind::Tables(&FACT)).named("facts"),
        list("link", Kind::Tables(&LINK)).named("links"),
        list("question", Kind::Tables(&QUESTION)).named("questions"),
    ],
};

static STEP: Type = Type {
    name: "Step",
    fields: &[
        needed("text", Kind::Text),
        list("systems", Kind::Texts),
        or("advice", Kind::Truth, "false").named("is_advice"),
        text("was"),
    ],
};

static FACT: Type = Type {
    name: "Fact",
    fields: &[needed("text", Kind::Text), needed("class", CLASS), needed("source", Kind::Text), list("systems", Kind::Texts)],
};

static LINK: Type =
    Type { name: "Link", fields: &[needed("title", Kind::Text), needed("url", Kind::Text), list("systems", Kind::Texts)] };

static QUESTION: Type = Type {
    name: "Question",
    fields: &[needed("text", Kind::Text), needed("class", CLASS), text("source"), text("unblocks"), list("systems", Kind::Texts)],
};

static PAGE: Type = Type {
    name: "SourcePage",
    fields: &[needed("source", Kind::Text), needed("title", Kind::Text), needed("part", Kind::Tables(&PART)).named("parts")],
};

static PART: Type = Type {
    name: "PagePart",
    fields: &[
        needed("kind", Kind::Word("PartKind")),
        text("item"),
        optional("number", Kind::Number),
        text("words"),
        list("links", Kind::Texts),
        text("file"),
    ],
};
