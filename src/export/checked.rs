//! The result of a check: everything that it looked at, with what is wrong, for the formats of other programs.

use jiff::{civil::Date, tz::TimeZone};

use crate::guide::Guide;
use crate::progress::{Again, Entry, Product, Status};

#[derive(Debug)]
pub struct Checked<'a> {
    pub guide: &'a Guide,
    pub product: &'a Product,
    /// What was looked for and found, as a sentence.
    pub verdict: String,
    pub is_satisfied: bool,
    /// A sentence on what the verdict does not mean; may be empty.
    pub caveat: &'static str,
    /// In the order in which to show them; those of one section stand together.
    pub cases: Vec<Case<'a>>,
}

/// Something that was looked at.
#[derive(Debug)]
pub struct Case<'a> {
    pub about: About<'a>,
    /// What is wrong, if anything is.
    pub problem: Option<Problem>,
}

#[derive(Debug)]
pub enum About<'a> {
    Item(Entry<'a>),
    /// The product, or a release of it: what it is called.
    Product(String),
}

#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    /// At least one.
    pub words: Vec<String>,
}

/// As `JUnit` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ProblemKind {
    Open,
    ChangedInGuide,
    Due,
    Gap,
    FollowUp,
    Again,
}

impl ProblemKind {
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl Problem {
    /// What has to be done about the item by the day `last`: it is due, somebody is to be asked again, or it comes back.
    pub fn by(last: Date, entry: &Entry, today: Date, zone: &TimeZone) -> Option<Self> {
        let Entry { item, record, .. } = entry;
        let due = record.due.filter(|due| entry.is_open() && *due <= last);
        let due = due.map(|due| if due < today { format!("overdue since {due}") } else { format!("due {due}") });
        let follow_up = record.follow_up_by(last).map(|day| format!("to follow up {day}"));
        let again = Again::all(item, record, zone).into_iter().filter(|again| again.day <= last);
        let found = [(ProblemKind::Due, due), (ProblemKind::FollowUp, follow_up)];
        let found = found.into_iter().filter_map(|(kind, words)| Some((kind, words?)));
        let found: Vec<_> = found.chain(again.map(|again| (ProblemKind::Again, again.words(today)))).collect();
        let (kind, _) = found.first()?;
        Some(Self { kind: *kind, words: found.iter().map(|(_, words)| words.clone()).collect() })
    }

    pub fn new(kind: ProblemKind, words: impl Into<String>) -> Self {
        Self { kind, words: vec![words.into()] }
    }

    /// All of it on one line.
    pub fn sentence(&self) -> String {
        self.words.join("; ")
    }
}

impl<'a> Checked<'a> {
    /// What is wrong with what.
    pub fn problems(&self) -> impl Iterator<Item = (&Case<'a>, &Problem)> {
        self.cases.iter().filter_map(|case| Some((case, case.problem.as_ref()?)))
    }

    /// What was checked: the product, or else the guide.
    pub fn subject(&self) -> String {
        let product = self.product.heading();
        if product.is_empty() { self.guide.title.to_string() } else { product }
    }
}

impl Case<'_> {
    pub fn title(&self) -> &str {
        match &self.about {
            About::Item(entry) => &entry.item.title,
            About::Product(name) => name,
        }
    }

    /// The id of the item, if it is about one.
    pub fn id(&self) -> Option<&str> {
        match &self.about {
            About::Item(entry) => Some(&entry.item.id),
            About::Product(_) => None,
        }
    }

    /// The title and the id of what it stands in.
    pub(super) fn section(&self) -> (&str, &str) {
        match &self.about {
            About::Item(entry) => (&entry.section.title, &entry.section.id),
            About::Product(_) => ("Product", "product"),
        }
    }

    pub(super) fn owner(&self) -> &str {
        match &self.about {
            About::Item(entry) => &entry.record.owner,
            About::Product(_) => "",
        }
    }

    /// Why nothing is wrong although it is not done, if that is so.
    pub(super) fn excuse(&self) -> Option<String> {
        let About::Item(entry) = &self.about else { return None };
        let standing = &entry.record.standing;
        let is_excused = self.problem.is_none() && standing.status == Status::NotApplicable;
        is_excused.then(|| format!("{}: {}", standing.status.label(), standing.reason))
    }
}
