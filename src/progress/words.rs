//! Progress in words: the same sentences on the command line, on the screen and in reports.

use jiff::{civil::Date, tz::TimeZone};

use super::moment::day_of;
use super::next::Reason;
use super::record::Standing;
use super::scope::Scope;
use super::status::Status;
use super::summary::{Counts, Readiness, Summary};
use crate::guide::Guide;

impl Standing {
    /// `waiting since 2026-11-02 by ana: with legal`.
    pub fn sentence(&self, zone: &TimeZone) -> String {
        let since = self.at.map_or_else(String::new, |at| format!(" since {}", day_of(at, zone)));
        let by = if self.by.is_empty() { String::new() } else { format!(" by {}", self.by) };
        let reason = if self.reason.is_empty() { String::new() } else { format!(": {}", self.reason) };
        format!("{}{since}{by}{reason}", self.status.label())
    }
}

impl Scope {
    /// `PharmaNet; not a medical-practice application`; only what the guide has anything to choose from.
    pub fn sentence(&self, guide: &Guide) -> String {
        let systems = if self.systems.is_empty() { "all systems".to_owned() } else { self.system_names(guide).join(", ") };
        let practice = format!("{} medical-practice application", if self.medical_practice { "a" } else { "not a" });
        let parts = [(!guide.systems.is_empty()).then_some(systems), guide.has_medical_practice().then_some(practice)];
        match parts.into_iter().flatten().collect::<Vec<_>>().join("; ") {
            nothing if nothing.is_empty() => "everything in the guide".to_owned(),
            sentence => sentence,
        }
    }
}

/// How many of the items that hold up a gate are named.
const MOST_BLOCKERS: usize = 3;

impl Summary {
    /// The next gate, or how ready everything is where there is none.
    pub fn label(&self) -> &str {
        match (self.next_gate(), self.gates.last()) {
            (Some(gate), _) => &gate.short,
            (None, Some(last)) if self.readiness == Readiness::NotReady => &last.short,
            _ => self.readiness.label(),
        }
    }

    /// What holds the next gate up, or the reason for the readiness; without a full stop.
    pub fn verdict(&self, guide: &Guide) -> String {
        let Some(gate) = self.next_gate() else { return self.rest() };
        let title = |id: &String| guide.find(id).map_or_else(|| id.clone(), |(_, item)| item.title.to_string());
        let named: Vec<String> = gate.open.iter().take(MOST_BLOCKERS).map(title).collect();
        let more = gate.open.len() - named.len();
        let more = if more > 0 { format!(", and {more} more") } else { String::new() };
        format!("{} open: {}{more}", gate.open.len(), named.join(", "))
    }

    fn rest(&self) -> String {
        let open = self.counts.total - self.counts.closed();
        match self.readiness {
            Readiness::Ready => "everything in scope is done or not applicable".to_owned(),
            Readiness::NotReady => format!("{} still open", counted_are(self.required_open, "required item")),
            Readiness::ReadyWithGaps => {
                let changed = self.changed.len();
                let gaps = [
                    (open > 0).then(|| format!("{} still open", counted_are(open, "other item"))),
                    (changed > 0).then(|| format!("{} changed in the guide since", counted(changed, "item"))),
                ];
                let gaps: Vec<String> = gaps.into_iter().flatten().collect();
                format!("every required item is done or not applicable, but {}", gaps.join(" and "))
            }
        }
    }
}

impl Counts {
    /// Done or not applicable, of the total: `1/16`.
    pub fn fraction(&self) -> String {
        if self.total == 0 { "out of scope".to_owned() } else { format!("{}/{}", self.closed(), self.total) }
    }

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
    pub fn sentence(&self, guide: &Guide, today: Date) -> String {
        match self {
            Self::Overdue(date) => format!("Overdue since {date}."),
            Self::Again(again) => format!("Done, but {}.", again.words(today)),
            Self::FollowUp(day) => format!("Follow up: that was planned for {day}."),
            Self::Waiting(since) => format!("Waiting longest, since {since}: follow up."),
            Self::Unblocked(id) => {
                let title = guide.find(id).map_or(&**id, |(_, item)| &*item.title);
                format!("Required, and \"{title}\", which comes first, is done or not applicable.")
            }
            Self::Started => "In progress.".to_owned(),
            Self::Due(date) => format!("Due {date}."),
            Self::Required => "Required, and nothing has to be done first.".to_owned(),
            Self::Optional => "Optional, and can be done now.".to_owned(),
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
