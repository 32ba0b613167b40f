//! What still has to be asked, the most important first.

use std::cmp::Reverse;

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
    let gate = |item: &Item| guide.gates.iter().position(|gate| gate.needs.contains(&item.id)).unwrap_or(guide.gates.len());
    let waiting = |item: &Item| {
        let others = guide.tracked().filter(|(_, other)| other.after.contains(&item.id));
        others.filter(|(_, other)| progress.scope.covers(other) && is_open(other)).count()
    };
    questions.sort_by_cached_key(|asked| (gate(asked.item), Reverse(waiting(asked.item)), asked.question.unblocks.is_empty()));
    questions
}
