//! How certain statements may be: which class belongs to a fact, a term, a question, and which of them need a source.

use super::Problems;
use crate::guide::{EvidenceClass, Guide, Item, Question, Section};

impl Problems<'_> {
    pub(super) fn statements(&mut self, place: &str, section: &Section, item: &Item) {
        // A page about the guide itself rests on nothing else.
        if section.is_tracked() || item.class != EvidenceClass::General {
            self.of_a_page(&format!("{place}.class"), item.class, "an item");
        }
        for (number, fact) in item.facts.iter().enumerate() {
            self.of_a_page(&format!("{place}.fact.{number}.class"), fact.class, "a fact");
        }
        for (number, question) in item.questions.iter().enumerate() {
            self.question(&format!("{place}.question.{number}"), question);
        }
    }

    /// Terms and systems, which belong to no item.
    pub(super) fn definitions(&mut self, guide: &Guide) {
        for (number, system) in guide.systems.iter().enumerate() {
            self.of_a_page(&format!("system.{number}.class"), system.class, "a system");
        }
        for (number, term) in guide.terms.iter().enumerate() {
            let (place, name) = (format!("term.{number}.source"), &term.term);
            match (term.class == EvidenceClass::General, term.source.is_empty()) {
                (true, false) => {
                    self.add(&place, &format!("`{name}` is general knowledge, which has no source: write `source = \"\"`"));
                }
                (false, true) => {
                    self.add(&place, &format!("`{name}` has no source: name it, or write `class = \"general\"`"));
                }
                _ => {}
            }
        }
    }

    /// What a page says, or does not say.
    fn of_a_page(&mut self, place: &str, class: EvidenceClass, kind: &str) {
        let remedy = match class {
            EvidenceClass::Reported => "make it a `question` to check",
            EvidenceClass::General => "make it a `term`, or name what it was read on",
            _ => return,
        };
        self.add(place, &format!("{kind} cannot be `{}`: {remedy}", class.word()));
    }

    fn question(&mut self, place: &str, question: &Question) {
        if !matches!(question.class, EvidenceClass::Unknown | EvidenceClass::Reported) {
            let sentence = format!("a question cannot be `{}`: write `unknown` or `reported`", question.class.word());
            self.add(&format!("{place}.class"), &sentence);
        }
        if !question.text.trim_end().ends_with('?') {
            self.add(&format!("{place}.text"), "a question ends with a question mark: add it");
        }
    }
}
