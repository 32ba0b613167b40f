//! What is wrong with the text of a guide, in sentences with their places.

use std::fmt;

use crate::document::Position;

/// More problems than anybody corrects before trying again.
const MOST_TOLD: usize = 50;

/// Something wrong with the text of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub position: Position,
    /// What is wrong, and what to do about it.
    pub sentence: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.position, self.sentence)
    }
}

/// Everything that is wrong with a guide, in the order of its file; there is at least one thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", told(.0))]
pub struct GuideError(pub Vec<Problem>);

/// One problem as it is; more of them as a list, which ends before it fills the screen several times.
fn told(problems: &[Problem]) -> String {
    let (shown, others) = problems.split_at(problems.len().min(MOST_TOLD));
    let lines = shown.iter().map(|problem| format!("\n  {problem}")).collect::<Vec<_>>().concat();
    match (shown, others.len()) {
        ([only], 0) => only.to_string(),
        (_, 0) => format!("it has {} problems:{lines}", problems.len()),
        (_, more) => {
            format!("it has {} problems:{lines}\n  and {more} more: `hie-onboard guide validate` shows all", problems.len())
        }
    }
}
