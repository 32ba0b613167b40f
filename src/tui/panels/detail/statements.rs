//! What the guide states about an item: facts, questions to ask, links and sources, each with where it comes from.

use super::Page;
use crate::guide::{EvidenceClass, Fact, Item, Link, Question};
use crate::text::clean_line;

impl Page<'_> {
    pub(super) fn facts(&mut self, item: &Item) {
        let facts: Vec<&Fact> = self.model.progress.scope.facts(item).collect();
        if facts.is_empty() {
            return;
        }
        self.heading("What is known");
        self.each(&facts, |page, _, fact| page.fact(fact));
    }

    pub(super) fn questions(&mut self, item: &Item) {
        let questions: Vec<&Question> = self.model.progress.scope.questions(item).collect();
        if questions.is_empty() {
            return;
        }
        self.heading("Questions to ask");
        self.each(&questions, |page, _, question| {
            page.plain("- ", &clean_line(&question.text));
            if !question.unblocks.is_empty() {
                page.quiet_below(&format!("Unblocks: {}", clean_line(&question.unblocks)));
            }
        });
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
