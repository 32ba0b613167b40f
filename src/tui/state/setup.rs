//! The three questions of the first start, which can be skipped and asked again: name, systems, medical practice.

use std::collections::BTreeSet;

use super::prompt::{Prompt, Purpose};
use crate::guide::Guide;
use crate::progress::Scope;

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
}

impl Question {
    /// Every question, in the order in which they are asked.
    pub const ALL: [Self; 3] = [Self::Name, Self::Systems, Self::MedicalPractice];

    /// The questions where the name was given elsewhere: another answer would not hold the next time.
    pub const ABOUT_SCOPE: [Self; 2] = [Self::Systems, Self::MedicalPractice];

    /// Whether `guide` has anything to choose from.
    pub fn applies_to(self, guide: &Guide) -> bool {
        match self {
            Self::Name => true,
            Self::Systems => !guide.systems.is_empty(),
            Self::MedicalPractice => guide.has_medical_practice(),
        }
    }
}

impl Setup {
    /// Begins with `question` and the present answers.
    pub fn new(questions: Vec<Question>, question: Question, user: &str, scope: &Scope) -> Self {
        let mut setup = Self {
            questions,
            question,
            name: Prompt::new(Purpose::Name, if user == NOBODY { "" } else { user }).replaceable(),
            systems: scope.systems.iter().cloned().collect(),
            medical_practice: scope.medical_practice,
            cursor: 0,
        };
        setup.ask(question);
        setup
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
            Question::Name => {}
            Question::MedicalPractice => self.medical_practice = self.cursor == 0,
            Question::Systems => {
                let Some(system) = guide.systems.get(self.cursor) else { return };
                if !self.systems.remove(&system.id) {
                    self.systems.insert(system.id.clone());
                }
            }
        }
    }

    /// `before` with the answers; the systems in the order of the guide, and none if all are selected.
    pub fn scope(&self, guide: &Guide, before: &Scope) -> Scope {
        let chosen = guide.systems.iter().map(|system| &system.id).filter(|id| self.systems.contains(*id));
        let mut systems: Vec<String> = chosen.cloned().collect();
        if systems.len() == guide.systems.len() {
            systems.clear();
        }
        Scope { systems, medical_practice: self.medical_practice, ..before.clone() }
    }
}
