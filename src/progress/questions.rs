//! What was asked and what still has to be asked: the guide's questions and the team's own, with their answers.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::correspondence::{Act, DatedLine, answers};
use super::state::Progress;
use crate::guide::{EvidenceClass, Guide, Item, Question, Section};

/// A question about an item.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Its number among those of the item, from 1, in whatever scope: the guide's first, then the team's in the order of asking.
    pub number: usize,
    pub text: &'a str,
    /// The guide's, if it comes from there.
    pub question: Option<&'a Question>,
    /// When it was asked or somebody was reminded of it last.
    pub asked: Option<&'a DatedLine>,
    /// The last answer.
    pub answer: Option<&'a DatedLine>,
    is_open: bool,
}

impl<'a> Asking<'a> {
    /// What the answer lets you do; may be empty.
    pub fn unblocks(&self) -> &'a str {
        self.question.map_or("", |question| &question.unblocks)
    }

    /// Whether it rests on a third party's notes.
    pub fn is_reported(&self) -> bool {
        self.question.is_some_and(|question| question.class == EvidenceClass::Reported)
    }

    /// All questions about `item`, answered or not, as far as the guide's are in scope.
    pub fn all(item: &'a Item, progress: &'a Progress) -> Vec<Self> {
        let lines = &progress.record(&item.id).correspondence;
        let of_guide = (1..).zip(&item.questions).filter(|(_, question)| progress.scope.includes(&question.systems));
        let of_guide = of_guide.map(|(number, question)| Self::new(number, &question.text, Some(question), lines));
        let mut seen: BTreeSet<&str> = progress.scope.questions(item).map(|question| &*question.text).collect();
        let own = lines.iter().filter(|line| line.act == Act::Asked).map(|line| &*line.text).filter(|text| seen.insert(text));
        let first = item.questions.len() + 1;
        let own = (first..).zip(own).map(|(number, text)| Self::new(number, text, None, lines));
        of_guide.chain(own).collect()
    }

    fn new(number: usize, text: &'a str, question: Option<&'a Question>, lines: &'a BTreeSet<DatedLine>) -> Self {
        let is_asking = |line: &&DatedLine| match line.act {
            Act::Asked => line.text == text,
            Act::Reminded => line.question == text,
            Act::Answered | Act::Noted | Act::Waited => false,
        };
        let (asked, answer) = (lines.iter().rev().find(is_asking), answers(lines, text).last());
        let asks = || lines.iter().filter(is_asking).filter(|line| line.act == Act::Asked);
        // An answer may be written down with its day alone, before the hour at which the question was asked that day.
        let is_again = |answer: &DatedLine| asks().count() > 1 && asks().any(|line| line.at > answer.at);
        Self { number, text, question, asked, answer, is_open: answer.is_none_or(is_again) }
    }

    /// Whether it waits for its first answer, or was asked again since the last one.
    pub fn is_open(&self) -> bool {
        self.is_open
    }
}

/// A question that nobody has answered.
#[derive(Debug, Clone, Copy)]
pub struct OpenQuestion<'a> {
    pub section: &'a Section,
    pub item: &'a Item,
    pub asking: Asking<'a>,
}

/// Those of the guide about items in scope that are not closed, and whatever was asked. First those that the next gate waits
/// for, then those on whose item most others wait, then those whose answer lets something be done.
pub fn open_questions<'a>(guide: &'a Guide, progress: &'a Progress) -> Vec<OpenQuestion<'a>> {
    let is_open = |item: &Item| progress.scope.covers(item) && !progress.is_closed(&item.id);
    let questions = guide.items().flat_map(|(section, item)| {
        let askings = Asking::all(item, progress).into_iter().filter(Asking::is_open);
        askings.filter(move |asking| asking.asked.is_some() || is_open(item)).map(move |asking| OpenQuestion {
            section,
            item,
            asking,
        })
    });
    let mut questions: Vec<_> = questions.collect();
    let (gates, waiting) = (first_gates(guide), waiting(guide, progress));
    questions.sort_by_cached_key(|OpenQuestion { item, asking, .. }| {
        let gate = gates.get(item.id.as_str()).copied().unwrap_or(guide.gates.len());
        let waiting = waiting.get(item.id.as_str()).copied().unwrap_or(0);
        (gate, Reverse(waiting), asking.unblocks().is_empty())
    });
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

#[cfg(test)]
mod tests {
    use super::{Asking, open_questions};
    use crate::guide::Guide;
    use crate::progress::{Act, Change, DatedLine, Progress, Stamp, Status};

    fn stamp(second: i64) -> Stamp {
        let at = jiff::Timestamp::from_second(second).expect("it is a time");
        Stamp { at, by: "ana".to_owned(), edition: 1 }
    }

    fn say(progress: &mut Progress, second: i64, act: Act, text: &str, question: &str) {
        let line = DatedLine { question: question.to_owned(), ..DatedLine::new(&stamp(second), act, text) };
        progress.apply(&Change::line("agreements", line));
    }

    #[test]
    fn an_answer_closes_a_question_until_it_is_asked_again() {
        let guide = Guide::embedded();
        let (_, item) = guide.find("agreements").expect("it is there");
        let mut progress = Progress::new(&guide);
        let count = item.questions.len();
        assert_eq!(Asking::all(item, &progress).len(), count);
        say(&mut progress, 1, Act::Asked, "Who signs?", "");
        let own = |progress: &Progress| {
            let all = Asking::all(item, progress);
            let own = all.last().expect("it was asked");
            (own.number, own.text.to_owned(), own.is_open())
        };
        assert_eq!(own(&progress), (count + 1, "Who signs?".to_owned(), true));
        let mut of_the_day = progress.clone();
        say(&mut of_the_day, 0, Act::Answered, "The vendor.", "Who signs?");
        assert!(!own(&of_the_day).2, "the only time that it was asked came before its answer");
        say(&mut progress, 2, Act::Answered, "The user organization.", "Who signs?");
        assert_eq!(own(&progress), (count + 1, "Who signs?".to_owned(), false));
        say(&mut progress, 3, Act::Asked, "Who signs?", "");
        assert!(own(&progress).2);
        say(&mut progress, 4, Act::Reminded, "", "Who signs?");
        assert!(own(&progress).2, "a reminder answers nothing");
    }

    #[test]
    fn what_was_asked_stays_open_when_its_item_is_done_and_the_guides_own_questions_do_not() {
        let guide = Guide::embedded();
        let mut progress = Progress::new(&guide);
        say(&mut progress, 1, Act::Asked, "Who signs?", "");
        progress.apply(&Change::status(&progress, "agreements", Status::Done, "", &stamp(2)));
        let about = open_questions(&guide, &progress);
        let about: Vec<&str> = about.iter().filter(|open| open.item.id == "agreements").map(|open| open.asking.text).collect();
        assert_eq!(about, ["Who signs?"]);
    }
}
