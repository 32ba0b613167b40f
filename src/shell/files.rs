//! The files of evidence, looked at on threads of their own: a disk may not answer.

use std::sync::Arc;

use super::host::{Event, Host};
use super::system_host::SystemHost;
use super::threads::spawn;
use crate::progress::{Progress, day_of};
use crate::store::evidence;
use crate::tui::state::message::News;
use crate::tui::state::parts::FoundEvidence;

impl SystemHost {
    /// Looks at the files that the evidence in `progress` names; what is wrong with them comes as a message.
    pub(super) fn look_at_evidence(&self, progress: Box<Progress>) {
        let (guide, surroundings) = (Arc::clone(&self.guide), self.surroundings.clone());
        let today = day_of(self.now(), &self.zone);
        self.on_a_thread("evidence", News::Remark, move || {
            News::Evidence(evidence::bad(&guide, &progress, surroundings.root(), today))
        });
    }

    /// Finds what `given` means as evidence of `items`, which have what is in `progress`.
    pub(super) fn find_evidence(&self, items: Vec<String>, given: String, progress: Box<Progress>) {
        let surroundings = self.surroundings.clone();
        self.on_a_thread("finding", News::Remark, move || {
            let find = |item: &String| surroundings.find(progress.record(item), &given);
            let found = items.iter().map(find).collect();
            News::EvidenceFound(FoundEvidence { items, given, found })
        });
    }

    /// Tells what comes of `work`, or what `refused` makes of the reason why no thread can do it.
    pub(super) fn on_a_thread(
        &self,
        name: &str,
        refused: impl FnOnce(String) -> News,
        work: impl FnOnce() -> News + Send + 'static,
    ) {
        let started = spawn(name, self.events.clone(), move |events| {
            events.send(Event::News(work()));
        });
        if let Err(reason) = started {
            self.events.send(Event::News(refused(format!("The system cannot start a thread: {reason}."))));
        }
    }
}
