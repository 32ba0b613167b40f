//! What progress says in words: the same sentences on the command line and in reports.

use jiff::tz::TimeZone;

use super::moment::day_of;
use super::record::Standing;
use super::scope::Scope;
use super::status::Status;
use super::summary::{Counts, Readiness, Reason, Summary};
use crate::guide::Guide;

impl Standing {
    /// How far the item is, since when, by whom and why: `waiting since 2026-11-02 by ana: with legal`.
    pub fn sentence(&self, zone: &TimeZone) -> String {
        let since = self.at.map_or_else(String::new, |at| format!(" since {}", day_of(at, zone)));
        let by = if self.by.is_empty() { String::new() } else { format!(" by {}", self.by) };
        let reason = if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) };
        format!("{}{since}{by}{reason}", self.status.label())
    }
}

impl Scope {
    /// To which products the guide applies: `PharmaNet; no medical-practice application`.
    pub fn sentence(&self, guide: &Guide) -> String {
        let systems = if self.systems.is_empty() { "every system".to_owned() } else { self.system_names(guide).join(", ") };
        format!("{systems}; {} medical-practice application", if self.medical_practice { "a" } else { "no" })
    }
}

impl Summary {
    /// Why the readiness is what it is, as the end of a sentence.
    pub fn verdict(&self) -> String {
        let open = self.counts.total - self.counts.closed();
        match self.readiness {
            Readiness::Ready => "everything in scope is done or does not apply".to_owned(),
            Readiness::NotReady => format!("{} still open", counted_are(self.required_open, "required item")),
            Readiness::ReadyWithGaps => {
                let changed = self.changed.len();
                let gaps = [(open, "other item", "still open"), (changed, "item", "changed in the guide since")];
                let gaps = gaps.iter().filter(|(count, ..)| *count > 0);
                let gaps: Vec<String> = gaps.map(|(count, noun, what)| format!("{} {what}", counted_are(*count, noun))).collect();
                format!("every required item is done or does not apply, but {}", gaps.join(" and "))
            }
        }
    }
}

impl Counts {
    /// How much is done or not applicable, as briefly as the screen says it: `1/16`.
    pub fn fraction(&self) -> String {
        if self.total == 0 { "does not apply".to_owned() } else { format!("{}/{}", self.closed(), self.total) }
    }

    /// How many items have which status, as a sentence.
    pub fn sentence(&self) -> String {
        let total = format!("{} of {} done", self.done, self.total);
        let others = [
            (self.doing, Status::Doing.label()),
            (self.waiting, Status::Waiting.label()),
            (self.todo, Status::Todo.label()),
            (self.not_applicable, Status::NotApplicable.label()),
            (self.out_of_scope, "out of scope"),
        ];
        let others = others.iter().filter(|(count, _)| *count > 0).map(|(count, label)| format!(", {count} {label}"));
        format!("{total}{}.", others.collect::<String>())
    }
}

impl Reason {
    /// Why something is next, as a sentence.
    pub fn sentence(&self) -> String {
        match self {
            Self::Overdue(date) => format!("It was due on {date}."),
            Self::Waiting(since) => format!("It has waited longest, since {since}: ask again."),
            Self::Unblocked(id) => format!("Readiness depends on it, and {id}, which was to be done first, is closed."),
            Self::Begun => "It was begun.".to_owned(),
            Self::Due(date) => format!("It is due by {date}."),
            Self::Required => "Readiness depends on it, and nothing has to be done before.".to_owned(),
            Self::Optional => "It can be done now; readiness does not depend on it.".to_owned(),
            Self::After(id) => format!("It is better done after {id}."),
        }
    }
}

/// `1 item`, `2 items`.
pub fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// `1 item is`, `2 items are`.
pub fn counted_are(count: usize, noun: &str) -> String {
    format!("{} {}", counted(count, noun), if count == 1 { "is" } else { "are" })
}
