//! Guides of any size, in the format of guides, and progress through them.

use std::fmt::Write as _;

use hie_onboard::guide::Guide;
use hie_onboard::progress::{Change, Field, Progress, Stamp, Status};
use jiff::Timestamp;

use crate::Outcome;

/// The kinds of section, among which the items are shared out evenly.
const KINDS: [&str; 5] = ["steps", "commitments", "process", "requirements", "volumes"];

/// Items under one heading.
const GROUP: usize = 12;

/// Of so many items one has a question, is needed for a gate, or is written about.
const SELDOM: usize = 4;

/// The head of every guide; its gates come after it.
const HEAD: &str = r#"
schema = 1
id = "grown"
title = "A guide that grows"
edition = 1
read = 2026-01-01
disclaimer = "It says nothing."
contact = "someone@example.org"
licence = "None."

[[revision]]
edition = 1
date = 2026-01-01
summary = "First."

[[source]]
id = "page"
title = "Page"
url = "https://example.org/"
seen = "2026-01-01"
coverage = "whole"

[[term]]
term = "Sandbox"
meaning = "A place to try things out."
source = ""
class = "general"
"#;

/// The file of a guide with so many items: a chain in each section, in groups, with steps, facts, links and questions.
pub fn guide(items: usize) -> String {
    let mut text = HEAD.to_owned();
    for (gate, kind) in KINDS.iter().enumerate() {
        let needs = numbers(items, gate).step_by(SELDOM).map(|number| format!("\"{}\"", id(number)));
        let needs = needs.collect::<Vec<_>>().join(", ");
        let _ =
            writeln!(text, "\n[[gate]]\nid = \"gate-{gate}\"\ntitle = \"After {kind}\"\nshort = \"{kind}\"\nneeds = [{needs}]");
    }
    for (section, kind) in KINDS.iter().enumerate() {
        let _ = writeln!(
            text,
            "\n[[section]]\nid = \"section-{section}\"\ntitle = \"Section of {kind}\"\ntab = \"{kind}\"\nkind = \"{kind}\"\n\
             purpose = \"What to do\"\nintro = \"\""
        );
        for (place, number) in numbers(items, section).enumerate() {
            text.push_str(&item(number, place));
        }
    }
    text
}

/// The numbers of the items of a section.
fn numbers(items: usize, section: usize) -> std::ops::Range<usize> {
    items * section / KINDS.len()..items * (section + 1) / KINDS.len()
}

fn id(number: usize) -> String {
    format!("item-{number}")
}

fn item(number: usize, place: usize) -> String {
    let id = id(number);
    let after = if place == 0 { String::new() } else { format!("\"{}\"", self::id(number - 1)) };
    let question = if number.is_multiple_of(SELDOM) {
        "\n[[section.item.question]]\ntext = \"How long does it take?\"\nclass = \"unknown\"\nunblocks = \"Planning.\"\n"
    } else {
        ""
    };
    format!(
        "\n[[section.item]]\nid = \"{id}\"\ntitle = \"Do the thing with the number {number}\"\ngroup = \"Group {}\"\n\
         required = {}\nclass = \"official\"\nsources = [\"page\"]\nafter = [{after}]\n\
         why = \"Nothing works before **this** is done, as the page says in so many words.\"\n\
         steps = [\"Fill in the form, and send it to the contact.\", \"Keep the reply as evidence.\"]\n\
         \n[[section.item.fact]]\ntext = \"A reply takes `{number}` working days.\"\nclass = \"official\"\nsource = \"page\"\n\
         \n[[section.item.link]]\ntitle = \"The form\"\nurl = \"https://example.org/{id}.pdf\"\n{question}",
        place / GROUP,
        !number.is_multiple_of(SELDOM)
    )
}

/// Progress in which every status occurs, and some items have an owner, a date, a note and evidence.
pub fn progress(guide: &Guide) -> Outcome<Progress> {
    let mut progress = Progress::new(guide);
    progress.make_dense(guide);
    let stamp = Stamp { at: Timestamp::from_second(1_767_225_600)?, by: "ana".to_owned(), edition: 1 };
    let due = "2026-03-01".parse()?;
    let ids: Vec<String> = guide.tracked().map(|(_, item)| item.id.to_string()).collect();
    for (number, id) in ids.iter().enumerate() {
        let status = Status::ALL[number * number % Status::ALL.len()];
        let mut changes = vec![Change::status(&progress, id, status, "said so", &stamp)];
        if number.is_multiple_of(SELDOM) {
            let evidence = vec![format!("https://example.org/{id}/reply.pdf")];
            let note = "They said that it takes longer.".to_owned();
            let fields = [Field::Owner("ben".to_owned()), Field::Due(Some(due)), Field::Note(note), Field::Evidence(evidence)];
            changes.extend(fields.map(|field| Change::field(&progress, id, field)));
        }
        for change in &changes {
            progress.apply(change);
        }
    }
    Ok(progress)
}

/// `progress` with so many pieces of evidence on the first item.
pub fn with_evidence(mut progress: Progress, pieces: usize) -> Progress {
    let evidence = (0..pieces).map(|number| format!("https://example.org/evidence/{number}.pdf")).collect();
    let change = Change::field(&progress, &id(0), Field::Evidence(evidence));
    progress.apply(&change);
    progress
}
