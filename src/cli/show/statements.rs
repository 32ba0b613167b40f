//! What is stated about an item, and by whom: the guide's facts and questions, what was said to the team, and the sources.

use crate::cli::output::Text;
use crate::cli::question::{add_history, words};
use crate::cli::session::Session;
use crate::guide::{Fact, Item, Link};
use crate::progress::{Asking, Entry, Progress};
use crate::text::markdown::plain;
use crate::text::width;

/// Facts, questions with their answers, correspondence, prerequisites, links and sources.
pub fn statements(session: &Session, entry: &Entry, progress: &Progress) -> Text {
    let (mut text, scope) = (Text::default(), &progress.scope);
    add_facts(&mut text, session, scope.facts(entry.item).collect());
    add_questions(&mut text, session, entry, progress);
    add_correspondence(&mut text, session, entry);
    add_references(&mut text, entry.item, scope.links(entry.item).collect());
    add_sources(&mut text, session, entry.item);
    text
}

fn add_facts(text: &mut Text, session: &Session, facts: Vec<&Fact>) {
    if !facts.is_empty() {
        text.heading("What is known");
    }
    for Fact { text: fact, class, source, .. } in facts {
        let age = session.guide.age(source, session.today()).map(|age| format!(", {age}")).unwrap_or_default();
        text.paragraph("  - ", &format!("{} ({}{age})", plain(fact), class.certainty(source)));
    }
}

fn add_questions(text: &mut Text, session: &Session, entry: &Entry, progress: &Progress) {
    let askings = Asking::all(entry.item, progress);
    if !askings.is_empty() {
        text.heading("Questions to ask");
    }
    for asking in askings {
        let lead = format!("  {}. ", asking.number);
        let unblocks = if asking.unblocks().is_empty() { String::new() } else { format!(" Unblocks: {}", asking.unblocks()) };
        text.paragraph(&lead, &format!("{}{unblocks}", words(&asking)));
        add_history(text, &" ".repeat(width(&lead)), &asking, &entry.record.correspondence, &session.zone);
    }
}

fn add_correspondence(text: &mut Text, session: &Session, entry: &Entry) {
    if !entry.record.correspondence.is_empty() {
        text.heading("Correspondence");
    }
    for line in &entry.record.correspondence {
        text.paragraph("  - ", &line.sentence(&session.zone));
    }
}

fn add_references(text: &mut Text, item: &Item, links: Vec<&Link>) {
    if !item.after.is_empty() {
        text.heading("Do first");
        text.paragraph("  ", &item.after.join(", "));
    }
    if !links.is_empty() {
        text.heading("Links");
    }
    for Link { title, url, .. } in links {
        text.line(&format!("  {title}"));
        text.line(&format!("    {url}"));
    }
}

/// Every source that the item or one of its facts cites.
fn add_sources(text: &mut Text, session: &Session, item: &Item) {
    text.heading("Sources");
    for source in session.guide.sources_of(item) {
        let provenance = session.guide.provenance(source, session.today());
        text.paragraph("  ", &format!("{}: {}; {provenance}", source.id, source.title));
        text.line(&format!("    {}", source.url));
    }
}
