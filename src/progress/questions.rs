//! What still has to be asked, the most important first.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::state::Progress;
use crate::guide::{Guide, Item, Question, Section};

/// A question of the guide about an item that is not closed.
#[derive(Debug, Clone, Copy)]
pub struct OpenQuestion<'a> {
    pub section: &'a Section,
    pub item: &'a Item,
    pub question: &'a Question,
}

/// First those that the next gate waits for, then those on whose item most others wait, then those whose answer lets something
/// be done.
pub fn open_questions<'a>(guide: &'a Guide, progress: &'a Progress) -> Vec<OpenQuestion<'a>> {
    let is_open = |item: &Item| !progress.is_closed(&item.id);
    let items = guide.items().filter(|(_, item)| progress.scope.covers(item) && is_open(item));
    let questions = items
        .flat_map(|(section, item)| progress.scope.questions(item).map(move |question| OpenQuestion { section, item, question }));
    let mut questions: Vec<_> = questions.collect();
    let (gates, waiting) = (first_gates(guide), waiting(guide, progress));
    let gate = |item: &Item| gates.get(item.id.as_str()).copied().unwrap_or(guide.gates.len());
    let waiting = |item: &Item| waiting.get(item.id.as_str()).copied().unwrap_or(0);
    questions.sort_by_cached_key(|asked| (gate(asked.item), Reverse(waiting(asked.item)), asked.question.unblocks.is_empty()));
    questions
}

/// The number of the first gate that needs an item, by its id.
fn first_gates(guide: &Guide) -> HashMap<&str, usize> {
    let mut gates = HashMap::new();
    for (number, gate) in guide.gates.iter().enumerate() {
        for id in &gate.needs {
            gates.entry(id.as_str()).or_insert(number);
        }
    }
    gates
}

/// How many open items wait for an item, by its id.
fn waiting<'g>(guide: &'g Guide, progress: &Progress) -> HashMap<&'g str, usize> {
    let mut waiting = HashMap::new();
    let items = guide.tracked().map(|(_, item)| item);
    for item in items.filter(|item| progress.scope.covers(item) && !progress.is_closed(&item.id)) {
        for before in &item.after {
            *waiting.entry(before.as_str()).or_insert(0) += 1;
        }
    }
    waiting
}
