//! What a walk says: short sentences in the order in which they are needed, and no mark that a screen reader would spell out.

use crate::cli::failure::{Exit, Failure};
use crate::cli::item::Entry;
use crate::cli::output::{Text, Tone};
use crate::cli::prose::add_prose;
use crate::cli::session::Session;
use crate::cli::show;
use crate::guide::{Item, Section};
use crate::progress::{Change, Progress, Status, Summary, counted};
use crate::text::markdown::plain;

/// What stands at the beginning.
pub fn greeting(session: &Session) -> Text {
    let mut text = Text::default();
    let guide = &session.guide;
    text.paragraph("", &format!("{}, step by step. This guide is unofficial; the ministry's live pages rule.", guide.title));
    text.paragraph("", &format!("Notice: {}.", guide.notice.text));
    text.paragraph("", "Type help to hear what you can type, quit to stop. Everything you say is saved at once.");
    text.end();
    text
}

/// What stands at the end.
pub fn goodbye(session: &Session, progress: &Progress, exit: Exit) -> Text {
    let mut text = standing(session, progress);
    text.line(match exit {
        Exit::Fine => "Everything you said is saved. Goodbye.",
        _ => "Not everything could be saved: see above. Goodbye.",
    });
    text
}

/// How far everything is.
pub fn standing(session: &Session, progress: &Progress) -> Text {
    let summary = Summary::new(&session.guide, progress, session.today());
    let mut text = Text::default();
    text.paragraph("", &format!("{}: {}.", summary.readiness.label(), summary.verdict()));
    text.paragraph("", &summary.counts.sentence());
    text
}

/// Where the conversation is, and what is to be done there.
pub fn place(session: &Session, progress: &Progress, (section, item): (&Section, &Item)) -> Text {
    let mut text = Text::default();
    text.add(Tone::Strong, &item.title);
    text.line(".");
    let number = 1 + section.items.iter().position(|other| other.id == item.id).unwrap_or(0);
    text.paragraph("", &format!("{}, {number} of {}; its id is {}.", section.title, section.items.len(), item.id));
    let entry = Entry::new(section, item, progress);
    for fact in facts(session, &entry) {
        add_fact(&mut text, &fact);
    }
    if !item.why.trim().is_empty() {
        text.paragraph("Why: ", &plain(&item.why));
    }
    for (index, step) in item.steps.iter().enumerate() {
        text.paragraph(&format!("Step {}: ", index + 1), &plain(step));
    }
    add_prose(&mut text, "", &item.body);
    text
}

/// What the team knows about the item, each with the name of its field.
fn facts(session: &Session, entry: &Entry) -> Vec<(&'static str, String)> {
    let record = entry.record;
    let overdue = if entry.overdue(session.today()).is_some() { ", which is over" } else { "" };
    let facts = [
        ("status", show::status(session, entry)),
        ("scope", if entry.in_scope { String::new() } else { "it is out of yours".to_owned() }),
        ("change of the guide since", if entry.changed { plain(&entry.item.change) } else { String::new() }),
        ("owner", record.owner.clone()),
        ("due date", record.due.map_or_else(String::new, |due| format!("{due}{overdue}"))),
        ("evidence", record.evidence.join(", ")),
        ("note", record.note.trim().to_owned()),
    ];
    facts.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Adds a sentence such as `Owner: legal.`
fn add_fact(text: &mut Text, (name, value): &(&str, String)) {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let name: String = first.into_iter().chain(letters).collect();
    text.paragraph("", &format!("{name}: {}.", value.trim_end_matches('.')));
}

/// The facts of the guide about the item, its links and its sources.
pub fn more(session: &Session, item: &Item) -> Text {
    let mut text = Text::default();
    show::add_facts(&mut text, item);
    show::add_references(&mut text, &session.guide, item);
    text
}

/// That a change was saved, and what holds now.
pub fn saved(session: &Session, progress: &Progress, change: &Change) -> Text {
    let mut text = outcome("Saved", session, progress, change);
    let summary = Summary::new(&session.guide, progress, session.today());
    let counts = summary.counts;
    text.line(&format!("{} of {} are closed. Type next to go on.", counts.closed(), counts.total));
    text
}

/// What was taken back, and what holds now.
pub fn taken_back(session: &Session, progress: &Progress, changes: &[Change]) -> Text {
    let mut text = Text::default();
    for change in changes {
        let id = if let Change::Item { id, .. } = change { id } else { "your scope" };
        text.append(outcome(&format!("Taken back for {id}"), session, progress, change));
    }
    text
}

fn outcome(what: &str, session: &Session, progress: &Progress, change: &Change) -> Text {
    let mut text = sentence(&format!("{what}."));
    if let Change::Item { id, after, .. } = change
        && let Some((section, item)) = session.guide.find(id)
    {
        let facts = facts(session, &Entry::new(section, item, progress));
        match facts.iter().find(|(name, _)| *name == after.name()) {
            Some(fact) => add_fact(&mut text, fact),
            None => text.paragraph("", &format!("It has no {} now.", after.name())),
        }
    }
    text
}

/// That nothing had to be saved.
pub fn unchanged() -> Text {
    sentence("That is so already: nothing was changed.")
}

/// What went wrong.
pub fn complaint(failure: &Failure) -> Text {
    let words = match failure {
        Failure::Store(_) => format!("Not saved: {failure}."),
        Failure::ReasonMissing(_) => "Nothing was changed: it needs a reason.".to_owned(),
        Failure::ReasonNotAsked(status) => {
            format!("Nothing was changed: {} has no reason. Type other words with note.", status.label())
        }
        _ => format!("Sorry: {failure}."),
    };
    sentence(&words)
}

/// The statuses that there are.
pub fn statuses() -> Text {
    let named = |status: &Status| format!("{}: {}", status.word(), status.label());
    let words: Vec<String> = Status::ALL.iter().map(named).collect();
    sentence(&format!("Type status and one of these words, then why if there is a reason. {}.", words.join("; ")))
}

/// The sections and how far they are.
pub fn sections(session: &Session, progress: &Progress) -> Text {
    let summary = Summary::new(&session.guide, progress, session.today());
    let mut text = sentence("Type section and one of these words.");
    for (section, counted_section) in session.guide.sections.iter().zip(&summary.sections) {
        let counts = counted_section.counts;
        let state = if section.is_tracked() {
            format!("{} of {} are closed", counts.closed(), counts.total)
        } else {
            counted(section.items.len(), "page") + " to read"
        };
        text.paragraph("", &format!("{}: {}; {state}.", section.id, section.title));
    }
    text
}

/// That nothing is next.
pub fn nothing_next(summary: &Summary) -> Text {
    match summary.waiting.as_slice() {
        [] => sentence("Nothing is left to do. Congratulations."),
        ids => sentence(&format!("Nothing can be done now. Waiting: {}.", ids.join(", "))),
    }
}

/// That the conversation has not been anywhere else.
pub fn nothing_before() -> Text {
    sentence("This is where you began.")
}

fn sentence(words: &str) -> Text {
    let mut text = Text::default();
    text.paragraph("", words);
    text
}
