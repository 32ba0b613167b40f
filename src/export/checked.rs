//! The result of a check: every item that it looked at, with what is wrong, for the formats of other programs.

use crate::guide::Guide;
use crate::progress::{Entry, Product};

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
        if product.is_empty() { self.guide.title.to_string() } else { product }
    }
}
