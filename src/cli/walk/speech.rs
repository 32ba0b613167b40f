//! The sentences of a walk: short, in the order they are needed, and without marks that a screen reader would spell out.

use crate::cli::failure::{Exit, Failure};
use crate::cli::output::{Text, Tone};
use crate::cli::prose::add_prose;
use crate::cli::session::Session;
use crate::cli::show;
use crate::guide::{Item, Section};
use crate::progress::{Entry, Progress, SectionCount, Summary, counted};
use crate::shell::Greeting;
use crate::text::markdown::{plain, read};

pub fn greeting(session: &Session) -> Text {
    let mut text = Text::default();
    let guide = &session.guide;
    text.paragraph("", &format!("{}, step by step. This guide is unofficial; the live pages take precedence.", guide.title));
    if !guide.notice.is_empty() {
        text.paragraph("", &format!("Notice: {}.", guide.notice.text));
    }
    text.paragraph("", "Type help for the commands, quit to stop. Every change is saved at once.");
    text.end();
    text
}

pub fn goodbye(session: &Session, progress: &Progress, exit: Exit) -> Text {
    let summary = session.summary(progress);
    let mut text = sentence(&format!("{}: {}.", summary.label(), summary.verdict(&session.guide)));
    text.paragraph("", &summary.counts.sentence());
    text.line(match exit {
        Exit::Fine => "Everything is saved. Goodbye.",
        _ => "Not everything could be saved: see above. Goodbye.",
    });
    text
}

/// The current item.
pub fn place(session: &Session, progress: &Progress, (section, item): (&Section, &Item)) -> Text {
    let mut text = Text::default();
    text.add(Tone::Strong, &item.title);
    text.line(".");
    let mut in_scope = section.items.iter().filter(|item| progress.scope.covers(item));
    let count = in_scope.clone().count();
    let number = match in_scope.position(|other| other.id == item.id) {
        Some(index) => format!("{} of {count}", index + 1),
        None => "out of scope".to_owned(),
    };
    text.paragraph("", &format!("{}, {number}; its ID is {}.", section.title, item.id));
    for (name, value) in show::fields(session, &Entry::new(section, item, progress)) {
        text.paragraph("", &format!("{name}: {}.", value.trim_end_matches('.')));
    }
    if !item.why.trim().is_empty() {
        add_why(&mut text, &item.why);
    }
    let record = progress.record(&item.id);
    for (number, step) in progress.scope.steps(item) {
        let done = if record.ticked.contains(&number) { ", done" } else { "" };
        text.paragraph(&format!("Step {number}{done}: "), &plain(&step.words()));
    }
    add_prose(&mut text, "", &item.body);
    if let Some(listing) = item.shows {
        add_prose(&mut text, "", &session.guide.listing(listing, session.today()));
    }
    text
}

/// One paragraph on one line; headings, lists and tables each on lines of their own.
fn add_why(text: &mut Text, why: &str) {
    if read(why).len() == 1 {
        text.paragraph("Why: ", &plain(why));
    } else {
        text.line("Why:");
        add_prose(text, "  ", why);
    }
}

pub fn saved(session: &Session, before: &Progress, after: &Progress) -> Text {
    let counts = session.summary(after).counts;
    let mut text = sentence(&format!("Saved. {} Type next to go on.", counts.sentence()));
    let notes = before.records.iter().map(|(id, record)| (id, record.note.trim()));
    // Someone who cannot see the note may not know that there was one.
    for (id, note) in notes.filter(|(id, note)| !note.is_empty() && after.record(id).note.trim() != *note) {
        text.paragraph("", &format!("The previous note of {id} was: {}.", note.trim_end_matches('.')));
    }
    text
}

pub fn complaint(failure: &Failure) -> Text {
    let words = match failure {
        Failure::Arguments(error) => usage(error),
        Failure::Store(_) => format!("Not saved: {failure}"),
        _ => failure.to_string(),
    };
    remark(&words)
}

/// A message of the command line as a sentence.
pub fn remark(words: &str) -> Text {
    let words = words.replace("`hie-onboard ", "`");
    let mut letters = words.trim_end_matches('.').chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    sentence(&first.into_iter().chain(letters).chain(['.']).collect::<String>())
}

/// clap's message with its tip, but without the usage.
fn usage(error: &clap::Error) -> String {
    let text = error.render().to_string();
    let lines = text.strip_prefix("error: ").unwrap_or(&text).lines().map(str::trim);
    let lines = lines.take_while(|line| !line.starts_with("Usage:") && !line.starts_with("For more information"));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ").replace(" tip: ", "; ").replace("subcommand", "command")
}

pub fn sections(session: &Session, progress: &Progress) -> Text {
    let summary = session.summary(progress);
    let mut text = sentence("Type go and one of these names, then next for each page.");
    for (section, SectionCount { counts, .. }) in session.guide.sections.iter().zip(&summary.sections) {
        let state = match counts.total {
            _ if !section.is_tracked() => format!("{} to read.", counted(section.items.len(), "page")),
            0 => "out of scope.".to_owned(),
            _ => counts.sentence(),
        };
        text.paragraph("", &format!("{}: {}; {state}", section.id, section.title));
    }
    text
}

pub fn nothing_next(summary: &Summary) -> Text {
    match summary.waiting.as_slice() {
        [] => sentence("Nothing left to do. Congratulations."),
        ids => sentence(&format!("Nothing can be done now. Waiting: {}.", ids.join(", "))),
    }
}

/// The questions of the first start, each with the command and the option that take the answer; the name has none.
pub fn first_questions(session: &Session) -> Vec<(String, Option<[&'static str; 2]>)> {
    let skipped = match session.greeting() {
        Greeting::Questions if session.is_first() => 0,
        Greeting::ScopeQuestions if session.is_first() => 1,
        _ => return Vec::new(),
    };
    let user = &session.preferences.user().name;
    let systems = session.guide.systems.iter().map(|system| format!("{} ({})", system.id, system.title));
    let systems = systems.collect::<Vec<_>>().join(", ");
    let questions = [
        Some((format!("What is your name? It is recorded with your changes. An empty line means {user}."), None)),
        (!session.guide.systems.is_empty()).then(|| {
            (
                format!(
                    "Which systems does your product connect to? Separate them with commas; an empty line means all: {systems}."
                ),
                Some(["scope", "systems"]),
            )
        }),
        session.guide.has_medical_practice().then(|| {
            (
                "Is it a medical-practice application? Type yes or no; an empty line means yes.".to_owned(),
                Some(["scope", "medical-practice"]),
            )
        }),
        Some(("What is your product called? An empty line leaves it open.".to_owned(), Some(["product", "product"]))),
    ];
    questions.into_iter().skip(skipped).flatten().collect()
}

pub fn question(words: &str) -> Text {
    // The interface takes an empty answer; here it cancels.
    let words = words.split(" (").next().unwrap_or(words);
    sentence(&format!("{words} An empty line or cancel changes nothing."))
}

pub fn sentence(words: &str) -> Text {
    let mut text = Text::default();
    text.paragraph("", words);
    text
}
