//! The guide's own lists as Markdown, for the reference pages that show them.

use super::content::{Guide, Item, Listing, Revision, SectionKind, Source, System, Term};

impl Guide {
    /// The list that `shown` names, in Markdown.
    pub fn listing(&self, shown: Listing) -> String {
        match shown {
            Listing::Systems => self.systems.iter().map(system).collect(),
            Listing::Volumes => self.volumes(),
            Listing::Sources => self.sources.iter().map(source).collect(),
            Listing::Terms => self.terms.iter().map(term).collect(),
            Listing::Revisions => self.revisions.iter().map(revision).collect(),
            Listing::Notice => format!("**{}**\n\n{}\n\n{}", self.notice.text, self.notice.detail, self.disclaimer),
        }
    }

    /// Which volume applies to which system.
    fn volumes(&self) -> String {
        let volumes = self.sections.iter().filter(|section| section.kind == SectionKind::Volumes);
        let rows = volumes.flat_map(|section| &section.items);
        let rows = rows.map(|item| format!("| {} | {} |\n", cell(&item.title), cell(&self.systems_of(item))));
        "| Volume | Applies to |\n|---|---|\n".to_owned() + &rows.collect::<String>()
    }

    /// To which systems `item` applies, in words.
    pub fn systems_of(&self, item: &Item) -> String {
        if !item.applies_to.is_empty() {
            return item.applies_to.clone();
        }
        let systems = self.systems.iter().filter(|system| item.systems.contains(&system.id));
        match systems.map(|system| system.short.as_str()).collect::<Vec<_>>().join(", ") {
            systems if systems.is_empty() => "every system".to_owned(),
            systems => systems,
        }
    }
}

fn system(system: &System) -> String {
    let caution = if system.caution.is_empty() { String::new() } else { format!(" *{}*", system.caution) };
    let sure = system.class.certainty(&system.source);
    format!("**{}** (`{}`): {}{caution} ({sure})\n\n", system.title, system.id, system.summary)
}

fn source(source: &Source) -> String {
    format!("**{}**: {}; {}, {}\n\n`{}`\n\n", source.id, source.title, source.seen, source.coverage.label(), source.url)
}

fn term(term: &Term) -> String {
    format!("**{}**: {} ({})\n\n", term.term, term.meaning, term.class.certainty(&term.source))
}

fn revision(revision: &Revision) -> String {
    format!("**Edition {}**, {}: {}\n\n", revision.edition, revision.date, revision.summary)
}

/// Text that cannot end a table's cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
