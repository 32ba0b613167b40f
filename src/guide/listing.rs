//! The guide's own lists as Markdown, for the reference pages that show them.

use jiff::civil::Date;

use super::content::{Guide, Revision, SectionKind, Source, System, Term};
use super::item::{Item, Listing};

impl Guide {
    pub fn listing(&self, listing: Listing, today: Date) -> String {
        match listing {
            Listing::Systems => self.systems.iter().map(system).collect(),
            Listing::Volumes => self.volumes(),
            Listing::Sources => self.sources.iter().map(|source| self.source_entry(source, today)).collect(),
            Listing::Terms => self.terms.iter().map(term).collect(),
            Listing::Revisions => self.revisions.iter().map(revision).collect(),
            Listing::Notice => format!("**{}**\n\n{}\n\n{}", self.notice.text, self.notice.detail, self.disclaimer),
        }
    }

    fn source_entry(&self, source: &Source, today: Date) -> String {
        format!("**{}**: {}; {}\n\n`{}`\n\n", source.id, source.title, self.provenance(source, today), source.url)
    }

    fn volumes(&self) -> String {
        let volumes = self.sections.iter().filter(|section| section.kind == SectionKind::Volumes);
        let rows = volumes.flat_map(|section| &section.items);
        let rows = rows.map(|item| format!("| {} | {} |\n", cell(&item.title), cell(&self.systems_of(item))));
        "| Volume | Applies to |\n|---|---|\n".to_owned() + &rows.collect::<String>()
    }

    /// Empty where the guide is about one system only.
    pub fn systems_of(&self, item: &Item) -> String {
        if !item.applies_to.is_empty() {
            return item.applies_to.to_string();
        }
        let systems = self.systems.iter().filter(|system| item.systems.contains(&system.id));
        match systems.map(|system| system.short.as_str()).collect::<Vec<_>>().join(", ") {
            systems if systems.is_empty() && !self.systems.is_empty() => "all systems".to_owned(),
            systems => systems,
        }
    }
}

fn system(system: &System) -> String {
    let caution = if system.caution.is_empty() { String::new() } else { format!(" *{}*", system.caution) };
    let certainty = system.class.certainty(&system.source);
    format!("**{}** (`{}`): {}{caution} ({certainty})\n\n", system.title, system.id, system.summary)
}

fn term(term: &Term) -> String {
    let certainty = term.class.certainty(&term.source);
    let certainty = if certainty.is_empty() { certainty } else { format!(" ({certainty})") };
    format!("**{}**: {}{certainty}\n\n", term.term, term.meaning)
}

fn revision(revision: &Revision) -> String {
    format!("**Edition {}**, {}: {}\n\n", revision.edition, revision.date, revision.summary)
}

/// Escapes what would end a table cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
