//! `show --json`: the item as `list --json` has it, and what the guide says.

use compact_str::CompactString;
use serde::Serialize;

use crate::cli::item::ItemReport;
use crate::cli::output::SCHEMA;
use crate::cli::question::QuestionReport;
use crate::cli::session::Session;
use crate::guide::{EvidenceClass, Fact, Link};
use crate::progress::{Asking, Entry, Progress};

/// Scripts rely on these names.
#[derive(Serialize)]
pub struct ShowReport<'a> {
    schema: u32,
    #[serde(flatten)]
    item: ItemReport<'a>,
    group: &'a str,
    /// In the edition that last changed the item.
    change: &'a str,
    /// What that asks of whoever had closed the item.
    asks: &'a str,
    /// Markdown, like the next fields.
    why: &'a str,
    steps: Vec<String>,
    body: &'a str,
    facts: Vec<FactReport<'a>>,
    questions: Vec<QuestionReport<'a>>,
    links: Vec<LinkReport<'a>>,
    /// Ids of items that are better done first.
    after: &'a [CompactString],
}

#[derive(Serialize)]
struct FactReport<'a> {
    text: &'a str,
    class: EvidenceClass,
    source: &'a str,
}

#[derive(Serialize)]
struct LinkReport<'a> {
    title: &'a str,
    url: &'a str,
}

impl<'a> ShowReport<'a> {
    /// What is out of scope is left out.
    pub fn new(session: &'a Session, entry: &Entry<'a>, progress: &'a Progress) -> Self {
        let (item, scope) = (entry.item, &progress.scope);
        let questions = Asking::all(item, progress);
        let fact = |fact: &'a Fact| FactReport { text: &fact.text, class: fact.class, source: &fact.source };
        Self {
            schema: SCHEMA,
            item: ItemReport::new(&session.guide, entry),
            group: &item.group,
            change: &item.change,
            asks: item.asks.word(),
            why: &item.why,
            steps: scope.steps(item).map(|(_, step)| step.words()).collect(),
            body: &item.body,
            facts: scope.facts(item).map(fact).collect(),
            questions: questions.iter().map(|asking| QuestionReport::new(asking, &entry.record.correspondence)).collect(),
            links: scope.links(item).map(|Link { title, url, .. }| LinkReport { title, url }).collect(),
            after: &item.after,
        }
    }
}
