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

    pub fn next(self) -> Option<Self> {
        Self::ALL.into_iter().skip_while(|question| *question != self).nth(1)
    }

    pub fn previous(self) -> Option<Self> {
        Self::ALL.into_iter().take_while(|question| *question != self).last()
    }

    /// Its place among the questions, from 1.
    pub fn number(self) -> usize {
        Self::ALL.into_iter().take_while(|question| *question != self).count() + 1
    }
}

impl Setup {
    /// Begins with `question` and the current answers.
    pub fn new(question: Question, user: &str, scope: &Scope) -> Self {
        let mut setup = Self {
            question,
            name: Prompt::new(Purpose::Name, if user == NOBODY { "" } else { user }).replaceable(),
            systems: scope.systems.iter().cloned().collect(),
            medical_practice: scope.medical_practice,
            cursor: 0,
        };
        setup.ask(question);
        setup
    }

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
