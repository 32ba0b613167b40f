//! The questions of the first start, which can be skipped and asked again: name, systems, medical practice, product.

use std::collections::BTreeSet;

use super::prompt::{Prompt, Purpose};
use crate::guide::Guide;
use crate::progress::{ProductField, Progress, Scope};

/// The name for an account without one, which is not offered as an answer.
const NOBODY: &str = "unknown";

/// The questions, with the answers so far.
#[derive(Debug, Clone)]
pub struct Setup {
    /// What is asked, in order.
    pub questions: Vec<Question>,
    /// Which question is asked now.
    pub question: Question,
    /// The name recorded with changes.
    pub name: Prompt,
    /// What the product is called.
    pub product: Prompt,
    /// Ids of the chosen systems; none means all.
    pub systems: BTreeSet<String>,
    /// Whether it is a medical-practice application.
    pub medical_practice: bool,
    /// The selected row of the question, if it has rows.
    pub cursor: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The name recorded with changes.
    Name,
    /// Which systems the product connects to.
    Systems,
    /// Whether it is a medical-practice application.
    MedicalPractice,
    /// What the product is called.
    Product,
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 4] = [Self::Name, Self::Systems, Self::MedicalPractice, Self::Product];

    /// The questions where the name was given elsewhere: another answer would not hold the next time.
    pub const ABOUT_PRODUCT: [Self; 3] = [Self::Systems, Self::MedicalPractice, Self::Product];

    /// Whether the answer is typed rather than chosen.
    pub fn is_typed(self) -> bool {
        matches!(self, Self::Name | Self::Product)
    }

    /// Whether there is anything to answer with `guide`.
    pub fn applies_to(self, guide: &Guide) -> bool {
        match self {
            Self::Name | Self::Product => true,
            Self::Systems => !guide.systems.is_empty(),
            Self::MedicalPractice => guide.has_medical_practice(),
        }
    }
}

impl Setup {
    /// Begins with `question` and the present answers.
    pub fn new(questions: Vec<Question>, question: Question, user: &str, progress: &Progress) -> Self {
        let Progress { scope, product, .. } = progress;
        let mut setup = Self {
            questions,
            question,
            name: proposed(user),
            product: Prompt::new(Purpose::Product(ProductField::Product, product.product.clone()), &product.product),
            systems: scope.systems.iter().cloned().collect(),
            medical_practice: scope.medical_practice,
            cursor: 0,
        };
        setup.ask(question);
        setup
    }

    /// Proposes another name.
    pub fn propose(&mut self, user: &str) {
        self.name = proposed(user);
    }

    /// The number of the question among those that are asked, from 0.
    pub fn index(&self) -> usize {
        self.questions.iter().position(|question| *question == self.question).unwrap_or(0)
    }

    pub fn next(&self) -> Option<Question> {
        self.questions.get(self.index() + 1).copied()
    }

    pub fn previous(&self) -> Option<Question> {
        self.questions.get(self.index().checked_sub(1)?).copied()
    }

    /// Goes to `question`.
    pub fn ask(&mut self, question: Question) {
        self.question = question;
        self.cursor = usize::from(question == Question::MedicalPractice && !self.medical_practice);
    }

    /// Selects or deselects the row.
    pub fn toggle(&mut self, guide: &Guide) {
        match self.question {
            Question::Name | Question::Product => {}
            Question::MedicalPractice => self.medical_practice = self.cursor == 0,
            Question::Systems => {
                let Some(system) = guide.systems.get(self.cursor) else { return };
                if !self.systems.remove(system.id.as_str()) {
                    self.systems.insert(system.id.to_string());
                }
            }
        }
    }

    /// The text of the question, where it is typed.
    pub fn typed(&self) -> Option<&Prompt> {
        match self.question {
            Question::Name => Some(&self.name),
            Question::Product => Some(&self.product),
            Question::Systems | Question::MedicalPractice => None,
        }
    }

    pub fn typed_mut(&mut self) -> Option<&mut Prompt> {
        match self.question {
            Question::Name => Some(&mut self.name),
            Question::Product => Some(&mut self.product),
            Question::Systems | Question::MedicalPractice => None,
        }
    }

    /// `before` with the answers; the systems in the order of the guide, and none if all are selected.
    pub fn scope(&self, guide: &Guide, before: &Scope) -> Scope {
        let chosen = guide.systems.iter().map(|system| system.id.as_str()).filter(|id| self.systems.contains(*id));
        let mut systems: Vec<String> = chosen.map(str::to_owned).collect();
        if systems.len() == guide.systems.len() {
            systems.clear();
        }
        Scope { systems, medical_practice: self.medical_practice, ..before.clone() }
    }
}

fn proposed(user: &str) -> Prompt {
    Prompt::new(Purpose::Name, if user == NOBODY { "" } else { user }).replaceable()
}
