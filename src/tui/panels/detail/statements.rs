//! What the guide states about an item: facts, questions to ask, links and sources, each with where it comes from.

use std::collections::BTreeSet;

use ratatui::text::Span;

use super::{BELOW, Page};
use crate::guide::{EvidenceClass, Fact, Item, Link};
use crate::progress::{Asking, DatedLine, answers};
use crate::text::{capitalized, clean_line};

impl Page<'_> {
    pub(super) fn facts(&mut self, item: &Item) {
        let facts: Vec<&Fact> = self.model.progress.scope.facts(item).collect();
        if facts.is_empty() {
            return;
        }
        self.heading("What is known");
        self.each(&facts, |page, _, fact| page.fact(fact));
    }

    /// Each with when it was asked, and what was told since: the class of what the guide says stays as it is.
    pub(super) fn questions(&mut self, item: &Item) {
        let progress = &self.model.progress;
        let askings = Asking::all(item, progress);
        if askings.is_empty() {
            return;
        }
        self.heading("Questions to ask");
        let lines = &progress.record(&item.id).correspondence;
        self.each(&askings, |page, _, asking| page.question(asking, lines));
    }

    fn question(&mut self, asking: &Asking, lines: &BTreeSet<DatedLine>) {
        let zone = &self.model.zone;
        self.plain(&format!("{} ", asking.number), &clean_line(asking.text));
        if asking.is_reported() {
            self.quiet_below(&capitalized(EvidenceClass::Reported.caution()));
        }
        if asking.is_open() && !asking.unblocks().is_empty() {
            self.quiet_below(&format!("Unblocks: {}", clean_line(asking.unblocks())));
        }
        for answer in answers(lines, asking.text) {
            let told = capitalized(&answer.told(zone));
            self.spans(&[Span::raw(clean_line(&told).into_owned())], BELOW);
        }
        if let Some(asked) = asking.asked.filter(|_| asking.is_open()) {
            self.quiet_below(&clean_line(&capitalized(&asked.occasion(zone))));
        }
    }

    fn fact(&mut self, fact: &Fact) {
        self.entry("- ", &fact.text);
        let age = self.model.guide.age(&fact.source, self.model.today);
        let parts = [clean_line(&fact.source).into_owned(), fact.class.caution().to_owned(), age.unwrap_or_default().to_owned()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.quiet_below(&format!("[{}]", parts.join(" · ")));
    }

    pub(super) fn links(&mut self, item: &Item) {
        let links: Vec<&Link> = self.model.progress.scope.links(item).collect();
        if links.is_empty() {
            return;
        }
        self.heading("Links");
        self.each(&links, |page, number, link| {
            page.plain(&format!("{number} "), &clean_line(&link.title));
            page.whole_line("  ", &link.url, page.model.theme.code);
        });
    }

    pub(super) fn sources(&mut self, item: &Item) {
        self.heading("Sources");
        for source in self.model.guide.sources_of(item) {
            let provenance = self.model.guide.provenance(source, self.model.today);
            let seen = format!("{}: {}; {provenance}", source.id, source.title);
            self.plain("- ", &clean_line(&seen));
        }
        match item.class {
            EvidenceClass::Official | EvidenceClass::General => {}
            EvidenceClass::Excerpt => self.quiet("From a page of which only a part could be read."),
            EvidenceClass::Derived => self.quiet("Derived, not read on a page: confirm with the contact."),
            EvidenceClass::Reported => self.quiet("Reported by a third party: check it."),
            EvidenceClass::Unknown => self.quiet("Unknown: ask the contact."),
        }
        self.quiet(&format!("Read as of {}; the live pages take precedence.", self.model.guide.read));
    }
}
