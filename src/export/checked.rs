//! The result of a check: every item that it looked at, with what is wrong, for the formats of other programs.

use jiff::{civil::Date, tz::TimeZone};

use crate::guide::Guide;
use crate::progress::{Again, Entry, Product};

#[derive(Debug)]
pub struct Checked<'a> {
    pub guide: &'a Guide,
    pub product: &'a Product,
    /// What was looked for and found, as a sentence.
    pub verdict: String,
    pub is_satisfied: bool,
    /// In the order in which to show them; those of one section stand together.
    pub cases: Vec<Case<'a>>,
}

#[derive(Debug)]
pub struct Case<'a> {
    pub entry: Entry<'a>,
    /// What is wrong, if anything is.
    pub problem: Option<Problem>,
}

#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    pub kind: ProblemKind,
    pub words: String,
}

/// As `JUnit` has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum ProblemKind {
    Open,
    ChangedInGuide,
    Due,
    FollowUp,
    Again,
}

impl Problem {
    /// What has to be done about the item by the day `last`: it is due, somebody is to be asked again, or it comes back.
    pub fn by(last: Date, entry: &Entry, today: Date, zone: &TimeZone) -> Option<Self> {
        let Entry { item, record, .. } = entry;
        let due = record.due.filter(|due| entry.is_open() && *due <= last);
        let due = due.map(|due| if due < today { format!("overdue since {due}") } else { format!("due {due}") });
        let follow_up = record.follow_up_by(last).map(|day| format!("to follow up {day}"));
        let again = Again::of(item, record, zone).filter(|again| again.day <= last).map(|again| again.words(today));
        let found = [(ProblemKind::Due, due), (ProblemKind::FollowUp, follow_up), (ProblemKind::Again, again)];
        let found: Vec<_> = found.into_iter().filter_map(|(kind, words)| Some((kind, words?))).collect();
        let (kind, _) = found.first()?;
        let words = found.iter().map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("; ");
        Some(Self { kind: *kind, words })
    }
}

impl ProblemKind {
    pub fn word(self) -> &'static str {
        self.into()
    }
}

impl<'a> Checked<'a> {
    /// The items with something wrong.
    pub fn problems(&self) -> impl Iterator<Item = (&Entry<'a>, &Problem)> {
        self.cases.iter().filter_map(|case| Some((&case.entry, case.problem.as_ref()?)))
    }

    /// What was checked: the product, or else the guide.
    pub fn subject(&self) -> String {
        let product = self.product.heading();
        if product.is_empty() { self.guide.title.clone() } else { product }
    }
}
